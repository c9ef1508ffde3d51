/**
 * Signed envelopes: DSSE version 1.
 *
 * @see <a href="https://github.com/secure-systems-lab/dsse/blob/master/protocol.md">protocol</a>
 */
@NullMarked
package dev.assize.statement.dsse;

import org.jspecify.annotations.NullMarked;
