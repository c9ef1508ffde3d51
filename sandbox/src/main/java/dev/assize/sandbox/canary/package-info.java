/**
 * Secrets that belong to nobody, and the search for them in whatever leaves.
 *
 * <p>A {@link Canary} is planted where an agent may find it; a {@link CanaryScanner} recognises it,
 * or a part of it, in any bytes and through the usual encodings and containers. Strength is counted
 * in bits of the planted secret, so that chance can be told from a leak: a {@link Leak} of 64 bits
 * or more does not happen by accident. What is encrypted, hashed or permuted cannot be recognised;
 * {@code docs/canary-detection.md} holds what is and what is not, and a test keeps it true.
 *
 * <p>All that is scanned is hostile: memory and work are bounded, and no bytes make a scan fail.
 */
@NullMarked
package dev.assize.sandbox.canary;

import org.jspecify.annotations.NullMarked;
