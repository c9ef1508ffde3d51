/** The procurement record: a decision with all that it rests on, on a page that can be printed. */
@NullMarked
package dev.assize.gate.record;

import org.jspecify.annotations.NullMarked;
