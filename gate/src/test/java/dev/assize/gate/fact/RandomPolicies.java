package dev.assize.gate.fact;

import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.statement.Seed;
import dev.assize.statement.document.Document;
import java.util.ArrayList;
import java.util.List;

/** Conditions, facts and policies drawn from a seed, for tests of what holds of all of them. */
public final class RandomPolicies {

  private RandomPolicies() {}

  /** A condition over any facts. */
  public static String condition(Seed.Random random, int depth) {
    return condition(random, depth, FactList.all());
  }

  static String condition(Seed.Random random, int depth, List<Fact> facts) {
    return switch (depth == 0 ? 0 : random.nextInt(4)) {
      case 1 ->
          "("
              + condition(random, depth - 1, facts)
              + " && "
              + condition(random, depth - 1, facts)
              + ")";
      case 2 ->
          "("
              + condition(random, depth - 1, facts)
              + " || "
              + condition(random, depth - 1, facts)
              + ")";
      case 3 -> "!(" + condition(random, depth - 1, facts) + ")";
      default -> comparison(random, random.pick(facts));
    };
  }

  private static String comparison(Seed.Random random, Fact fact) {
    return switch (fact.type()) {
      case TRUTH -> fact.name();
      case CHOICE ->
          fact.name() + " in ['" + value(random, fact) + "', '" + value(random, fact) + "']";
      case NAME -> fact.name() + (random.nextInt(2) == 0 ? " == 'a'" : " != 'b'");
      case WHOLE ->
          random.nextInt(2) == 0
              ? (1 + random.nextInt(9)) + " > " + fact.name()
              : fact.name()
                  + random.pick(List.of(" >= ", " == ", " != ", " <= "))
                  + (1 + random.nextInt(9));
    };
  }

  /** A value that a fact can have, near what conditions compare it with. */
  public static Object value(Seed.Random random, Fact fact) {
    return switch (fact.type()) {
      case TRUTH -> random.nextInt(2) == 0;
      case CHOICE -> random.pick(fact.choices());
      case NAME -> random.pick(List.of("a", "b", "c"));
      case WHOLE -> (long) random.nextInt(11);
    };
  }

  /** Facts, each of them open or not known with some probability. */
  public static long[] codes(Seed.Random random, double open, double notKnown) {
    long[] codes = new long[FactList.size()];
    for (int i = 0; i < codes.length; i++) {
      double draw = random.nextDouble();
      codes[i] =
          draw < open
              ? Fact.OPEN
              : draw < open + notKnown
                  ? Fact.NOT_KNOWN
                  : FactList.at(i).code(value(random, FactList.at(i)));
    }
    return codes;
  }

  /**
   * A policy over a few facts, so that all their values can be gone through one by one.
   *
   * @param facts its conditions look at
   */
  public static CompiledPolicy policy(Seed.Random random, List<Fact> facts, int clauses) {
    List<String> lines = new ArrayList<>();
    lines.add("apiVersion: assize/v1\nkind: Policy");
    lines.add("metadata: {name: drawn, version: 1.0.0, title: Drawn, owner: Nobody}");
    lines.add("say: Drawn.\nmaxAge: {register: P1D, agent: P1D}\nvalidFor: PT1H\nclauses:");
    for (int i = 0; i < clauses; i++) {
      String then =
          i == 0 ? "allow" : random.pick(List.of("allow", "condition", "unknown", "deny", "deny"));
      lines.add("  - id: c" + i + "\n    say: Drawn.\n    why: Drawn.");
      lines.add("    when: \"" + condition(random, 2, facts) + "\"\n    then: " + then);
      if (then.equals("condition")) {
        lines.add("    condition: Something.\n    within: P1D");
      } else if (!then.equals("allow")) {
        lines.add("    remedy: Nothing.");
        lines.add(then.equals("deny") && random.nextInt(2) == 0 ? "    waivable: true" : "");
      }
    }
    lines.add("invariants:");
    for (int i = 0; i < 3; i++) {
      lines.add(
          "  - id: i" + i + "\n    say: Drawn.\n    when: \"" + condition(random, 1, facts) + "\"");
      lines.add(
          "    answer: " + random.pick(List.of("deny", "refuse", "notOutright", "letIn", "allow")));
    }
    return CompiledPolicy.of(Document.parse("drawn.yaml", String.join("\n", lines)));
  }
}
