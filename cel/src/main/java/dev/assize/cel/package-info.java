/**
 * The one expression language of Assize: CEL, typed, bounded, compiled once and evaluated often.
 *
 * <p>An expression can neither hang nor exhaust memory: its size, its loops, its steps and the size
 * of every value on the way are bounded, by counts and not by clocks, so that the same expression
 * over the same values always gives the same answer. Whatever goes wrong is an {@link
 * dev.assize.cel.ExpressionException} that says what and where.
 *
 * @see <a href="https://github.com/cel-expr/cel-spec">CEL specification</a>
 */
@NullMarked
package dev.assize.cel;

import org.jspecify.annotations.NullMarked;
