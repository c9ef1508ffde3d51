package dev.assize.sandbox.isolation;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a network or watcher saw of one job.
 *
 * @param findings of at most a few MiB; larger things belong into files of the warden's directory
 * @param gaps what it could not see, in words for the report
 */
public record Observed(JsonNode findings, List<String> gaps) {

  public Observed {
    gaps = List.copyOf(gaps);
  }

  /** Nothing was seen, and why nothing more could be. */
  public static Observed nothing(String... gaps) {
    return new Observed(JsonNodeFactory.instance.objectNode(), List.of(gaps));
  }
}
