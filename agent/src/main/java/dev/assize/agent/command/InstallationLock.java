package dev.assize.agent.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock against other threads and other processes. The system frees it when the process ends,
 * however it ends.
 */
final class InstallationLock implements AutoCloseable {

  /** File locks are held by the whole process, so threads need locks of their own. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock threads;
  private final FileChannel file;

  private InstallationLock(ReentrantLock threads, FileChannel file) {
    this.threads = threads;
    this.file = file;
  }

  /** Waits for the lock and takes it. */
  static InstallationLock take(Path path) throws IOException, InterruptedException {
    ReentrantLock threads = THREADS.computeIfAbsent(path, key -> new ReentrantLock());
    threads.lockInterruptibly();
    try {
      return new InstallationLock(threads, locked(path));
    } catch (IOException | InterruptedException | RuntimeException e) {
      threads.unlock();
      throw e;
    }
  }

  private static FileChannel locked(Path path) throws IOException, InterruptedException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      file.lock();
      return file;
    } catch (FileLockInterruptionException e) {
      file.close();
      throw new InterruptedException(e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      threads.unlock();
    }
  }
}
