package dev.assize.register.profession;

import dev.assize.register.Register;
import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.concentration.Market;
import dev.assize.register.concentration.Shares;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.evaluator.Affected;
import dev.assize.register.evaluator.Basis;
import dev.assize.register.evaluator.Casework;
import dev.assize.register.evaluator.Roll;
import dev.assize.register.evaluator.Signal;
import dev.assize.register.evaluator.Signals;
import dev.assize.register.evaluator.Standing;
import dev.assize.register.independence.Applicants;
import dev.assize.register.independence.Closeness;
import dev.assize.register.independence.Matter;
import dev.assize.register.independence.Ties;
import dev.assize.register.lottery.Call;
import dev.assize.register.lottery.Draw;
import dev.assize.register.lottery.Lottery;
import dev.assize.register.lottery.Workload;
import dev.assize.scheme.Institution;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Evaluators and draws, as a register has them. Not thread-safe. */
public final class Profession {

  private final Register register;
  private final Moment now;
  private final Closeness closeness;
  private final Market market;
  private final Roll roll;
  private final Signals signals;
  private final Lottery lottery;

  /**
   * @param entries of the log, in its order, that the register is of
   */
  public Profession(Iterable<Entry> entries, Register register) {
    this.register = register;
    this.now = register.moment();
    Ties ties = new Ties();
    Applicants applicants = new Applicants();
    Casework casework = new Casework();
    Workload workload = new Workload();
    closeness = new Closeness(ties, applicants);
    market = new Market(ties);
    roll = new Roll();
    signals = new Signals(casework, roll);
    lottery = new Lottery(roll, closeness, market, workload);
    Enrolment enrolment =
        new Enrolment(register, ties, applicants, casework, workload, market, roll);
    entries.forEach(enrolment::take);
  }

  /**
   * Draws evaluators for a case; {@link Draw#complete} says whether enough could be drawn.
   *
   * @param seed see {@link dev.assize.register.lottery.LotterySeed}
   */
  public Draw draw(Case file, Summons summons, Seed seed) {
    Set<String> former =
        summons.isForDecision()
            ? file.assignments().stream()
                .filter(draw -> Case.isForDecision(draw) && draw.index() < summons.before())
                .flatMap(draw -> draw.says().evaluators().stream())
                .collect(Collectors.toSet())
            : Set.of();
    Call call =
        new Call(
            file.id(),
            new Matter(
                file.producer(),
                file.scheme(),
                file.application().says().modelVendors(),
                Map.of()),
            file.tier(),
            summons.places(),
            former.stream()
                .collect(Collectors.toMap(each -> each, each -> "it was drawn for the case before")),
            former.stream()
                .filter(each -> !summons.leaving().contains(each))
                .collect(Collectors.toSet()),
            new Moment(summons.calledForBy().index(), summons.calledForBy().since()));
    return lottery.draw(call, file.institution(), seed);
  }

  /** All that were ever recognised as evaluators under a scheme, or downgraded, by name. */
  public Set<String> evaluators(Digest scheme) {
    return roll.evaluators(scheme, now);
  }

  /** Where an evaluator stands. */
  public Standing standing(Digest scheme, String evaluator) {
    return roll.standing(scheme, evaluator, now, institution(scheme).evaluators());
  }

  /** What is odd about an evaluator. */
  public List<Signal> signals(Digest scheme, String evaluator) {
    return signals.of(scheme, evaluator, now, institution(scheme).evaluators());
  }

  /** Certificates that rest on an evaluator's outcomes, and what becomes of them. */
  public List<Affected> affected(Digest scheme, String evaluator) {
    List<Basis> bases =
        register.certificates().stream()
            .filter(each -> each.scheme().equals(scheme) && !each.status().isTerminal())
            .map(Profession::basis)
            .toList();
    return Affected.by(evaluator, bases, each -> standing(scheme, each));
  }

  private static Basis basis(Certificate certificate) {
    Set<Digest> named = Set.copyOf(certificate.decision().says().examinations());
    return new Basis(
        certificate.id(),
        certificate.file().terms().agree(),
        certificate.file().outcomes().stream()
            .filter(each -> named.contains(each.id()))
            .map(Profession::counted)
            .toList());
  }

  private static Basis.Counted counted(CaseOutcome outcome) {
    return new Basis.Counted(
        outcome.id(), outcome.evaluator(), outcome.examination().since());
  }

  /** How the outcomes under a scheme are divided. */
  public Shares shares(Digest scheme) {
    Institution institution = institution(scheme);
    return market.shares(
        scheme,
        now,
        institution.concentration(),
        closeness.at(now, institution.independence()));
  }

  private Institution institution(Digest scheme) {
    return register.rules().institution(scheme);
  }

}
