package dev.assize.sandbox.job;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What was seen of a whole job.
 *
 * @param findings what the network and the watchers saw, by their names
 * @param gaps what could not be seen or guaranteed, in words for the report; never empty silence
 */
public record Observations(Map<String, JsonNode> findings, List<String> gaps) {

  /** Copies both. */
  public Observations {
    findings = Map.copyOf(findings);
    gaps = List.copyOf(gaps);
  }
}
