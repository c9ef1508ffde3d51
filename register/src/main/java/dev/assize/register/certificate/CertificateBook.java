package dev.assize.register.certificate;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseBook;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.cases.Docket;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Rules;
import dev.assize.register.entry.Tide;
import dev.assize.register.entry.Valid;
import dev.assize.register.party.Authority;
import dev.assize.scheme.OwnerKey.Power;
import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.ChangeNoticePredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.RegisterPredicate;
import dev.assize.statement.intoto.RemediationPredicate;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import dev.assize.statement.intoto.WithdrawalPredicate;
import dev.assize.statement.intoto.WithdrawalPredicate.Grounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that valid entries say of certificates. The methods that take an entry check it and
 * put it on file, or refuse it and change nothing. What follows from it is worked out when somebody
 * asks. Not thread-safe while it grows.
 */
public final class CertificateBook {

  private final Rules rules;
  private final CaseBook cases;
  private final Authority authority;
  private final Tide tide;
  private final Map<Digest, Ladder> ladders = new HashMap<>();
  private final Map<Digest, CertificateFile> files = new LinkedHashMap<>();
  private final Map<House, List<CertificateFile>> houses = new HashMap<>();
  private final Map<House, List<Valid<SanctionPredicate>>> sanctions = new HashMap<>();
  private final CleanRecords records = new CleanRecords(this);

  /** Without a certificate. */
  public CertificateBook(Rules rules, CaseBook cases, Authority authority, Tide tide) {
    this.rules = rules;
    this.cases = cases;
    this.authority = authority;
    this.tide = tide;
    rules
        .schemes()
        .keySet()
        .forEach(digest ->
            ladders.put(digest, new Ladder(rules.institution(digest), rules.triggers(digest))));
  }

  /** The certificates at a moment. */
  public Certificates at(Moment moment) {
    return new Certificates(this, moment);
  }

  /**
   * Whether an application may supersede what it names.
   *
   * @throws Refusal if that is no certificate of the same producer and scheme
   */
  public void requireSupersedable(ApplicationPredicate says) {
    Digest superseded = says.supersedes();
    if (superseded == null) {
      return;
    }
    CertificateFile file = require(superseded);
    Refusal.unless(
        file.holder().equals(says.producer()) && file.scheme().equals(says.scheme().sha256()),
        "it would supersede a certificate of somebody else, or under another scheme");
  }

  /** A certificate begins, and the one that it supersedes ends. */
  public void grant(Valid<DecisionPredicate> decision) {
    Case granted = caseOf(decision.says().application(), decision);
    Ladder ladder = ladders.get(granted.scheme());
    if (ladder == null) {
      throw new IllegalStateException("a case under a scheme that the register does not go by");
    }
    CertificateFile file = new CertificateFile(decision, granted, ladder);
    files.put(decision.id(), file);
    houses.computeIfAbsent(file.house(), k -> new ArrayList<>(1)).add(file);
    Digest superseded = granted.application().says().supersedes();
    CertificateFile earlier = superseded == null ? null : files.get(superseded);
    if (earlier != null) {
      earlier.entries.add(decision);
    }
  }

