/**
 * The gold standard as data: which hazards must not happen how often, at which tier, and how useful
 * an agent must stay.
 */
@NullMarked
package dev.assize.scheme;

import org.jspecify.annotations.NullMarked;
