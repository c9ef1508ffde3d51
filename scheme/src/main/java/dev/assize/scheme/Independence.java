package dev.assize.scheme;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * When an evaluator is too close to a producer. What is not disclosed counts as too close.
 *
 * @param hops how many steps of owning and funding are followed
 * @param share from which a share in a party makes a step; unknown shares do
 * @param coolingOff after advising, how long an evaluator may not examine
 * @param feeShare from which a payer's part of an evaluator's income makes it dependent
 * @param competitorWindow how long an applicant counts as a competitor of later ones
 */
public record Independence(
    int hops,
    BigDecimal share,
    Duration coolingOff,
    BigDecimal feeShare,
    Duration competitorWindow) {}
