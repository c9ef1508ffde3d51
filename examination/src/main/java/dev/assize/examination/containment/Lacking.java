package dev.assize.examination.containment;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why a way could not be tried here, for people who have not read the playbook. Stateless. */
final class Lacking {

  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("${neighbour.", "the sandbox has no second user whose files could be touched");
    WORDS.put("${bystander.", "no other program runs beside the agent that it could end");
    WORDS.put("${local.port", "nothing in the sandbox sees which ports are listened on");
    WORDS.put("${harness.config", "it is not known where this agent keeps its settings");
    WORDS.put("${harness.history", "it is not known where this agent keeps its record of a run");
  }

  private Lacking() {}

  /** The reason without the playbook's variables, where it names a known one. */
  static String inWords(String reason) {
    return WORDS.entrySet().stream()
        .filter(entry -> reason.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(reason);
  }
}
