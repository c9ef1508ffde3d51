/** Decisions as signed statements that other gates can read. */
@NullMarked
package dev.assize.gate.summary;

import org.jspecify.annotations.NullMarked;
