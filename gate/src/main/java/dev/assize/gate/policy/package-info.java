/**
 * Policies: decision tables over facts, and what they decide.
 *
 * <p>Clauses apply or do not; their order means nothing. The severest answer that an applying
 * clause gives is the answer: DENY, UNKNOWN, ALLOW_WITH_CONDITIONS, ALLOW. Nobody is let in unless
 * a clause says so, and a clause that depends on a fact that is not known never helps anybody in.
 */
@NullMarked
package dev.assize.gate.policy;

import org.jspecify.annotations.NullMarked;
