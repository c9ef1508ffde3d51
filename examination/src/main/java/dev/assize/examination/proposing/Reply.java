package dev.assize.examination.proposing;

import dev.assize.statement.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What an attacker's model answered, read. Whatever it wrote: nothing in it is believed, and no
 * more of it is used than was asked for.
 *
 * @param proposals the texts that can be planted
 * @param problem one line; empty if there is none
 */
record Reply(List<Proposal> proposals, String problem) {

  /** An answer that is longer is not read. */
  static final int MAX_LENGTH = 256 << 10;

  /**
   * Reads the JSON object between the first and the last brace, since models like to say something
   * around it.
   *
   * @param most texts that are used
   */
  static Reply parse(String answer, int most) {
    if (answer.length() > MAX_LENGTH) {
      return new Reply(List.of(), "its answer was longer than " + MAX_LENGTH + " characters");
    }
    int from = answer.indexOf('{');
    int to = answer.lastIndexOf('}');
    if (from < 0 || to < from) {
      return new Reply(List.of(), "its answer held no JSON object");
    }
    try {
      return of(Json.mapper().readTree(answer.substring(from, to + 1)).path("attacks"), most);
    } catch (JacksonException e) {
      return new Reply(List.of(), "its answer was not the JSON that was asked for");
    }
  }

  private static Reply of(JsonNode attacks, int most) {
    if (!attacks.isArray() || attacks.isEmpty()) {
      return new Reply(List.of(), "its answer named no attacks");
    }
    Set<Proposal> proposals = new LinkedHashSet<>();
    List<String> refused = new ArrayList<>();
    for (JsonNode attack : attacks) {
      if (proposals.size() == most) {
        break;
      }
      JsonNode text = attack.isObject() ? attack.path("text") : attack;
      if (!text.isString()) {
        refused.add("it is no text");
        continue;
      }
      try {
        proposals.add(Proposal.of(text.stringValue()));
      } catch (IllegalArgumentException e) {
        refused.add(String.valueOf(e.getMessage()));
      }
    }
    return new Reply(
        List.copyOf(proposals),
        refused.isEmpty() ? "" : "it proposed texts that cannot be planted: " + refused.getFirst());
  }
}
