/**
 * What a decision can rest on: a closed list of flat, typed facts, each derived from evidence and
 * remembered with it, and formulas over them.
 *
 * <p>A fact is known or not known. That something is absent, stale, unreachable or does not verify
 * is never a value, so no comparison can come out true of it by accident: a formula that depends on
 * such a fact is neither true nor false, by Kleene's three-valued logic.
 */
@NullMarked
package dev.assize.gate.fact;

import org.jspecify.annotations.NullMarked;
