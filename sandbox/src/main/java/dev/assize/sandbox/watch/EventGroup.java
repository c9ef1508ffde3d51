package dev.assize.sandbox.watch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue of file events in the kernel (fanotify(7), Linux 5.17), and the thread that empties it.
 *
 * <p>The kernel keeps 16,384 different events. What comes faster than it is read is lost, and then
 * the kernel says so. Events that this process causes are left out.
 */
final class EventGroup {

  private static final long CLOEXEC = 0x1;
  private static final long NONBLOCK = 0x2;
  private static final long REPORT_ALL_HANDLES_AND_NAMES = 0x1E00;
  private static final long EVENT_FLAGS = 0x80000; // O_CLOEXEC
  private static final long ADD = 0x1;
  private static final long DONT_FOLLOW = 0x4;
  private static final long FILESYSTEM = 0x100;
  private static final int AT_FDCWD = -100;

  /** Others' identifiers are not told to those without privileges, but one's own is. */
  private static final int SELF = (int) ProcessHandle.current().pid();

  /** In nanoseconds. Lets events of one file merge, and is far too short to fill the queue. */
  private static final long PAUSE = 2_000_000;

  private static final int BUFFER = 256 * 1024;

  private final int descriptor;
  private final Bell bell = new Bell();
  private final Gaps gaps;
  private @Nullable Thread thread;
  private volatile boolean stopping;

  /**
   * @param gaps learns of what was lost
   * @throws IOException if the kernel refuses
   */
  EventGroup(Gaps gaps) throws IOException {
    long result =
        Kernel.call(
            Syscall.FANOTIFY_INIT, CLOEXEC | NONBLOCK | REPORT_ALL_HANDLES_AND_NAMES, EVENT_FLAGS);
    if (result < 0) {
      bell.close();
      throw new IOException("fanotify: " + Kernel.error(result));
    }
    this.descriptor = (int) result;
    this.gaps = gaps;
  }

  /**
   * Starts to hand over events.
   *
   * @param consumer gets each event in the order of the kernel, on a thread of its own
   */
  void start(Consumer<FileEvent> consumer) {
    thread = Thread.ofPlatform().name("run-files").daemon().start(() -> empty(consumer));
  }

  /** Asks for events of one file, or of one folder and, with ON_CHILD, of what is in it. */
  void mark(Path path, long mask) throws IOException {
    mark(path, mask, ADD | DONT_FOLLOW);
  }

  /**
   * Asks for events of a whole file system. It must have been mounted in our own user namespace,
   * and the kernel be 6.16 or newer, unless we are root on the machine.
   */
  void markFileSystem(Path path, long mask) throws IOException {
    mark(path, mask, ADD | FILESYSTEM);
  }

  /** Hands over what is still queued, then ends. Later events are not seen. */
  void stop() {
    stopping = true;
    bell.ring();
    if (thread != null) {
      Patience.awaitEnd(thread);
    }
    Kernel.close(descriptor);
    bell.close();
  }

  private void mark(Path path, long mask, long flags) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path.toString());
      long result =
          Kernel.call(Syscall.FANOTIFY_MARK, descriptor, flags, mask, AT_FDCWD, name.address());
      if (result < 0) {
        throw new IOException("fanotify on " + path + ": " + Kernel.error(result));
      }
    }
  }

  private void empty(Consumer<FileEvent> consumer) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(BUFFER, 8);
      boolean last;
      do {
        last = stopping;
        if (!last) {
          bell.await(descriptor);
        }
        while (handOver(buffer, consumer)) {}
        LockSupport.parkNanos(PAUSE);
      } while (!last);
    }
  }

  /** False if there is nothing more to read. */
  private boolean handOver(MemorySegment buffer, Consumer<FileEvent> consumer) {
    long length = Kernel.callThrough(Syscall.READ, descriptor, buffer.address(), BUFFER);
    if (length == -Kernel.EAGAIN) {
      return false;
    }
    if (length <= 0) {
      gaps.add("events could not be read: " + Kernel.error(length));
      return false;
    }
    ByteBuffer bytes = buffer.asSlice(0, length).asByteBuffer().order(ByteOrder.nativeOrder());
    try {
      FileEvent.parse(bytes).forEach(event -> take(event, consumer));
    } catch (RuntimeException | OutOfMemoryError e) {
      gaps.add("events could not be kept: " + e);
    }
    return true;
  }

  private void take(FileEvent event, Consumer<FileEvent> consumer) {
    if (event.says(FileEvent.OVERFLOW)) {
      gaps.add("more happened at once than the kernel keeps, and events were lost");
    } else if (event.pid() != SELF) {
      consumer.accept(event);
    }
  }
}
