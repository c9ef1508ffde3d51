/**
 * The second opinion: what the wire carried, packet by packet, held against what the listeners
 * recorded. What no record explains makes a run's result incomplete, whatever else was seen.
 */
@NullMarked
package dev.assize.sandbox.capture.packet;

import org.jspecify.annotations.NullMarked;
