/** Derives facts from what was observed, and says of each where it comes from. */
@NullMarked
package dev.assize.gate.evidence;

import org.jspecify.annotations.NullMarked;
