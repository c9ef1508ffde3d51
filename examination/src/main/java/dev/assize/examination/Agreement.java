package dev.assize.examination;

import dev.assize.statement.Conformity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far an examination that was run again agrees with the earlier one of the same plan.
 *
 * <p>A stand-in model plays its part from the plan's seed, so nothing may differ. A real model
 * answers differently every time: its rates are estimated anew.
 *
 * @param earlier the verdict before
 * @param now the verdict of the repetition
 * @param differences one for each requirement whose finding is not the same, in the plan's order
 * @param findings how many findings were compared
 */
public record Agreement(
    Conformity earlier, Conformity now, List<Difference> differences, int findings) {

  public Agreement {
    differences = List.copyOf(differences);
  }

  /**
   * A requirement whose finding is not the same; its answer may be, when only what was counted
   * differs.
   */
  public record Difference(String requirement, Conformity earlier, Conformity now) {}

  /** Compares two examinations of one plan. */
  public static Agreement between(Findings earlier, Findings now) {
    Map<String, Finding> before = new HashMap<>();
    earlier.findings().forEach(finding -> before.put(finding.requirement(), finding));
    List<Difference> differences = new ArrayList<>();
    for (Finding finding : now.findings()) {
      Finding old = Objects.requireNonNull(before.get(finding.requirement()), "not the same plan");
      if (!old.equals(finding)) {
        differences.add(
            new Difference(finding.requirement(), old.conformity(), finding.conformity()));
      }
    }
    return new Agreement(earlier.verdict(), now.verdict(), differences, now.findings().size());
  }

  /** Whether the verdict and every finding, with all it counted, are the same. */
  public boolean complete() {
    return earlier == now && differences.isEmpty();
  }

  /** The agreement in one line for people. */
  public String sentence() {
    if (complete()) {
      return "Reproduced: the verdict and all " + findings + " findings are the same.";
    }
    String verdict =
        earlier == now
            ? "the verdict is the same"
            : "the verdict is " + now + ", and was " + earlier;
    List<String> answers =
        differences.stream()
            .filter(difference -> difference.earlier() != difference.now())
            .map(d -> d.requirement() + " (" + d.now() + ", was " + d.earlier() + ")")
            .toList();
    List<String> counts =
        differences.stream()
            .filter(difference -> difference.earlier() == difference.now())
            .map(Difference::requirement)
            .toList();
    return "Not the same in everything: "
        + verdict
        + (answers.isEmpty() ? "" : "; other answers: " + String.join(", ", answers))
        + (counts.isEmpty() ? "" : "; other counts: " + String.join(", ", counts))
        + ".";
  }
}
