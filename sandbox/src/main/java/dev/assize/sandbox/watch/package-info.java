/**
 * Sees what a run does to files and which programs it starts, from outside of it.
 *
 * <p>Files are observed with fanotify(7), which no way of reading or writing evades; what the
 * kernel could not keep for us is reported as a gap, so "nothing seen" is only claimed where
 * everything would have been. Program starts come from seccomp user notification and are hints: a
 * hostile program can change its arguments after they were read.
 *
 * <p>Linux on x86-64 and AArch64, without any C of our own and without privileges beyond a user
 * namespace.
 */
@NullMarked
package dev.assize.sandbox.watch;

import org.jspecify.annotations.NullMarked;
