package dev.assize.gate.proof;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.policy.Waived;
import dev.assize.statement.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts that show something, and what a policy decides of them. Facts that it does not name do not
 * matter.
 *
 * @param facts by name
 * @param notKnown names of facts that are not known
 * @param waived clauses that are waived
 * @param decision of the policy
 */
public record CounterExample(
    Map<String, Object> facts, List<String> notKnown, List<String> waived, Decision decision) {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** Copies the collections. */
  public CounterExample {
    facts = new LinkedHashMap<>(facts);
    notKnown = List.copyOf(notKnown);
    waived = List.copyOf(waived);
  }

  /** The combination that a walk found, put to the policy itself. */
  static CounterExample of(
      Walk.Spot spot, Cells cells, CompiledPolicy policy, Collection<String> waived) {
    Map<String, Object> facts = new LinkedHashMap<>();
    List<String> notKnown = new ArrayList<>();
    Facts.Builder given = Facts.at(NOW);
    Provenance evidence = new Provenance("example", null, null, NOW);
    for (int fact : cells.facts()) {
      String name = FactList.at(fact).name();
      long code = spot.codes()[fact];
      if (code == Fact.NOT_KNOWN) {
        notKnown.add(name);
        given.notKnown(name, NotKnown.ABSENT, null, null);
        continue;
      }
      for (Cell cell : cells.of(fact)) {
        if (cell.value() != null && (cell.code() == code || code == Fact.OPEN)) {
          given.known(name, cell.value(), evidence);
          if (code != Fact.OPEN) {
            facts.put(name, cell.value());
          }
          break;
        }
      }
    }
    Facts built = given.build();
    return new CounterExample(
        facts, notKnown, List.copyOf(waived), policy.decide(built, waivers(waived)));
  }

  /** Waivers as if they had been verified. */
  private static List<Waived> waivers(Collection<String> waived) {
    Digest digest = Digest.of(new byte[0]);
    return waived.stream()
        .map(id -> new Waived(id, digest, "an example", NOW.plus(Duration.ofDays(1))))
        .toList();
  }

  /** As a case for a file of cases, in YAML, with what the policy says today. */
  public String asCase(String name, String indent) {
    StringBuilder text = new StringBuilder();
    text.append(indent).append("- name: ").append(quoted(name)).append('\n');
    text.append(indent).append("  facts:\n");
    facts.forEach((fact, value) ->
        text.append(indent)
            .append("    ")
            .append(fact)
            .append(": ")
            .append(value instanceof String word ? quoted(word) : value)
            .append('\n'));
    if (!notKnown.isEmpty()) {
      text.append(indent).append("  notKnown:\n");
      notKnown.forEach(
          fact -> text.append(indent).append("    ").append(fact).append(": absent\n"));
    }
    if (!waived.isEmpty()) {
      text.append(indent).append("  waived: [").append(String.join(", ", waived)).append("]\n");
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return text.matches("[a-zA-Z][a-zA-Z0-9 ,.'-]*")
            && !text.matches("(?i)true|false|null|yes|no|on|off|y|n")
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
