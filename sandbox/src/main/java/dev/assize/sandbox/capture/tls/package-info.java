/**
 * Reads what agents encrypt, by certificates that they trust because their trust stores hold our
 * authority.
 *
 * <p>Nothing weakens a client: one that pins, or brings its own roots, refuses us, and that is
 * reported. No name in a certificate tells who made it.
 */
@NullMarked
package dev.assize.sandbox.capture.tls;

import org.jspecify.annotations.NullMarked;
