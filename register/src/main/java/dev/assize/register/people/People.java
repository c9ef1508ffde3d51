package dev.assize.register.people;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.cases.Conflicts;
import dev.assize.register.cases.Docket;
import dev.assize.register.concentration.Shares;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Rules;
import dev.assize.register.entry.Valid;
import dev.assize.register.evaluator.Roll;
import dev.assize.register.evaluator.Signal;
import dev.assize.register.evaluator.Signals;
import dev.assize.register.evaluator.Standing;
import dev.assize.register.independence.Closeness;
import dev.assize.register.independence.Relation;
import dev.assize.register.independence.Ties;
import dev.assize.register.independence.UltimateOwners;
import dev.assize.register.lottery.Call;
import dev.assize.register.lottery.Draw;
import dev.assize.register.lottery.Lottery;
import dev.assize.register.lottery.LotterySeed;
import dev.assize.register.lottery.NoSeedException;
import dev.assize.scheme.Institution;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.key.VerifierKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Evaluators, reviewers and deciders, by all valid entries of a log. It answers for any moment that
 * it has heard of. Not thread-safe.
 */
public final class People implements Conflicts {

  private final Rules rules;
  private final VerifierKey log;
  private final Function<Digest, Optional<Valid<?>>> entries;
  private final Ledger ledger;
  private final Closeness closeness;
  private final Signals signals;
  private final Lottery lottery;

  /**
   * Before the first entry.
   *
   * @param log key of the log, whose checkpoints draws take their seeds from
   * @param ties of all disclosures and grants, which grow before it hears of an entry
   * @param roll of all evaluators, likewise
   * @param entries finds valid entries
   */
  public People(
      Rules rules,
      VerifierKey log,
      Ties ties,
      Roll roll,
      Function<Digest, Optional<Valid<?>>> entries) {
    this.rules = rules;
    this.log = log;
    this.entries = entries;
    this.ledger = new Ledger(rules, ties, roll);
    this.closeness = new Closeness(ledger.ties, ledger.applicants);
    this.signals = new Signals(ledger.casework, ledger.roll);
    this.lottery = new Lottery(ledger.roll, closeness, ledger.market, ledger.workload);
  }

  @Override
  public void follow(Valid<?> entry) {
    ledger.follow(entry);
  }

  @Override
  public void examined(CaseOutcome outcome) {
    ledger.examined(outcome);
  }

  @Override
  public void examinedOutside(Valid<ExaminationPredicate> outcome) {
    ledger.examined(outcome);
  }

  @Override
  public void sealedOutside(Valid<PlanPredicate> plan) {
    ledger.follow(plan);
  }

