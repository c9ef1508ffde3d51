/**
 * A transparency log by the C2SP specifications: an append-only list of entries whose whole content
 * a few bytes, the checkpoint, commit to. What entries mean is not the log's business.
 */
@NullMarked
package dev.assize.log;

import org.jspecify.annotations.NullMarked;
