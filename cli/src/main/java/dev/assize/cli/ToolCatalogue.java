package dev.assize.cli;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/** The definitions of an agent's tools, in a file, as its servers list them. */
final class ToolCatalogue {

  private static final int MAX_BYTES = 4 << 20;

  private ToolCatalogue() {}

  /**
   * Digest of the canonical form (RFC 8785), so that only what the definitions say matters.
   *
   * @throws InputException if it is no JSON
   */
  static Digest digest(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InputException("--tools %s: longer than %,d bytes".formatted(file, MAX_BYTES));
      }
      return Digest.of(Json.canonical(Json.mapper().readTree(Files.readAllBytes(file))));
    } catch (JacksonException e) {
      throw new InputException("--tools %s: no JSON: %s".formatted(file, e.getOriginalMessage()));
    } catch (IOException e) {
      throw InputException.of("--tools ", e);
    }
  }
}
