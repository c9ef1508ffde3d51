package dev.assize.scheme;

import dev.assize.statement.Tier;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How certificates under a scheme are given, kept and lost, and who may have a say in it.
 *
 * @param keys who may sign what in the name of the scheme's owner; empty if the scheme has not been
 *     adopted by anybody
 * @param tiers what a certificate takes and lasts, per tier
 * @param rules what parties have to do, each with its source
 * @param clocks times after which something follows by itself
 * @param changes what a change of the agent calls for, per class
 * @param independence when an evaluator is too close to a producer
 * @param evaluators how evaluators are judged
 * @param concentration how much of the market one party may have
 * @param ladder the sanctions, from the mildest
 */
public record Institution(
    List<OwnerKey> keys,
    Map<Tier, Terms> tiers,
    List<Rule> rules,
    Clocks clocks,
    Map<ChangeClass, ChangeRule> changes,
    Independence independence,
    EvaluatorRules evaluators,
    Concentration concentration,
    List<Rung> ladder) {

  /** Copies the collections. */
  public Institution {
    keys = List.copyOf(keys);
    tiers = Collections.unmodifiableMap(new TreeMap<>(tiers));
    rules = List.copyOf(rules);
    changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    ladder = List.copyOf(ladder);
  }

  /**
   * The rule that sets one of the scheme's numbers; empty if none says that it does.
   *
   * @param path of the number, such as {@code institution.clocks.incidentInitial}
   */
  public Optional<Rule> ruleFor(String path) {
    return rules.stream()
        .filter(rule -> rule.numbers().stream().anyMatch(number -> Numbers.covers(number, path)))
        .findFirst();
  }
}
