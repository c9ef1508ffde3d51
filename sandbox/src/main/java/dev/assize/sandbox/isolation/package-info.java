/**
 * Runs one job isolated, and proves that it is gone. Everything here happens inside the warden's
 * namespaces, where the process is "root" without any right over the host.
 *
 * <p>The seams for what observes a job are {@link dev.assize.sandbox.isolation.Network} and {@link
 * dev.assize.sandbox.isolation.Watcher}: whoever captures traffic or watches files implements one
 * of them in a package of its own and adds it in {@code warden.Warden}.
 *
 * <p>Guaranteed: a job has no capability, sees no file of the host but what is bound, writes only
 * to file systems of bounded size, reaches only the network that it was given, and nothing of it
 * runs when its results are read. Not guaranteed: that it cannot find out that it runs in a
 * container, and safety from errors in the kernel.
 */
@NullMarked
package dev.assize.sandbox.isolation;

import org.jspecify.annotations.NullMarked;
