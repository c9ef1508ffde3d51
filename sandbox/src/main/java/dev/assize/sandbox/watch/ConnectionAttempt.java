package dev.assize.sandbox.watch;

/**
 * An address that a process of the run asked the kernel to connect or send to. A hint like {@link
 * ProcessStart}: it tells which process probably stands behind a connection that was captured.
 *
 * @param at nanoseconds on the machine's monotonic clock
 * @param pid the process, in the observer's PID namespace
 * @param address {@code 192.0.2.1:443}, {@code [2001:db8::1]:53}, {@code unix:/run/socket}, {@code
 *     unix:@abstract} or {@code family 16}
 */
public record ConnectionAttempt(long at, int pid, String address) {}
