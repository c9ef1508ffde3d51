/**
 * Trust policies: which logs, and how many of which witnesses, make a checkpoint believed.
 *
 * @see <a href="https://c2sp.org/tlog-policy">C2SP tlog-policy</a>
 */
@NullMarked
package dev.assize.log.policy;

import org.jspecify.annotations.NullMarked;
