package dev.assize.scheme;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a proficiency test must show for an evaluator to be recognised by it. That it was passed,
 * and is about that very evaluator, goes without saying.
 *
 * @param age how old it may be when the recognition has effect
 * @param flaws at least so many specimens of it had a flaw that had to be found
 * @param sound at least so many had none
 * @param found share of the flaws that were found, at least
 * @param falseAlarms share of the sound specimens that were failed, at most
 */
public record ProficiencyDemands(
    Duration age, int flaws, int sound, BigDecimal found, BigDecimal falseAlarms) {}
