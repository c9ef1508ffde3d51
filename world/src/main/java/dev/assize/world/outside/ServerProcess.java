package dev.assize.world.outside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server's process, with all that it starts. It runs with the rights of whoever started Assize,
 * in an environment that holds nothing of theirs. Thread-safe.
 *
 * <p>All that still run are ended when the program ends in an orderly way; if it is killed, they
 * find their input closed.
 */
final class ServerProcess implements AutoCloseable {

  private static final Set<ServerProcess> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ServerProcess::kill)));
  }

  /** Characters of what it wrote to its standard error that are kept, from the start. */
  private static final int COMPLAINT = 4_096;

  private static final int SHOWN = 200;
  private static final long GRACE_MILLIS = 500;

  private final Process process;
  private final StringBuilder complaint = new StringBuilder();

  private ServerProcess(Process process) {
    this.process = process;
    RUNNING.add(this);
    Thread.ofVirtual().start(this::listen);
  }

  /**
   * Starts it.
   *
   * @param environment all that it sees of one
   * @param folder where it works
   * @throws ServerException if it cannot be started
   */
  static ServerProcess start(List<String> command, Map<String, String> environment, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return new ServerProcess(builder.start());
    } catch (IOException e) {
      throw new ServerException("the server cannot be started: " + e.getMessage());
    }
  }

  Process process() {
    return process;
  }

  /** How it stands with it, for people: its exit code if it has one, and its first complaint. */
  String state() {
    try {
      process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String how =
        process.isAlive()
            ? "the server closed its output"
            : "the server ended with exit code " + process.exitValue();
    String said = complaint().strip().replaceAll("\\s+", " ");
    return said.isEmpty()
        ? how
        : how + "; it wrote: " + (said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said);
  }

  /**
   * Closes its input, and ends it if that does not, with its children. What one of them has
   * detached from it before is not found.
   */
  @Override
  public void close() {
    List<ProcessHandle> children = descendants(); // once it has ended, they are nobody's
    try {
      process.getOutputStream().close();
      process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      // it has ended already
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private List<ProcessHandle> descendants() {
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      return descendants.toList();
    }
  }

  private void kill() {
    List<ProcessHandle> children = descendants();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    RUNNING.remove(this);
  }

  private void keep(String text) {
    synchronized (complaint) {
      int room = COMPLAINT - complaint.length();
      complaint.append(text, 0, Math.min(text.length(), room));
    }
  }

  private String complaint() {
    synchronized (complaint) {
      return complaint.toString();
    }
  }

  /** Reads to the end, so that it never waits for a reader. */
  private void listen() {
    byte[] buffer = new byte[COMPLAINT];
    try (InputStream errors = process.getErrorStream()) {
      for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
        keep(new String(buffer, 0, read, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // it was ended
    }
  }
}
