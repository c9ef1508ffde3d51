/**
 * What was seen on the network, as records, and the files that hold the bytes.
 *
 * <p>Bodies go to disk as they come and are never in memory whole. Every body's size and digest are
 * those of all its bytes, also when only its beginning was kept.
 */
@NullMarked
package dev.assize.sandbox.capture.flow;

import org.jspecify.annotations.NullMarked;
