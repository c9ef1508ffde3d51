package dev.assize.agent.manifest;

import dev.assize.agent.ModelEndpoint;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the agent's model comes from. Never holds a key. */
public sealed interface ModelSource {

  /**
   * A server that speaks one of the usual dialects.
   *
   * @param baseUrl http or https, up to and including the version
   * @param name the model's name there
   * @param keyEnv the environment variable that holds the key; null if it needs none
   */
  record Endpoint(URI baseUrl, String name, @Nullable String keyEnv) implements ModelSource {

    /**
     * The endpoint with its key.
     *
     * @param environment the environment variables, for example {@link System#getenv()}
     * @throws MissingKeyException if the variable is not set, is empty, or cannot be a key
     */
    public ModelEndpoint open(Map<String, String> environment) {
      if (keyEnv == null) {
        return new ModelEndpoint(baseUrl, name, "");
      }
      String key = environment.getOrDefault(keyEnv, "").strip();
      if (key.isEmpty()) {
        throw new MissingKeyException(
            "the environment variable %s is %s, but it is to hold the key for %s; set it and try again"
                .formatted(keyEnv, environment.containsKey(keyEnv) ? "empty" : "not set", baseUrl));
      }
      if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        throw new MissingKeyException(
            "the environment variable %s, which is to hold the key for %s, has spaces or other"
                    .formatted(keyEnv, baseUrl)
                + " characters that no key has; set it again");
      }
      return new ModelEndpoint(baseUrl, name, key);
    }
  }

  /**
   * The stand-in model, which plays a persona in place of thinking.
   *
   * @param persona its name, for example {@code gullible}
   * @param obeys probabilities by technique id that replace the persona's own; empty for none
   */
  record StandIn(String persona, Map<String, Double> obeys) implements ModelSource {

    public StandIn {
      obeys = Map.copyOf(obeys);
    }
  }

  /** An endpoint's key is not where the manifest says. The message names the variable. */
  final class MissingKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingKeyException(String message) {
      super(message);
    }
  }
}
