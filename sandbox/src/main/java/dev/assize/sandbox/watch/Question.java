package dev.assize.sandbox.watch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One question of the kernel's at a time, and its answer, which is always "go on": {@code struct
 * seccomp_notif} and {@code struct seccomp_notif_resp} of linux/seccomp.h. Not thread-safe.
 */
final class Question {

  private static final long RECEIVE = 0xC0502100L;
  private static final long SEND = 0xC0182101L;
  private static final long SET_FLAGS = 0x40082104L;
  private static final long SYNC_WAKE_UP = 1;
  private static final int CONTINUE = 1;
  private static final int ARGUMENTS = 32;

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment question = arena.allocate(80, 8);
  private final MemorySegment answer = arena.allocate(24, 8);
  private final int listener;

  /**
   * @param listener the descriptor that {@link StartFilter#install} returned
   */
  Question(int listener) {
    this.listener = listener;
    // Linux 6.6 can hand the CPU to us and back, which halves the cost; older ones refuse.
    Kernel.call(Syscall.IOCTL, listener, SET_FLAGS, SYNC_WAKE_UP);
  }

  /** Takes the next question. False if whoever asked is gone again. */
  boolean receive() {
    question.fill((byte) 0);
    return Kernel.callThrough(Syscall.IOCTL, listener, RECEIVE, question.address()) >= 0;
  }

  /** Lets the call that was asked about go on. */
  void answer() {
    answer.fill((byte) 0);
    answer.set(ValueLayout.JAVA_LONG, 0, question.get(ValueLayout.JAVA_LONG, 0));
    answer.set(ValueLayout.JAVA_INT, 20, CONTINUE);
    Kernel.callThrough(Syscall.IOCTL, listener, SEND, answer.address());
  }

  /** The thread that asks, in our PID namespace. */
  int pid() {
    return question.get(ValueLayout.JAVA_INT, 8);
  }

  /** Whether this is the call that it asks about. */
  boolean isAbout(Syscall syscall) {
    return question.get(ValueLayout.JAVA_INT, 16) == syscall.number();
  }

  /** An argument of the call, from 0. */
  long argument(int index) {
    return question.get(ValueLayout.JAVA_LONG, ARGUMENTS + 8L * index);
  }
}
