package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;

/**
 * A command in this process, whose state lies in a folder of its own.
 *
 * @param exitCode of the command
 * @param out what it printed
 * @param err what it printed as errors
 */
record CommandRun(int exitCode, String out, String err) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Runs a command to its end. */
  static CommandRun run(Path home, Object... arguments) {
    System.setProperty("assize.home", home.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = commandLine(out, err).execute(texts(arguments));
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  private static CommandLine commandLine(StringWriter out, StringWriter err) {
    return Assize.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
  }

  private static String[] texts(Object... arguments) {
    return java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
  }

  /** It was done. */
  CommandRun succeeded() {
    assertThat(exitCode).as(out + err).isZero();
    return this;
  }

  /** The answer is no, and says so on standard output. */
  CommandRun saysNo(String... texts) {
    assertThat(exitCode).as(out + err).isEqualTo(ExitCode.NO);
    assertThat(out).contains(texts).doesNotContain("\tat ");
    assertThat(err).isEmpty();
    return this;
  }

  /** One line says what is wrong. */
  CommandRun refused(String... texts) {
    assertThat(exitCode).as(out + err).isEqualTo(ExitCode.INPUT);
    assertThat(err).startsWith("assize: ").contains(texts).doesNotContain("Exception", "\tat ");
    assertThat(err.lines()).as(err).hasSize(1);
    assertThat(out).isEmpty();
    return this;
  }

  /** One line says what is wrong with how it was called, and a second where help is. */
  CommandRun refusedAsUsage(String... texts) {
    assertThat(exitCode).as(out + err).isEqualTo(ExitCode.INPUT);
    assertThat(err).startsWith("assize: ").contains(texts).doesNotContain("\tat ");
    assertThat(err.lines()).as(err).hasSize(2);
    return this;
  }

  /** A command that runs until it is stopped. */
  static final class Running implements AutoCloseable {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Thread thread;

    private Running(Object... arguments) {
      thread = new Thread(() -> commandLine(out, err).execute(texts(arguments)));
      thread.start();
    }

    static Running start(Path home, Object... arguments) {
      System.setProperty("assize.home", home.toString());
      return new Running(arguments);
    }

    /** Its first line, as soon as it is there. */
    String line() throws InterruptedException {
      await(() -> out.toString().contains("\n"));
      return out.toString().lines().findFirst().orElseThrow();
    }

    /** Waits for something that the command does. */
    void await(BooleanSupplier condition) throws InterruptedException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!condition.getAsBoolean()) {
        assertThat(thread.isAlive() && System.nanoTime() < end).as(out + "" + err).isTrue();
        TimeUnit.MILLISECONDS.sleep(2);
      }
    }

    /** Interrupts it, as Ctrl-C does, and waits until it has ended. */
    @Override
    public void close() {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
