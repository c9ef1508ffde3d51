package dev.assize.scheme;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How much of the examining one party may have. Above a cap it is assigned nothing.
 *
 * @param window over which outcomes are counted
 * @param minimum below as many outcomes in the window no cap holds, since shares then mean nothing
 * @param evaluator cap on one evaluator's share
 * @param owner cap on the share of all evaluators of one owner
 * @param judgeModelVendor cap on the share of outcomes that one vendor's models helped with
 * @param index Herfindahl-Hirschman index, 0 to 10,000, from which the register warns
 */
public record Concentration(
    Duration window,
    int minimum,
    BigDecimal evaluator,
    BigDecimal owner,
    BigDecimal judgeModelVendor,
    int index) {}
