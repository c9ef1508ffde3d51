package dev.assize.register.cases;

import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Rules;
import dev.assize.register.entry.Tide;
import dev.assize.register.entry.Valid;
import dev.assize.register.evaluator.BlindTest;
import dev.assize.register.evaluator.Report;
import dev.assize.register.evaluator.Roll;
import dev.assize.register.party.Authority;
import dev.assize.register.party.PartyBook;
import dev.assize.scheme.Institution;
import dev.assize.scheme.OwnerKey.Power;
import dev.assize.scheme.Terms;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.BackCheckPredicate;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.EscrowPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that valid entries say of cases. The methods that take an entry check it and put it on
 * file, or refuse it and change nothing. Not thread-safe while it grows.
 */
public final class CaseBook {

  private final Rules rules;
  private final PartyBook parties;
  private final Authority authority;
  private final Tide tide;
  private final Roll roll;
  private final Admission admission;
  private final Map<Digest, CaseFile> files = new LinkedHashMap<>();
  private final Map<Digest, List<CaseFile>> byScheme = new HashMap<>();
  private final Map<Digest, CaseOutcome> outcomes = new HashMap<>();
  private final Map<String, List<CaseOutcome>> byEvaluator = new HashMap<>();

  /** Whether a producer may have a certificate at all. */
  @FunctionalInterface
  public interface Admission {

    /** Everybody may. */
    Admission OPEN = (entry, scheme, producer, at) -> {};

    /**
     * @param entry that asks for a certificate, or grants it
     * @param at when that has effect
     * @throws Refusal if the producer may have none then
     */
    void require(Entry entry, Digest scheme, String producer, Instant at);
  }

  /** Without a case. */
  public CaseBook(Rules rules, PartyBook parties, Tide tide, Admission admission) {
    this.rules = rules;
    this.parties = parties;
    this.authority = new Authority(rules, parties);
    this.tide = tide;
    this.admission = admission;
    this.roll = new Roll((entry, moment) -> parties.appeals().setAside(entry, moment));
  }

  /** Parties and cases at a moment. */
  public Docket at(Moment moment) {
    return new Docket(this, moment);
  }

  /**
   * That a producer asks for a certificate.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<ApplicationPredicate> apply(Entry entry, ApplicationPredicate says) {
    Digest scheme = says.scheme().sha256();
    Institution institution = rules.institution(scheme);
    authority.party(entry, says.producer());
    Terms terms = institution.tiers().get(says.tier());
    if (terms == null) {
      throw new Refusal("the scheme gives no certificates at that tier");
    }
    Valid<ApplicationPredicate> application = tide.date(entry, says, scheme);
    admission.require(entry, scheme, says.producer(), application.since());
    CaseFile file = new CaseFile(application, scheme, entry.subject().sha256(), institution, terms);
    files.put(entry.id(), file);
    byScheme.computeIfAbsent(scheme, k -> new ArrayList<>()).add(file);
    return application;
  }

  /**
   * That the fee is in trust.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<EscrowPredicate> fund(Entry entry, EscrowPredicate says) {
    CaseFile file = require(says.application(), entry);
    authority.owner(entry, file.scheme, Power.ASSIGN);
    Refusal.unless(file.escrow == null, "the fee of the case is in trust already");
    file.escrow = tide.date(entry, says, file.scheme, file.application);
    return file.escrow;
  }

  /**
   * That the producer challenges an evaluator.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<ChallengePredicate> challenge(Entry entry, ChallengePredicate says) {
    CaseFile file = require(says.application(), entry);
    authority.party(entry, file.application.says().producer());
    Refusal.unless(file.challenge == null, "a second challenge in the same case");
    for (DrawFile draw : file.draws) {
      Seat seat = draw.seats.get(says.evaluator());
      if (seat != null && draw.isForDecision()) {
        Valid<ChallengePredicate> challenge = tide.date(entry, says, file.scheme, draw.assignment);
        Refusal.unless(
            !challenge
                .since()
                .isAfter(draw.assignment.since().plus(file.institution.clocks().challenge())),
            "a challenge after the time for it");
        Refusal.unless(
            seat.commitment == null && seat.outcome == null,
            "a challenge of an evaluator who has a result already");
        file.challenge = challenge;
        file.changes++;
        return challenge;
      }
    }
    throw new Refusal(says.evaluator() + " was not drawn for the case");
  }

  /**
   * That the case was a blind test.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<BackCheckPredicate> disclose(Entry entry, BackCheckPredicate says) {
    CaseFile file = require(says.application(), entry);
    authority.owner(entry, file.scheme, Power.ASSIGN);
    Refusal.unless(file.backCheck == null, "the case was disclosed as a blind test already");
    Refusal.unless(!file.draws.isEmpty(), "a blind test of nobody");
    Refusal.unless(
        file.application.says().purpose().contains(says.truth().hex()),
        "the application did not commit to that truth");
    Valid<BackCheckPredicate> backCheck = tide.date(entry, says, file.scheme, file.application);
    Case now = new Case(file, new Moment(entry.index() - 1, backCheck.since()));
    Refusal.unless(
        now.assignments().stream()
            .allMatch(draw ->
                now.missing(draw).isEmpty() || draw.says().due().isBefore(backCheck.since())),
        "a blind test is disclosed while outcomes are still owed");
    file.backCheck = backCheck;
    for (DrawFile draw : file.draws) {
      draw.seats.values().forEach(seat -> test(seat, backCheck));
    }
    return backCheck;
  }

  private void test(Seat seat, Valid<BackCheckPredicate> backCheck) {
    CaseOutcome outcome = seat.outcome;
    if (outcome != null) {
      Report report =
          new Report(
              seat.evaluator,
              backCheck.says().application(),
              outcome.examination(),
              seat.plans.isEmpty() ? null : seat.plans.getLast(),
              seat.commitment);
      roll.test(new BlindTest(report, outcome.conclusion(), backCheck));
    }
  }

  /**
   * The next draw for surveillance of the case's certificate has to be called for by this entry.
   */
  public void callForSurveillance(Digest application, Valid<?> entry) {
    Optional.ofNullable(files.get(application)).ifPresent(file -> file.surveillanceCall = entry);
  }

