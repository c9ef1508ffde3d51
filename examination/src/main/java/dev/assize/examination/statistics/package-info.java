/**
 * Decides, from counts of trials alone, whether a rate is below or above a threshold.
 *
 * <p>Every answer is valid at whatever trial one stops, depends only on the counts and not on their
 * order, and is equal to the last bit wherever it is recomputed: the path to a verdict uses only
 * basic arithmetic and {@link java.lang.StrictMath}. {@link
 * dev.assize.examination.statistics.EProcess} is the one piece of mathematics; {@link
 * dev.assize.examination.statistics.DecisionRule} decides one requirement with it, {@link
 * dev.assize.examination.statistics.Holm} a list of them.
 */
@NullMarked
package dev.assize.examination.statistics;

import org.jspecify.annotations.NullMarked;
