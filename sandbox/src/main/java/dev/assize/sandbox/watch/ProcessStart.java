package dev.assize.sandbox.watch;

import java.util.List;

/**
 * A program that a process of the run asked the kernel to start in its place.
 *
 * <p>A hint, not proof: the call may have failed, as when a shell tries the folders of its path one
 * after the other, and a hostile program with two threads may have changed the arguments after they
 * were read.
 *
 * @param at nanoseconds on the machine's monotonic clock, as {@link System#nanoTime} in any JVM
 *     here
 * @param pid the process, in the observer's PID namespace; its children have others
 * @param parent its parent then, 0 if unknown
 * @param executable the path as the process gave it, so possibly relative to its own directory;
 *     empty if it could not be read
 * @param arguments as given, the first is the program's own name; at most {@value #MAX_ARGUMENTS},
 *     each cut at {@value #MAX_LENGTH} bytes
 * @param complete whether executable and arguments were read, and none was cut or left out
 */
public record ProcessStart(
    long at, int pid, int parent, String executable, List<String> arguments, boolean complete) {

  /** How many arguments are kept. */
  public static final int MAX_ARGUMENTS = 64;

  /** How many bytes of one path or argument are kept. */
  public static final int MAX_LENGTH = 1024;

  /** Copies the arguments. */
  public ProcessStart {
    arguments = List.copyOf(arguments);
  }
}
