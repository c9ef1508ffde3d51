package dev.assize.gate.policy;

import dev.assize.gate.fact.English;
import dev.assize.gate.policy.Clause.Effect;
import dev.assize.statement.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A policy for people who do not read tables. */
public final class PolicyText {

  private PolicyText() {}

  /**
   * A policy with its conditions in words.
   *
   * @param policy as it was written
   * @param digest of its canonical form
   * @param when the clauses' conditions in English, in the clauses' order
   */
  public record Table(Policy policy, Digest digest, List<String> when) {

    /** Copies the list. */
    public Table {
      when = List.copyOf(when);
    }
  }

  /** The policy with its conditions in words, as data. */
  public static Table table(CompiledPolicy compiled) {
    return new Table(
        compiled.policy(),
        compiled.digest(),
        compiled.formulas().stream().map(formula -> English.of(formula.condition())).toList());
  }

  /** The policy as text: lines of any length, whose leading spaces say how far to indent them. */
  public static List<String> of(CompiledPolicy compiled) {
    Policy policy = compiled.policy();
    List<String> lines = new ArrayList<>();
    lines.add(policy.metadata().title());
    lines.add(
        "%s %s, by %s, %s"
            .formatted(
                policy.metadata().name(),
                policy.metadata().version(),
                policy.metadata().owner(),
                compiled.digest()));
    lines.add("");
    lines.add(policy.say().strip());
    lines.add("");
    section(lines, "The agent may be let in if", compiled, Effect.ALLOW);
    section(lines, "It is denied, whatever else is true, if", compiled, Effect.DENY);
    section(lines, "Nobody can say, and it is not let in, if", compiled, Effect.UNKNOWN);
    section(lines, "If it is let in, there are conditions if", compiled, Effect.CONDITION);
    lines.add(
        "In every other case it is denied. If one of these questions cannot be answered, because"
            + " a");
    lines.add("fact is not known, the agent is not let in.");
    lines.add(
        "The register's state may be %s old, and the look at the agent %s. A decision holds for %s."
            .formatted(
                words(policy.maxAge().register()),
                words(policy.maxAge().agent()),
                words(policy.validFor())));
    if (!policy.invariants().isEmpty()) {
      lines.add("");
      lines.add("It promises:");
      for (Invariant invariant : policy.invariants()) {
        lines.add("- " + invariant.say() + " [" + invariant.id() + "]");
      }
    }
    return lines;
  }

  private static void section(
      List<String> lines, String title, CompiledPolicy compiled, Effect effect) {
    boolean first = true;
    for (int i = 0; i < compiled.formulas().size(); i++) {
      Clause clause = compiled.policy().clauses().get(i);
      if (clause.then() != effect) {
        continue;
      }
      if (first) {
        lines.add(title + ":");
        first = false;
      }
      lines.add(
          "- " + English.of(compiled.formulas().get(i).condition()) + ". [" + clause.id() + "]");
      lines.add("    " + clause.say() + " " + clause.why());
      if (clause.condition() != null && clause.within() != null) {
        lines.add("    Condition, within " + words(clause.within()) + ": " + clause.condition());
      }
      if (clause.remedy() != null) {
        lines.add("    What to do: " + clause.remedy());
      }
      if (clause.waivable()) {
        lines.add("    A waiver can turn this into a condition.");
      }
    }
    if (!first) {
      lines.add("");
    }
  }

  /** Breaks a line between words, and keeps its indentation. */
  public static List<String> wrap(String line, int width) {
    String indent = " ".repeat(line.length() - line.stripLeading().length());
    String hanging = line.startsWith("- ") ? "  " : indent;
    List<String> wrapped = new ArrayList<>();
    StringBuilder current = new StringBuilder(indent);
    boolean empty = true;
    for (String word : line.strip().split(" +")) {
      if (!empty && current.length() + 1 + word.length() > width) {
        wrapped.add(current.toString());
        current = new StringBuilder(hanging);
        empty = true;
      }
      current.append(empty ? "" : " ").append(word);
      empty = false;
    }
    wrapped.add(current.toString());
    return wrapped;
  }

  private static String words(Duration time) {
    long days = time.toDays();
    if (days > 0 && time.equals(Duration.ofDays(days))) {
      return days + (days == 1 ? " day" : " days");
    }
    long hours = time.toHours();
    if (hours > 0 && time.equals(Duration.ofHours(hours))) {
      return hours + (hours == 1 ? " hour" : " hours");
    }
    long minutes = time.toMinutes();
    return time.equals(Duration.ofMinutes(minutes))
        ? minutes + (minutes == 1 ? " minute" : " minutes")
        : time.toSeconds() + " seconds";
  }
}
