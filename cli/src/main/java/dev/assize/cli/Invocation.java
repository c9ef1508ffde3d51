package dev.assize.cli;

import dev.assize.agent.manifest.Manifest;
import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * How the agent was named when an examination was started, kept as {@code invocation.json} so that
 * {@code --resume} needs no more than the folder. Holds no key.
 *
 * @param agent absolute path of the manifest or its directory; null for an endpoint
 * @param endpoint base URL of a model examined without a manifest; null for a manifest
 * @param model its name there
 * @param keyEnv the environment variable with its key; null where it needs none
 */
record Invocation(
    @Nullable Path agent, @Nullable URI endpoint, @Nullable String model, @Nullable String keyEnv) {

  static final String FILE = "invocation.json";

  static Invocation load(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Json.mapper().readValue(Files.readAllBytes(file), Invocation.class);
    } catch (IOException | JacksonException e) {
      throw new DocumentException(
          List.of(
              file + ": cannot be read; name the agent on the command line: " + e.getMessage()));
    }
  }

  Manifest manifest() {
    if (agent != null) {
      return Manifest.read(agent);
    }
    if (endpoint == null || model == null) {
      throw new InputException("name an agent, or give --endpoint URL --model NAME");
    }
    return Manifest.forEndpoint(endpoint, model, keyEnv);
  }
}
