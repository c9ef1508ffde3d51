/**
 * All that the evidence says of an agent, with where each part comes from and who says it: for
 * those who tell people. What they show is gathered here once.
 */
@NullMarked
package dev.assize.gate.account;

import org.jspecify.annotations.NullMarked;
