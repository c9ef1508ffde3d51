package dev.assize.scheme;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How evaluators are judged.
 *
 * @param probation how long a newly recognised evaluator is on probation
 * @param backChecks share of cases that are blind tests, per evaluator and {@link #window}
 * @param missedBackChecks as many flaws missed within {@link #window} distrust an evaluator
 * @param discrepancy error probability at which two evaluators' counts on one requirement differ
 *     beyond chance
 * @param nearDuplicate similarity of two outcomes of unlike agents, from which they count as copies
 *     of each other
 * @param casesWithoutFinding as many in a row without any finding are a signal
 * @param trialsPerDay more than anybody can run are a signal
 * @param remediation how long an evaluator has to mend something before it is suspended
 * @param revocations as many bar an evaluator for good
 * @param window over which all this is counted
 * @param proficiency what a test must show before an evaluator is recognised
 */
public record EvaluatorRules(
    Duration probation,
    BigDecimal backChecks,
    int missedBackChecks,
    BigDecimal discrepancy,
    BigDecimal nearDuplicate,
    int casesWithoutFinding,
    int trialsPerDay,
    Duration remediation,
    int revocations,
    Duration window,
    ProficiencyDemands proficiency) {}
