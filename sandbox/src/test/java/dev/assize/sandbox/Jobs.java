package dev.assize.sandbox;

import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** The jobs that tests run, with limits that are reached quickly. */
final class Jobs {

  static final Limits SMALL =
      new Limits(64, 256L << 20, 32L << 20, 64L << 20, 5000, 1 << 20, 256, 1 << 20);

  private Jobs() {}

  static Job.Builder shell(String script) {
    return Job.of("bash", "-c", script).limits(SMALL).deadline(Duration.ofSeconds(30));
  }

  static Job.Builder python(String resource, String... arguments) {
    String[] command = new String[arguments.length + 2];
    command[0] = "python3";
    command[1] = "/home/sam/.local/tool.py";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return Job.of(command)
        .limits(SMALL)
        .deadline(Duration.ofSeconds(30))
        .file(".local/tool.py", resource(resource));
  }

  private static Content resource(String name) {
    try (InputStream in = Jobs.class.getResourceAsStream("hostile/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return Content.of(in.readAllBytes());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
