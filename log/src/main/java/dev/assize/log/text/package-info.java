/**
 * What the log's text formats share: they are lines of UTF-8 that end with a line feed, and every
 * value has exactly one way to be written.
 *
 * <p>One way each, because what may be written in two ways can be changed without anybody noticing.
 */
@NullMarked
package dev.assize.log.text;

import org.jspecify.annotations.NullMarked;
