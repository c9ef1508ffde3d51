package dev.assize.sandbox.isolation;

import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What bubblewrap says of its job: one JSON object per line, as {@code --json-status-fd}.
 *
 * @param init the first process of the job's process namespace, as the warden sees it
 * @param namespace that namespace, as the links in {@code /proc/PID/ns} name it; older versions do
 *     not say it
 * @param exitCode of the command, once it has ended
 */
record BubblewrapStatus(OptionalLong init, Optional<String> namespace, OptionalInt exitCode) {

  /** What stands in the file so far. A line that is not yet whole is left out. */
  static BubblewrapStatus read(Path file) throws IOException {
    OptionalLong init = OptionalLong.empty();
    Optional<String> namespace = Optional.empty();
    OptionalInt exitCode = OptionalInt.empty();
    for (String line : Files.readString(file).split("\n")) {
      JsonNode node = parse(line);
      if (node.path("child-pid").isIntegralNumber()) {
        init = OptionalLong.of(node.path("child-pid").asLong());
      }
      if (node.path("pid-namespace").isIntegralNumber()) {
        namespace = Optional.of("pid:[" + node.path("pid-namespace").asLong() + "]");
      }
      if (node.path("exit-code").isIntegralNumber()) {
        exitCode = OptionalInt.of(node.path("exit-code").asInt());
      }
    }
    return new BubblewrapStatus(init, namespace, exitCode);
  }

  private static JsonNode parse(String line) {
    try {
      return Json.mapper().readTree(line);
    } catch (JacksonException notYetWhole) {
      return Json.mapper().createObjectNode();
    }
  }
}
