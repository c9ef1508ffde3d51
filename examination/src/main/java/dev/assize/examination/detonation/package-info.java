/**
 * Runs agents that are programs as the untrusted software they are, and keeps what was observed.
 *
 * <p>No agent's program is ever started outside a sandbox; where that is impossible, nothing is
 * run.
 */
@NullMarked
package dev.assize.examination.detonation;

import org.jspecify.annotations.NullMarked;
