package dev.assize.register.literal;

import dev.assize.register.Register;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Rules;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Independence;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.RegisterPredicate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which applications and grants of a log come too early, since their producer, or somebody whom it
 * belongs together with, may not apply: looked up for each as if nothing had been looked up before.
 */
public final class LiteralBars {

  private final List<Entry> entries;
  private final Digest scheme;
  private final Rules rules;
  private final Function<Moment, Register> registers;

  /**
   * @param registers the register of the log at a moment
   */
  public LiteralBars(
      List<Entry> entries, Digest scheme, Rules rules, Function<Moment, Register> registers) {
    this.entries = entries;
    this.scheme = scheme;
    this.rules = rules;
    this.registers = registers;
  }

  /** Whether an application or a grant is one; empty if the entry is neither. */
  public Optional<Boolean> isBarred(Entry entry) {
    return switch (entry.predicate()) {
      case ApplicationPredicate says ->
          Optional.of(isBarred(says.producer(), entry.index(), effective(entry, says.at())));
      case DecisionPredicate says when says.decision() == Decision.GRANTED -> grant(entry, says);
      default -> Optional.empty();
    };
  }

  private Optional<Boolean> grant(Entry entry, DecisionPredicate says) {
    Register before = registers.apply(new Moment(entry.index() - 1, Instant.MAX));
    return before
        .file(says.application())
        .map(file -> {
          Instant at = effective(entry, says.at());
          List<Valid<?>> rests =
              file.outcomes().stream()
                  .filter(each ->
                      says.examinations().contains(each.id())
                          || says.dissents().contains(each.id()))
                  .<Valid<?>>map(each -> each.examination())
                  .toList();
          TreeSet<Instant> times = new TreeSet<>(List.of(at, file.application().since()));
          rests.forEach(each -> times.add(each.since()));
          file.reviews().forEach(each -> times.add(each.since()));
          return isBarred(file.producer(), entry.index(), times.last());
        });
  }

  /** Not before what the owner had signed until then. */
  private Instant effective(Entry entry, Instant said) {
    Instant reached = said;
    for (Entry earlier : entries) {
      if (earlier.index() < entry.index()
          && rules.ownedBySigners(earlier).contains(scheme)
          && earlier.predicate() instanceof RegisterPredicate says
          && says.at().isAfter(reached)) {
        reached = says.at();
      }
    }
    return reached;
  }

  private boolean isBarred(String producer, long index, Instant at) {
    if (rules.institution(scheme).ladder().stream().allMatch(r -> r.effects().bar().isEmpty())) {
      return false;
    }
    Moment moment = new Moment(index - 1, at);
    Register register = registers.apply(moment);
    TreeSet<String> all = new TreeSet<>();
    register.cases().forEach(file -> all.add(file.producer()));
    register.sanctions().forEach(sanction -> all.add(sanction.says().party()));
    boolean owned =
        register.parties().all().stream()
            .flatMap(party -> party.disclosures().stream())
            .anyMatch(each -> each.says().owners() != null && !each.says().owners().isEmpty());
    if (!owned) {
      all.retainAll(List.of(producer));
    }
    for (String other : all) {
      for (Span bar : new LiteralReading(register, scheme, other).bars()) {
        Moment then = new Moment(index - 1, bar.from());
        if (bar.holds(at) && (other.equals(producer) || together(producer, other, moment, then))) {
          return true;
        }
      }
    }
    return false;
  }

  /** "One owns the other, or somebody both, within the scheme's steps." */
  private boolean together(String party, String barred, Moment now, Moment then) {
    Independence closeness = rules.institution(scheme).independence();
    Map<String, Integer> theirs = above(barred, then, closeness);
    return meet(above(party, now, closeness), theirs, closeness.hops())
        || meet(above(party, then, closeness), theirs, closeness.hops());
  }

  private static boolean meet(Map<String, Integer> one, Map<String, Integer> other, int hops) {
    return one.entrySet().stream()
        .anyMatch(each ->
            other.containsKey(each.getKey()) && each.getValue() + other.get(each.getKey()) <= hops);
  }

  /** A party and its owners, with the number of steps to each. */
  private Map<String, Integer> above(String party, Moment moment, Independence closeness) {
    Map<String, Integer> steps = new HashMap<>(Map.of(party, 0));
    for (int step = 1; step <= closeness.hops(); step++) {
      for (String each : List.copyOf(steps.keySet())) {
        for (String owner : owners(each, moment, closeness)) {
          steps.putIfAbsent(owner, step);
        }
      }
    }
    return steps;
  }

  private List<String> owners(String party, Moment moment, Independence closeness) {
    Register register = registers.apply(moment);
    return register
        .parties()
        .party(party)
        .flatMap(known -> known.disclosure())
        .map(Valid::says)
        .map(DisclosurePredicate::owners)
        .map(owners ->
            owners.stream()
                .filter(
                    each -> each.share() == null || each.share().compareTo(closeness.share()) >= 0)
                .map(each -> each.party())
                .toList())
        .orElse(List.of());
  }
}
