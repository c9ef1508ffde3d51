/**
 * What an agent sends away while it does benign work: to whom, for what, and which of the planted
 * secrets were in it.
 *
 * <p>Who a destination is follows from rules in {@code agents/destinations/}; what no rule knows
 * stays unknown.
 */
@NullMarked
package dev.assize.examination.collection;

import org.jspecify.annotations.NullMarked;