  /**
   * That the agent was examined again.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<SurveillancePredicate> survey(Entry entry, SurveillancePredicate says) {
    CertificateFile file = require(says.certificate(), entry);
    authority.party(entry, says.evaluator());
    CaseOutcome outcome = outcome(file, entry, says.examination(), Cause.SURVEILLANCE);
    Valid<SurveillancePredicate> valid = date(file, entry, says, outcome.examination());
    Refusal.unless(
        outcome.evaluator().equals(says.evaluator()) && outcome.conclusion() == says.result(),
        () -> "not what the outcome that it names comes to" + failed(outcome));
    requireCounting(outcome, valid);
    Refusal.unless(!file.used.contains(outcome.id()), "a second report of the same surveillance");
    file.used.add(outcome.id());
    cases.callForSurveillance(file.application.id(), valid);
    return keep(file, valid);
  }

  /**
   * A report on an incident.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<IncidentPredicate> report(Entry entry, IncidentPredicate says) {
    CertificateFile file = require(says.certificate(), entry);
    Valid<IncidentPredicate> first = null;
    if (says.follows() != null) {
      first =
          file.firstReport(says.follows())
              .orElseThrow(() -> new Refusal("it follows no first report on the certificate"));
    }
    Valid<IncidentPredicate> valid =
        first == null ? date(file, entry, says) : date(file, entry, says, first);
    Tide.requireSane(says.awareAt());
    Refusal.unless(
        !says.awareAt().isBefore(says.occurredAt()) && !says.awareAt().isAfter(valid.since()),
        "an incident that was known before it happened, or reported before it was known");
    boolean byHolder = authority.isBy(entry, file.holder());
    if (byHolder) {
      file.byHolder.add(entry.id());
    }
    boolean startsClocks = byHolder || rules.ownedBySigners(entry).contains(file.scheme());
    if (!startsClocks) {
      file.allegations.add(valid);
      return valid;
    }
    return keep(file, valid);
  }

  /**
   * That the agent changes.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<ChangeNoticePredicate> change(Entry entry, ChangeNoticePredicate says) {
    CertificateFile file = require(says.certificate(), entry);
    authority.party(entry, file.holder());
    Tide.requireSane(says.changedAt());
    return keep(file, date(file, entry, says));
  }

  /**
   * How the holder is going to mend something.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<RemediationPredicate> remedy(Entry entry, RemediationPredicate says) {
    CertificateFile file = require(says.certificate(), entry);
    authority.party(entry, file.holder());
    Valid<RemediationPredicate> valid = keep(file, date(file, entry, says));
    cases.callForRestoration(file.application.id(), valid);
    return valid;
  }

  /**
   * That the certificate is good again.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<RestorationPredicate> restore(Entry entry, RestorationPredicate says) {
    CertificateFile file = require(says.certificate(), entry);
    List<CaseOutcome> outcomes = new ArrayList<>();
    List<Valid<?>> rests = new ArrayList<>();
    Set<String> evaluators = new HashSet<>();
    for (Digest id : says.examinations()) {
      CaseOutcome outcome = outcome(file, entry, id, Cause.RESTORATION);
      outcomes.add(outcome);
      rests.add(outcome.examination());
      evaluators.add(outcome.evaluator());
    }
    Valid<RestorationPredicate> valid = date(file, entry, says, rests.toArray(Valid<?>[]::new));
    authority.office(
        entry,
        file.scheme(),
        Office.DECIDER,
        file.application.says().tier(),
        says.decider(),
        valid.since());
    Refusal.unless(
        !evaluators.contains(says.decider()) && !says.decider().equals(file.holder()),
        says.decider() + " restores what it examined or holds itself");
    Refusal.unless(
        evaluators.size() >= file.terms().agree() && evaluators.size() == outcomes.size(),
        () ->
            "a restoration on %d evaluators' outcomes where the scheme wants %d, one of each"
                .formatted(evaluators.size(), file.terms().agree()));
    for (CaseOutcome outcome : outcomes) {
      requireCounting(outcome, valid);
      Refusal.unless(
          outcome.conforms(),
          "a restoration on an outcome that does not conform" + failed(outcome));
      Refusal.unless(!file.used.contains(outcome.id()), "a second restoration on one outcome");
    }
    outcomes.forEach(outcome -> file.used.add(outcome.id()));
    cases.callForSurveillance(file.application.id(), valid);
    return keep(file, valid);
  }

  /**
   * That the certificate is taken away.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<WithdrawalPredicate> withdraw(Entry entry, WithdrawalPredicate says) {
    CertificateFile file = require(says.certificate(), entry);
    Valid<WithdrawalPredicate> valid = date(file, entry, says);
    if (says.grounds() == Grounds.HOLDER) {
      authority.party(entry, file.holder());
    } else {
      authority.office(
          entry, file.scheme(), Office.DECIDER, file.application.says().tier(), valid.since());
    }
    return keep(file, valid);
  }

  /**
   * That a rung is applied to a certificate, or to a producer as such.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<SanctionPredicate> sanction(Entry entry, SanctionPredicate says) {
    Digest scheme = says.scheme().sha256();
    authority.owner(entry, scheme, Power.SANCTION);
    Rung rung = rung(scheme, says.rung());
    if (says.certificate() == null) {
      Valid<SanctionPredicate> ofTheHouse = tide.date(entry, says, scheme);
      sanctions
          .computeIfAbsent(new House(scheme, says.party()), k -> new ArrayList<>(1))
          .add(ofTheHouse);
      return ofTheHouse;
    }
    CertificateFile file = require(says.certificate(), entry);
    Refusal.unless(
        file.scheme().equals(scheme) && file.holder().equals(says.party()),
        "about a certificate of another party or scheme");
    Refusal.unless(
        rung.effects().cap() == (says.scope() != null),
        "a sanction names a scope exactly if its rung reduces the certificate");
    return keep(file, date(file, entry, says));
  }

  /** An answer to an appeal against an entry about a certificate. */
  public void appeal(Valid<AppealPredicate> answer, Digest certificate) {
    keep(require(certificate), answer);
  }

