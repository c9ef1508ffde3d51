/**
 * What an agent sends away while it does benign work: to whom, for what, and which of the planted
 * secrets were in it.
 *
 * <p>Who a destination is follows from rules in {@code agents/destinations/}; what no rule knows
 * stays unknown. What could not be seen or read is said, and makes the statement inconclusive: that
 * nothing left is said only where everything was seen.
 */
@NullMarked
package dev.assize.examination.collection;

import org.jspecify.annotations.NullMarked;
