package dev.assize.gate.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server's process, started in the environment that the agent gave. What it writes to its
 * standard error goes on to ours; the end of it is kept. Thread-safe.
 */
final class ServerProcess implements ServerLink {

  private static final long GRACE_MILLIS = 2_000;
  private static final int KEPT = 2_000;
  private static final int SHOWN = 300;

  private final Process process;
  private final Thread hook = new Thread(this::kill, "server");
  private final Thread listener;
  private final StringBuilder said = new StringBuilder();

  private ServerProcess(Process process, OutputStream errors) {
    this.process = process;
    this.listener = Thread.ofPlatform().daemon().start(() -> listen(errors));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts it.
   *
   * @param environment variables beside our own
   * @throws IOException if that fails; the message says why
   */
  static ServerProcess start(
      List<String> command, Map<String, String> environment, OutputStream errors)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new ServerProcess(builder.start(), errors);
  }

  @Override
  public OutputStream input() {
    return process.getOutputStream();
  }

  @Override
  public InputStream output() {
    return process.getInputStream();
  }

  @Override
  public String state() throws InterruptedException {
    boolean ended = process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    String how =
        ended
            ? "the MCP server ended with exit code " + process.exitValue()
            : "the MCP server closed its output";
    if (ended) {
      listener.join(GRACE_MILLIS / 4);
    }
    String last = lastWords();
    return last.isEmpty() ? how : how + "; it wrote: " + last;
  }

  private String lastWords() {
    synchronized (said) {
      String text = said.toString().strip().replaceAll("\\s+", " ");
      return text.length() > SHOWN ? "…" + text.substring(text.length() - SHOWN) : text;
    }
  }

  private void listen(OutputStream errors) {
    byte[] buffer = new byte[8_192];
    try (InputStream in = process.getErrorStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        errors.write(buffer, 0, read);
        errors.flush();
        synchronized (said) {
          said.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
          said.delete(0, Math.max(0, said.length() - KEPT));
        }
      }
    } catch (IOException e) {
      // it was ended, or nobody listens to us
    }
  }

  /**
   * Waits until it has ended by itself, its input being closed; then ends it, with its children.
   */
  @Override
  public void close() {
    try {
      process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending already
    }
  }

  private void kill() {
    List<ProcessHandle> children;
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      children = descendants.toList();
    }
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
