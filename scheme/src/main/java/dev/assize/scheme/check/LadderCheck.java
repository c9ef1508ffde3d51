package dev.assize.scheme.check;

import dev.assize.cel.Expression;
import dev.assize.cel.ExpressionException;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Rule;
import dev.assize.scheme.Rung;
import dev.assize.scheme.SanctionFacts;
import dev.assize.statement.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the ladder rises, enforces rules that exist, and strikes nobody without cause. */
final class LadderCheck {

  private final Problems problems;
  private final Set<String> rules;

  private LadderCheck(Set<String> rules, Problems problems) {
    this.rules = rules;
    this.problems = problems;
  }

  static void check(Institution institution, Problems problems) {
    LadderCheck check =
        new LadderCheck(
            institution.rules().stream().map(Rule::id).collect(Collectors.toSet()), problems);
    List<Rung> ladder = institution.ladder();
    for (int i = 0; i < ladder.size(); i++) {
      String pointer = "/institution/ladder/" + i;
      if (i > 0 && ladder.get(i).level() <= ladder.get(i - 1).level()) {
        problems.add(
            pointer + "/level",
            "level %d after level %d; the ladder rises with each rung",
            ladder.get(i).level(),
            ladder.get(i - 1).level());
      }
      check.rung(pointer, ladder.get(i));
    }
  }

  private void rung(String pointer, Rung rung) {
    String rule = rung.rule();
    if (rule != null && !rules.contains(rule)) {
      problems.add(pointer + "/rule", "there is no rule \"%s\"", rule);
    }
    String trigger = rung.trigger();
    if (trigger != null) {
      trigger(pointer + "/trigger", trigger);
      if (rung.effects().cap()) {
        problems.add(
            pointer + "/effects/cap",
            "a rung that a trigger applies cannot narrow the scope, which only an entry names");
      }
    }
    if (rung.effects().withdraw() && (rung.effects().suspend() || rung.effects().notice())) {
      problems.add(pointer + "/effects", "what is withdrawn cannot be suspended or put on notice");
    }
    bars(pointer + "/effects/bar", rung.effects().bar());
    watch(pointer + "/effects/watch", rung.effects());
    if (!rung.appeal().isPositive()) {
      problems.add(pointer + "/appeal", "no time to appeal");
    }
  }

  private void trigger(String pointer, String trigger) {
    try {
      Expression condition = SanctionFacts.EXPRESSIONS.condition(trigger);
      for (Tier tier : Tier.values()) {
        if (condition.test(SanctionFacts.untroubled(tier).variables())) {
          problems.add(pointer, "holds for a certificate that nothing is held against");
          return;
        }
      }
    } catch (ExpressionException e) {
      problems.add(pointer, "%s (at %d:%d of the trigger)", e.reason(), e.line(), e.column());
    }
  }

  private void watch(String pointer, Rung.Effects effects) {
    Duration watch = effects.watch();
    if (watch == null) {
      return;
    }
    if (!watch.isPositive()) {
      problems.add(pointer, "a watch is longer than none");
    }
    if (effects.surveillance() == null) {
      problems.add(
          pointer, "a watch of all certificates that says nothing on surveillance watches nothing");
    }
  }

  private void bars(String pointer, List<Duration> bars) {
    for (int i = 0; i < bars.size(); i++) {
      if (!bars.get(i).isPositive() || (i > 0 && bars.get(i).compareTo(bars.get(i - 1)) < 0)) {
        problems.add(
            pointer + "/" + i, "a bar is longer than none, and not shorter than the one before");
      }
    }
  }
}
