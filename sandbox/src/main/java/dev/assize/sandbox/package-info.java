/**
 * Runs programs that may be hostile, and sees everything they do.
 *
 * <p>What runs here reaches no file, process or network outside; whatever it sends lands in our
 * hands. What cannot be observed is reported as such, never as clean.
 */
@NullMarked
package dev.assize.sandbox;

import org.jspecify.annotations.NullMarked;