  /**
   * The rung of a scheme's ladder.
   *
   * @throws Refusal if there is none
   */
  public Rung rung(Digest scheme, String id) {
    rules.institution(scheme);
    Ladder ladder = ladders.get(scheme);
    return Optional.ofNullable(ladder)
        .flatMap(known -> known.rung(id))
        .orElseThrow(() -> new Refusal("no rung " + id + " on the scheme's ladder"));
  }

  /** The sanctions of a producer as such under a scheme, in the order of the log. */
  public List<Valid<SanctionPredicate>> sanctions(Digest scheme, String producer) {
    return sanctions(new House(scheme, producer));
  }

  List<Valid<SanctionPredicate>> sanctions(House house) {
    return sanctions.getOrDefault(house, List.of());
  }

  /** Whether a producer has ever had a certificate or a sanction under a scheme. */
  public boolean knows(Digest scheme, String producer) {
    House house = new House(scheme, producer);
    return houses.containsKey(house) || sanctions.containsKey(house);
  }

  /**
   * Whether all entries so far show that by a time nothing has happened by which a producer could
   * be barred under a scheme. False says nothing. Cheap, however many certificates there are,
   * unless something was added about them.
   */
  public boolean isClean(Digest scheme, String producer, Instant time) {
    return records.areClean(new House(scheme, producer), time);
  }

  CaseBook cases() {
    return cases;
  }

  List<CertificateFile> files() {
    return List.copyOf(files.values());
  }

  @Nullable CertificateFile file(Digest certificate) {
    return files.get(certificate);
  }

  List<CertificateFile> of(House house) {
    return houses.getOrDefault(house, List.of());
  }

  private Case caseOf(Digest application, Valid<?> seenFrom) {
    Docket docket = cases.at(new Moment(seenFrom.index(), seenFrom.since()));
    return docket
        .file(application)
        .orElseThrow(() -> new IllegalStateException("a decision without its case"));
  }

  private CaseOutcome outcome(CertificateFile file, Entry entry, Digest id, Cause cause) {
    return cases
        .outcome(file.application.id(), id)
        .filter(outcome -> outcome.examination().index() < entry.index())
        .filter(outcome -> outcome.assignment().says().cause() == cause)
        .orElseThrow(
            () -> new Refusal("no outcome of the certificate's case drawn for that: " + id));
  }

  private static String failed(CaseOutcome outcome) {
    return outcome.failed().map(what -> ": it fails the examination of " + what).orElse("");
  }

  private static void requireCounting(CaseOutcome outcome, Valid<?> seenFrom) {
    outcome
        .objection(new Moment(seenFrom.index() - 1, seenFrom.since()))
        .ifPresent(objection -> {
          throw new Refusal("it rests on " + objection);
        });
  }

  private <P extends RegisterPredicate> Valid<P> date(
      CertificateFile file, Entry entry, P says, Valid<?>... restsOn) {
    Valid<?>[] all = Arrays.copyOf(restsOn, restsOn.length + 1);
    all[restsOn.length] = file.decision;
    return tide.date(entry, says, file.scheme(), all);
  }

  private static <P extends RegisterPredicate> Valid<P> keep(CertificateFile file, Valid<P> valid) {
    file.entries.add(valid);
    return valid;
  }

  /** The certificate, if the entry is about its agent. */
  private CertificateFile require(Digest certificate, Entry entry) {
    CertificateFile file = require(certificate);
    Refusal.unless(
        file.agent.equals(entry.subject().sha256()), "about another agent than its certificate");
    return file;
  }

  private CertificateFile require(Digest certificate) {
    CertificateFile file = files.get(certificate);
    if (file == null) {
      throw new Refusal("no certificate " + certificate + " before it");
    }
    return file;
  }
}
