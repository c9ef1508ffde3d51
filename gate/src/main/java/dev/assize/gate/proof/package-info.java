/**
 * What can be said of a policy for all facts at once.
 *
 * <p>A policy compares facts with constants only, so each fact's values fall into finitely many
 * cells between which no clause can tell a difference. All combinations of cells are gone through;
 * where a few facts settle the question already, all combinations of the others are done in one
 * step. What decides and what is proven is the same code, evaluated on sets of outcomes instead of
 * single ones.
 */
@NullMarked
package dev.assize.gate.proof;

import org.jspecify.annotations.NullMarked;
