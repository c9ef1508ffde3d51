/**
 * Examinations: a plan, trials, findings, a verdict, and the evidence for it.
 *
 * <p>Everything random follows from the plan's seed. Findings are a pure function of the plan and
 * the journal.
 */
@NullMarked
package dev.assize.examination;

import org.jspecify.annotations.NullMarked;
