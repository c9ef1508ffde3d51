/**
 * The vocabulary that every other module speaks: digests, seeds, outcomes, findings, canonical
 * JSON.
 *
 * <p>Everything here is an immutable value. Nothing here knows what an agent, a world or a log is.
 */
@NullMarked
package dev.assize.statement;

import org.jspecify.annotations.NullMarked;
