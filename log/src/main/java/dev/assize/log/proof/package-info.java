/**
 * Proofs that a log holds an entry, in one text that anybody can verify without the log.
 *
 * @see <a href="https://c2sp.org/tlog-proof">C2SP tlog-proof</a>
 */
@NullMarked
package dev.assize.log.proof;

import org.jspecify.annotations.NullMarked;
