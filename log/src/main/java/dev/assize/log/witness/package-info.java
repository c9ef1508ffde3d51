/**
 * Witnesses: they cosign a log's checkpoint if the log has only grown since the last one that they
 * cosigned. Whoever requires enough of them cannot be shown a log of his own.
 *
 * @see <a href="https://c2sp.org/tlog-witness">C2SP tlog-witness</a>
 */
@NullMarked
package dev.assize.log.witness;

import org.jspecify.annotations.NullMarked;
