/**
 * Takes whatever agents send, to whomever, and answers so that they go on sending.
 *
 * <p>Nothing reaches the real world but by a {@link dev.assize.sandbox.capture.Route}. What cannot
 * be read is recorded as such, and what was sent without being recorded at all is found by the
 * packets on the wire: a run whose {@link dev.assize.sandbox.capture.Outcome} is not complete must
 * never be called clean.
 */
@NullMarked
package dev.assize.sandbox.capture;

import org.jspecify.annotations.NullMarked;