  @Override
  public Optional<String> inDraw(Docket docket, Case file, Valid<AssignmentPredicate> draw) {
    Valid<?> call = entries.apply(draw.says().calledForBy()).orElse(null);
    if (call == null) {
      return Optional.of("a draw that no earlier entry called for");
    }
    try {
      Seed seed =
          LotterySeed.from(draw.says().checkpoint(), log, call.index(), draw.entry().quoted())
              .seed();
      List<String> drawn =
          lottery.drawn(call(file, Occasion.of(draw, call)), file.institution(), seed);
      return drawn.equals(draw.says().evaluators())
          ? Optional.empty()
          : Optional.of(
              drawn.isEmpty()
                  ? "a draw where too few are eligible"
                  : "not who the lottery draws: " + String.join(", ", drawn));
    } catch (NoSeedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<String> inGrant(
      Docket docket,
      Case file,
      List<CaseOutcome> agreeing,
      String reviewer,
      Valid<DecisionPredicate> decision) {
    Closeness.View view = closeness.at(docket.moment(), file.institution().independence());
    List<String> evaluators =
        agreeing.stream().map(CaseOutcome::evaluator).distinct().sorted().toList();
    for (int i = 0; i < evaluators.size(); i++) {
      for (int j = i + 1; j < evaluators.size(); j++) {
        Optional<String> clash = view.clash(evaluators.get(i), evaluators.get(j));
        if (clash.isPresent()) {
          return Optional.of(
              "%s and %s do not count together: %s"
                  .formatted(evaluators.get(i), evaluators.get(j), clash.get()));
        }
      }
    }
    return judge(view, file, evaluators, decision.says().decider())
        .or(() ->
            view.between(reviewer, file.producer())
                .map(way -> "its reviewer is too close to the producer: " + way));
  }

  private static Optional<String> judge(
      Closeness.View view, Case file, List<String> evaluators, String decider) {
    Optional<String> close =
        view.between(decider, file.producer())
            .map(way -> "its decider is too close to the producer: " + way);
    if (close.isPresent()) {
      return close;
    }
    if (!view.ultimateOwners(decider).known()) {
      return Optional.of("its decider does not say who owns it");
    }
    for (String evaluator : evaluators) {
      Set<String> shared = new TreeSet<>(view.ultimateOwners(decider).parties());
      shared.retainAll(view.ultimateOwners(evaluator).parties());
      if (!shared.isEmpty()) {
        return Optional.of("decider and evaluator belong to the same owner in the end: " + shared);
      }
    }
    return Optional.empty();
  }

  /**
   * Makes a draw for a case, or makes one again.
   *
   * @param file the case, at least as far as the draw
   * @param seed see {@link LotterySeed}
   */
  public Draw draw(Case file, Occasion occasion, Seed seed) {
    return lottery.draw(call(file, occasion), file.institution(), seed);
  }

  private Call call(Case file, Occasion occasion) {
    return new Call(
        file.id(),
        ledger.matter(file.id(), occasion.called()),
        file.tier(),
        occasion.places(),
        occasion.former(file),
        occasion.staying(file),
        occasion.called(),
        occasion.made());
  }

  /** The occasion of a draw that is in the log. */
  public Occasion occasion(Valid<AssignmentPredicate> draw) {
    return Occasion.of(draw, entries.apply(draw.says().calledForBy()).orElseThrow());
  }

  /** What an evaluator is to the producer of a case. */
  public Relation relation(String evaluator, Case file, Moment moment) {
    return closeness
        .at(moment, file.institution().independence())
        .relation(evaluator, ledger.matter(file.id(), moment));
  }

  /** How two parties are connected by a scheme's rules, in words; empty if they are not. */
  public Optional<String> between(Digest scheme, String one, String other, Moment moment) {
    return closeness.at(moment, rules.institution(scheme).independence()).between(one, other);
  }

  /** To whom a party belongs in the end, by a scheme's rules. */
  public UltimateOwners ultimateOwners(Digest scheme, String party, Moment moment) {
    return closeness.at(moment, rules.institution(scheme).independence()).ultimateOwners(party);
  }

  /** All that were ever recognised as evaluators under a scheme, in the order of names. */
  public List<String> evaluators(Digest scheme, Moment moment) {
    return ledger.roll.evaluators(scheme, moment);
  }

  /** Where an evaluator stands. */
  public Standing standing(Digest scheme, String evaluator, Moment moment) {
    return ledger.roll.standing(scheme, evaluator, moment, rules.institution(scheme).evaluators());
  }

  /** What is odd about an evaluator. */
  public List<Signal> signals(Digest scheme, String evaluator, Moment moment) {
    return signals.of(scheme, evaluator, moment, rules.institution(scheme).evaluators());
  }

  /** Plans of an evaluator whose time is over and that have no outcome. */
  public List<Valid<PlanPredicate>> abandoned(Digest scheme, String evaluator, Moment moment) {
    return ledger.casework.abandoned(scheme, evaluator, moment);
  }

  /** How outcomes under a scheme are divided. */
  public Shares shares(Digest scheme, Moment moment) {
    Institution institution = rules.institution(scheme);
    return ledger.market.shares(
        scheme,
        moment,
        institution.concentration(),
        closeness.at(moment, institution.independence()));
  }
}
