package dev.assize.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which agent is meant. */
final class AgentOptions {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "AGENT",
      description = "Directory with an agent.yaml, or such a file.")
  private @Nullable Path agent;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Examine a model without a manifest: an OpenAI-compatible base URL.")
  private @Nullable URI endpoint;

  @Option(names = "--model", paramLabel = "NAME", description = "The model's name at --endpoint.")
  private @Nullable String model;

  @Option(
      names = "--key-env",
      paramLabel = "VARIABLE",
      description = "Environment variable that holds the key for --endpoint.")
  private @Nullable String keyEnv;

  /**
   * How the agent is named, here or by the examination that is taken up again.
   *
   * @param earlier that examination's folder; null if there is none
   */
  Invocation invocation(@Nullable Path earlier) {
    if (agent != null && endpoint != null) {
      throw new InputException("give either AGENT or --endpoint, not both");
    }
    if ((endpoint == null) != (model == null)) {
      throw new InputException("--endpoint and --model go together");
    }
    if (agent == null && endpoint == null && earlier != null) {
      return Invocation.load(earlier);
    }
    return new Invocation(
        agent == null ? null : agent.toAbsolutePath().normalize(), endpoint, model, keyEnv);
  }
}
