/**
 * Statements: in-toto Statement version 1, and the predicates that Assize signs.
 *
 * @see <a href="https://github.com/in-toto/attestation/tree/main/spec/v1">in-toto attestations</a>
 */
@NullMarked
package dev.assize.statement.intoto;

import org.jspecify.annotations.NullMarked;
