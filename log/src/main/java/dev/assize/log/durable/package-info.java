/**
 * Files that other processes read while they change, and that survive crashes: replaced in one
 * step, made durable together, and written by one process at a time.
 */
@NullMarked
package dev.assize.log.durable;

import org.jspecify.annotations.NullMarked;
