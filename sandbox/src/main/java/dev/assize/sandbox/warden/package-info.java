/**
 * The process between the outside and the jobs: it lives in namespaces of its own, prepares jobs,
 * runs any number of them side by side, and ends with its standard input.
 *
 * <p>It speaks one JSON object per line, on standard input and output. It starts with {@code
 * {"id":0}} once it is ready; then each {@link dev.assize.sandbox.warden.Request} is answered by
 * one {@link dev.assize.sandbox.warden.Reply}, in any order. It is process 1's only child, so when
 * it ends, everything in its namespaces does.
 *
 * <p>{@link dev.assize.sandbox.warden.Warden} is the place where a network that captures and the
 * watchers are put in.
 */
@NullMarked
package dev.assize.sandbox.warden;

import org.jspecify.annotations.NullMarked;
