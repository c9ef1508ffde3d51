/**
 * Checkpoints: a few lines that commit to the whole content of a log, signed by the log and
 * cosigned by witnesses that saw it only grow.
 *
 * @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
 * @see <a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature</a>
 */
@NullMarked
package dev.assize.log.checkpoint;

import org.jspecify.annotations.NullMarked;
