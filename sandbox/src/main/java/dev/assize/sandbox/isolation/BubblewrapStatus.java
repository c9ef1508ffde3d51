package dev.assize.sandbox.isolation;

import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What bubblewrap says of its job: one JSON object per line, as {@code --json-status-fd}. */
record BubblewrapStatus(OptionalLong init, OptionalInt exitCode) {

  /** What stands in the file so far. A line that is not yet whole is left out. */
  static BubblewrapStatus read(Path file) throws IOException {
    OptionalLong init = OptionalLong.empty();
    OptionalInt exitCode = OptionalInt.empty();
    for (String line : Files.readString(file).split("\n")) {
      JsonNode node = parse(line);
      if (node.path("child-pid").isIntegralNumber()) {
        init = OptionalLong.of(node.path("child-pid").asLong());
      }
      if (node.path("exit-code").isIntegralNumber()) {
        exitCode = OptionalInt.of(node.path("exit-code").asInt());
      }
    }
    return new BubblewrapStatus(init, exitCode);
  }

  private static JsonNode parse(String line) {
    try {
      return Json.mapper().readTree(line);
    } catch (JacksonException notYetWhole) {
      return Json.mapper().createObjectNode();
    }
  }
}
