package dev.assize.sandbox.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A program, and a record of every program that it and its descendants start.
 *
 * <p>How: a thread of its own puts itself under a seccomp filter that turns execve(2), execveat(2),
 * connect(2) and sendto(2) into questions to us, and starts the program, which inherits the filter
 * (seccomp(2), seccomp_unotify(2)). Another thread reads the arguments from the asking process and
 * answers "go on". It works through bubblewrap and nested namespaces, and beside filters that the
 * run installs itself.
 *
 * <p>What it cannot do: it is no policy, since arguments can change after they were read. Other
 * ways to speak to an address (sendmsg, io_uring) and calls of foreign architectures are not seen.
 * A program of the run that wants such a listener for itself is refused one (EBUSY).
 *
 * <p>The run gets {@code no_new_privs}. Thread-safe.
 */
public final class ProcessWatch implements AutoCloseable {

  private static final int MOST_RECORDS = 10_000;
  private static final long MOST_BYTES = 32 << 20;

  private final Process process;
  private final StartListener listener;
  private final Thread thread;
  private final StartRecorder recorder;
  private final Gaps gaps;

  private ProcessWatch(
      Process process, StartListener listener, Thread thread, StartRecorder recorder, Gaps gaps) {
    this.process = process;
    this.listener = listener;
    this.thread = thread;
    this.recorder = recorder;
    this.gaps = gaps;
  }

  /**
   * Starts a program under observation. If the kernel refuses the observation, the program runs
   * without, and {@link #gaps} says so.
   *
   * @param builder describes the program; redirects to files, pipes and inheritance are honoured
   * @throws IOException if the program cannot be started
   * @throws UnsupportedOperationException if the C library lacks what is needed (glibc before 2.34)
   */
  public static ProcessWatch start(ProcessBuilder builder) throws IOException {
    return start(builder, MOST_RECORDS, MOST_BYTES);
  }

  static ProcessWatch start(ProcessBuilder builder, int mostRecords, long mostBytes)
      throws IOException {
    Gaps gaps = new Gaps();
    StartRecorder recorder = new StartRecorder(mostRecords, mostBytes);
    Bell bell = new Bell();
    Spawn spawn = new Spawn(builder);
    Launcher launcher = new Launcher(spawn, bell);
    Thread launching = Thread.ofPlatform().name("run-launcher").daemon().unstarted(launcher);
    StartListener listener = new StartListener(launcher, launching, spawn, bell, recorder, gaps);
    Thread listening = Thread.ofPlatform().name("run-listener").daemon().unstarted(listener);
    listening.start();
    launching.start();
    try {
      Process process = listener.awaitStart();
      return new ProcessWatch(process, listener, listening, recorder, gaps);
    } catch (IOException e) {
      Patience.awaitEnd(listening);
      spawn.closeOurEnds();
      throw new IOException(
          "cannot start " + builder.command().getFirst() + ": " + e.getMessage(), e);
    }
  }

  /** The program itself. */
  public Process process() {
    return process;
  }

  /** What has been started so far, in order; the first are the program itself. */
  public List<ProcessStart> starts() {
    return recorder.starts();
  }

  /** Which addresses have been spoken to so far, in order. */
  public List<ConnectionAttempt> connections() {
    return recorder.connections();
  }

  /** What is missing from the records; empty if nothing is. */
  public List<String> gaps() {
    List<String> all = new ArrayList<>(gaps.list());
    if (recorder.left() > 0) {
      all.add("there was no room for " + recorder.left() + " program starts and connections");
    }
    return List.copyOf(all);
  }

  /**
   * Waits until the program has ended, then stops observing its descendants; they could start no
   * other programs afterwards, so end the run first. The records stay readable.
   */
  @Override
  public void close() {
    listener.close();
    Patience.awaitEnd(thread);
  }
}