  /** The next draw for restoration of the case's certificate has to be called for by this entry. */
  public void callForRestoration(Digest application, Valid<?> entry) {
    Optional.ofNullable(files.get(application)).ifPresent(file -> file.restorationCall = entry);
  }

  /** An outcome of a case. */
  public Optional<CaseOutcome> outcome(Digest application, Digest id) {
    CaseFile file = files.get(application);
    CaseOutcome outcome = outcomes.get(id);
    return file != null && outcome != null && outcome.isOf(file)
        ? Optional.of(outcome)
        : Optional.empty();
  }

  /**
   * How often something was added by which the outcomes of a case, and whether they count, may have
   * become others. What follows from them stays the same as long as this does.
   */
  public int changes(Digest application) {
    CaseFile file = files.get(application);
    return parties.changes() + roll.changes() + (file == null ? 0 : file.changes);
  }

  /** Who is recognised as an evaluator, and where each stands. */
  public Roll roll() {
    return roll;
  }

  /** From when an entry is set aside on appeal; empty if it stands. */
  public Optional<Instant> setAside(Digest entry, Moment moment) {
    return parties.appeals().setAside(entry, moment);
  }

  /** By what it goes. */
  public Rules rules() {
    return rules;
  }

  PartyBook parties() {
    return parties;
  }

  Authority authority() {
    return authority;
  }

  Admission admission() {
    return admission;
  }

  Tide tide() {
    return tide;
  }

  List<CaseFile> files() {
    return List.copyOf(files.values());
  }

  List<CaseFile> under(Digest scheme) {
    return byScheme.getOrDefault(scheme, List.of());
  }

  @Nullable CaseFile file(Digest application) {
    return files.get(application);
  }

  List<CaseOutcome> outcomesOf(String evaluator) {
    return byEvaluator.getOrDefault(evaluator, List.of());
  }

  void add(CaseOutcome outcome) {
    outcomes.put(outcome.id(), outcome);
    byEvaluator.computeIfAbsent(outcome.evaluator(), k -> new ArrayList<>()).add(outcome);
  }

  /** The case, if the entry is about its agent. */
  CaseFile require(Digest application, Entry entry) {
    CaseFile file = files.get(application);
    if (file == null) {
      throw new Refusal("no application " + application + " before it");
    }
    Refusal.unless(
        file.agent.equals(entry.subject().sha256()), "about another agent than its case");
    return file;
  }
}
