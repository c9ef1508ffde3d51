/**
 * Ed25519 keys (RFC 8032), in the text forms of the C2SP signed-note specification, which logs,
 * witnesses and evaluators all use.
 *
 * <p>The arithmetic is Bouncy Castle's low-level Ed25519, which verifies about ten times as many
 * signatures per second as the JDK's.
 */
@NullMarked
package dev.assize.statement.key;

import org.jspecify.annotations.NullMarked;
