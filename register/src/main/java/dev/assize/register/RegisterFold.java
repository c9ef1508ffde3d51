package dev.assize.register;

import dev.assize.register.cases.CaseBook;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.cases.Conflicts;
import dev.assize.register.cases.Deciding;
import dev.assize.register.cases.Draws;
import dev.assize.register.cases.Measurement;
import dev.assize.register.certificate.CertificateBook;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Rules;
import dev.assize.register.entry.Tide;
import dev.assize.register.entry.Valid;
import dev.assize.register.evaluator.State;
import dev.assize.register.independence.Ties;
import dev.assize.register.party.Authority;
import dev.assize.register.party.PartyBook;
import dev.assize.register.people.People;
import dev.assize.register.sanction.Barring;
import dev.assize.scheme.EvaluatorRules;
import dev.assize.scheme.OwnerKey.Power;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.BackCheckPredicate;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.ChangeNoticePredicate;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.GrantPredicate;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.RemediationPredicate;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.ReviewPredicate;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.StatementException;
import dev.assize.statement.intoto.SurveillancePredicate;
import dev.assize.statement.intoto.WaiverPredicate;
import dev.assize.statement.intoto.WithdrawalPredicate;
import dev.assize.statement.key.VerifierKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entries of a log, one by one, and keeps those that have effect. Whether an entry has
 * effect depends on earlier entries only; what follows from it depends on the time for which one
 * asks ({@link #at}). Not thread-safe.
 */
public final class RegisterFold {

  private final Rules rules;
  private final Tide tide;
  private final PartyBook parties = new PartyBook();
  private final Ties ties = new Ties();
  private final Authority authority;
  private final CaseBook cases;
  private final Measurement measurement;
  private final Draws draws;
  private final Deciding deciding;
  private final CertificateBook certificates;
  private final Appealing appealing;
  private final Barring barring;
  private final Map<Digest, Valid<?>> valid = new HashMap<>();
  private final List<Valid<SanctionPredicate>> sanctions = new ArrayList<>();
  private final Conflicts conflicts;
  private final List<Problem> problems = new ArrayList<>();
  private long size;
  private long taken = -1;

  /** Before the first entry. */
  public RegisterFold(Rules rules) {
    this(rules, Conflicts.UNEXAMINED);
  }

  /**
   * Before the first entry.
   *
   * @param log key of the log; with it, draws are made again and independence is looked into, and
   *     what does not hold has no effect
   * @throws dev.assize.cel.ExpressionException if a trigger of a scheme's ladder is no condition
   */
  public RegisterFold(Rules rules, VerifierKey log) {
    this(rules, fold -> new People(rules, log, fold.ties, fold.cases.roll(), fold::entry));
  }

  /**
   * Before the first entry.
   *
   * @param conflicts knows who may be drawn and who may judge together
   */
  public RegisterFold(Rules rules, Conflicts conflicts) {
    this(rules, fold -> conflicts);
  }

  private RegisterFold(Rules rules, Function<RegisterFold, Conflicts> judging) {
    this.rules = rules;
    tide = new Tide(rules);
    authority = new Authority(rules, parties);
    cases = new CaseBook(rules, parties, tide, this::requireFree);
    conflicts = judging.apply(this);
    measurement = new Measurement(cases);
    draws = new Draws(cases, measurement, conflicts);
    deciding = new Deciding(cases, conflicts);
    certificates = new CertificateBook(rules, cases, authority, tide);
    appealing = new Appealing(this);
    barring = new Barring(rules, parties, certificates, ties, () -> taken);
  }

  private void requireFree(Entry entry, Digest scheme, String producer, Instant at) {
    barring.require(entry, scheme, producer, at);
  }

  /**
   * Takes the next entry.
   *
   * @throws IllegalArgumentException if its index is not greater than that of the one before
   */
  public void add(Entry entry) {
    advance(entry.index());
    Valid<?> earlier = valid.get(entry.id());
    if (earlier != null) {
      problems.add(problem(entry, "a copy of entry " + earlier.index()));
      return;
    }
    try {
      Valid<?> accepted = accept(entry);
      if (accepted != null) {
        valid.put(entry.id(), accepted);
        taken = entry.index();
        conflicts.follow(accepted);
      }
    } catch (Refusal | StatementException e) {
      problems.add(problem(entry, String.valueOf(e.getMessage())));
    }
    tide.rise(entry);
  }

  /**
   * Takes note that the next entry cannot be read.
   *
   * @param what is wrong with it, in words that follow a colon
   * @throws IllegalArgumentException if its index is not greater than that of the one before
   */
  public void addUnreadable(long index, String what) {
    advance(index);
    problems.add(new Problem(index, Optional.empty(), what));
  }

  /** What follows from the entries so far at a time. */
  public Register at(Instant time) {
    return new Register(this, new Moment(size - 1, time));
  }

  private void advance(long index) {
    if (index < size) {
      throw new IllegalArgumentException("entry %d after entry %d".formatted(index, size - 1));
    }
    size = index + 1;
  }

  /** Null for what is none of the register's business. */
  private @Nullable Valid<?> accept(Entry entry) {
    return switch (entry.predicate()) {
      case DisclosurePredicate says -> {
        Valid<DisclosurePredicate> disclosure = tide.date(entry, says, null);
        parties.disclose(disclosure);
        ties.disclose(disclosure);
        yield disclosure;
      }
      case ProficiencyPredicate says -> {
        Valid<ProficiencyPredicate> test = tide.date(entry, says, null);
        parties.test(test);
        yield test;
      }
      case GrantPredicate says -> {
        authority.party(entry, says.funder());
        Valid<GrantPredicate> grant = tide.date(entry, says, null);
        parties.grant(grant);
        ties.grant(grant);
        yield grant;
      }
      case WaiverPredicate says -> {
        authority.party(entry, says.relyingParty());
        Valid<WaiverPredicate> waiver = tide.date(entry, says, null);
        parties.waive(waiver);
        yield waiver;
      }
      case RecognitionPredicate says -> recognise(entry, says);
      case DowngradePredicate says -> {
        authority.owner(entry, says.scheme().sha256(), Power.RECOGNISE);
        Valid<DowngradePredicate> downgrade = tide.date(entry, says, says.scheme().sha256());
        parties.downgrade(downgrade);
        cases.roll().downgrade(downgrade);
        yield downgrade;
      }
      case AppealPredicate says -> appealing.appeal(entry, says);
      default -> acceptOfCase(entry);
    };
  }

  private Valid<RecognitionPredicate> recognise(Entry entry, RecognitionPredicate says) {
    Digest scheme = says.scheme().sha256();
    authority.owner(entry, scheme, Power.RECOGNISE);
    EvaluatorRules evaluators = rules.institution(scheme).evaluators();
    Valid<RecognitionPredicate> recognition = tide.date(entry, says, scheme);
    Moment before = new Moment(entry.index() - 1, recognition.since());
    Refusal.unless(
        says.office() != Office.EVALUATOR
            || cases.roll().standing(scheme, says.party(), before, evaluators).state()
                != State.BARRED,
        says.party() + " is barred as an evaluator for good");
    parties.recognise(recognition, evaluators.proficiency());
    cases.roll().recognise(recognition);
    return recognition;
  }

  private @Nullable Valid<?> acceptOfCase(Entry entry) {
    return switch (entry.predicate()) {
      case ApplicationPredicate says -> {
        certificates.requireSupersedable(says);
        yield cases.apply(entry, says);
      }
      case EscrowPredicate says -> cases.fund(entry, says);
      case ChallengePredicate says -> cases.challenge(entry, says);
      case BackCheckPredicate says -> cases.disclose(entry, says);
      case AssignmentPredicate says -> draws.draw(entry, says, valid.get(says.calledForBy()));
      case PlanPredicate says -> seal(entry, says);
      case CommitmentPredicate says -> measurement.commit(entry, says);
      case ExaminationPredicate says -> examine(entry, says);
      case ReviewPredicate says -> deciding.review(entry, says);
      case DecisionPredicate says -> {
        Valid<DecisionPredicate> decision = deciding.decide(entry, says);
        if (says.decision() == Decision.GRANTED) {
          certificates.grant(decision);
        }
        yield decision;
      }
      default -> acceptOfCertificate(entry);
    };
  }

  private @Nullable Valid<PlanPredicate> seal(Entry entry, PlanPredicate says) {
    Optional<Valid<PlanPredicate>> plan = measurement.seal(entry, says);
    if (plan.isEmpty() && parties.signed(entry, says.evaluator())) {
      conflicts.sealedOutside(tide.date(entry, says, null));
    }
    return plan.orElse(null);
  }

  private @Nullable Valid<ExaminationPredicate> examine(Entry entry, ExaminationPredicate says) {
    Optional<CaseOutcome> outcome = measurement.log(entry, says);
    if (outcome.isEmpty()) {
      if (parties.signed(entry, says.evaluator())) {
        conflicts.examinedOutside(tide.date(entry, says, null));
      }
      return null;
    }
    outcome.get().flaw().ifPresent(flaw -> problems.add(problem(entry, flaw)));
    conflicts.examined(outcome.get());
    return outcome.get().examination();
  }

  private Valid<?> acceptOfCertificate(Entry entry) {
    return switch (entry.predicate()) {
      case SurveillancePredicate says -> certificates.survey(entry, says);
      case IncidentPredicate says -> certificates.report(entry, says);
      case ChangeNoticePredicate says -> certificates.change(entry, says);
      case RemediationPredicate says -> certificates.remedy(entry, says);
      case RestorationPredicate says -> certificates.restore(entry, says);
      case WithdrawalPredicate says -> certificates.withdraw(entry, says);
      case SanctionPredicate says -> {
        Valid<SanctionPredicate> sanction = certificates.sanction(entry, says);
        sanctions.add(sanction);
        yield sanction;
      }
      default -> throw new IllegalStateException("a kind of entry that nobody reads: " + entry);
    };
  }

  private static Problem problem(Entry entry, String what) {
    return new Problem(entry.index(), Optional.of(entry.id()), what);
  }

  Conflicts conflicts() {
    return conflicts;
  }

  Barring barring() {
    return barring;
  }

  Rules rules() {
    return rules;
  }

  Tide tide() {
    return tide;
  }

  Authority authority() {
    return authority;
  }

  PartyBook parties() {
    return parties;
  }

  CaseBook cases() {
    return cases;
  }

  CertificateBook certificates() {
    return certificates;
  }

  List<Valid<SanctionPredicate>> sanctions() {
    return sanctions;
  }

  List<Problem> problems() {
    return problems;
  }

  Optional<Valid<?>> entry(Digest id) {
    return Optional.ofNullable(valid.get(id));
  }

  Instant settled(Digest scheme) {
    return tide.reached(scheme);
  }
}
