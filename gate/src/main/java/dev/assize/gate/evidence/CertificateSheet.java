package dev.assize.gate.evidence;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.observation.ObservedRegister.Seen;
import dev.assize.gate.observation.Snapshot;
import dev.assize.register.Register;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.AppliedRung;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a register says of a certificate, whoever asks. Made once per snapshot. Immutable.
 *
 * @param certificate which
 * @param facts what is known, whoever asks
 * @param place of the certificate, for people
 * @param outcomes that carry it, by the evidence of each
 */
record CertificateSheet(
    Certificate certificate, List<Facts.Value> facts, String place, List<OutcomeSheet> outcomes) {

  private static final long MOST_DAYS = 3_660;

  static CertificateSheet of(Certificate certificate, Snapshot snapshot) {
    return snapshot.once(
        CertificateSheet.class,
        certificate.id(),
        register -> make(certificate, snapshot.origin(), register));
  }

  private static CertificateSheet make(Certificate certificate, String origin, Register register) {
    Map<String, Object> facts = new LinkedHashMap<>();
    status(certificate, register, facts);
    trouble(certificate, register, facts);
    List<CaseOutcome> carrying = carrying(certificate);
    EvaluatorFacts.add(certificate, carrying, register, facts);
    return new CertificateSheet(
        certificate,
        facts.entrySet().stream()
            .map(each -> Facts.Value.of(each.getKey(), each.getValue()))
            .toList(),
        origin + " entry " + certificate.decision().index(),
        carrying.stream().map(outcome -> OutcomeSheet.of(outcome, origin)).toList());
  }

  /** The outcomes that the decision rests on. */
  private static List<CaseOutcome> carrying(Certificate certificate) {
    Set<Digest> named = Set.copyOf(certificate.decision().says().examinations());
    return certificate.file().outcomes().stream()
        .filter(outcome -> named.contains(outcome.id()))
        .toList();
  }

  private static void status(
      Certificate certificate, Register register, Map<String, Object> facts) {
    Instant now = register.time();
    facts.put("certificate.status", word(certificate.status()));
    facts.put("certificate.tier", certificate.tier().name().toLowerCase(Locale.ROOT));
    facts.put(
        "certificate.scheme",
        register.rules().scheme(certificate.scheme()).map(Scheme::metadata).orElseThrow().name());
    facts.put("certificate.daysLeft", days(now, certificate.validUntil()));
    facts.put("certificate.daysSinceSurveillance", days(examined(certificate), now));
    facts.put("certificate.openConditions", openConditions(certificate, now));
    facts.put(
        "certificate.overdueConditions", count(certificate.facts().overdueConditions(), 1_000));
  }

  private static String word(Status status) {
    return switch (status) {
      case ACTIVE -> "active";
      case CONDITIONAL -> "conditional";
      case REDUCED -> "reduced";
      case ON_NOTICE -> "onNotice";
      case SUSPENDED -> "suspended";
      case SUPERSEDED -> "superseded";
      case EXPIRED -> "expired";
      case WITHDRAWN -> "withdrawn";
    };
  }

  /** When it was last shown to conform. */
  private static Instant examined(Certificate certificate) {
    return certificate.entries().stream()
        .filter(CertificateSheet::showsConformity)
        .map(Valid::since)
        .max(Instant::compareTo)
        .orElse(certificate.decision().since());
  }

  private static boolean showsConformity(Valid<?> entry) {
    return switch (entry.says()) {
      case SurveillancePredicate says -> says.result() == Conformity.CONFORMS;
      case RestorationPredicate says -> true;
      default -> false;
    };
  }

  private static long openConditions(Certificate certificate, Instant now) {
    if (certificate.entries().stream().anyMatch(CertificateSheet::showsConformity)) {
      return 0;
    }
    List<Condition> conditions = certificate.decision().says().conditions();
    return count(conditions.stream().filter(each -> each.due().isAfter(now)).count(), 1_000);
  }

  private static void trouble(
      Certificate certificate, Register register, Map<String, Object> facts) {
    Instant now = register.time();
    List<AppliedRung> rungs =
        certificate.sanctions().stream()
            .filter(each -> each.setAside().isEmpty() || each.setAside().get().isAfter(now))
            .toList();
    facts.put("sanctions.open", count(rungs.size(), 1_000));
    facts.put(
        "sanctions.level",
        count(rungs.stream().mapToLong(each -> each.rung().level()).max().orElse(0), 99));
    facts.put(
        "sanctions.producerBarred",
        register.barred(certificate.scheme(), certificate.holder()).isPresent());
    facts.putAll(Incidents.of(certificate));
  }

  private static long days(Instant from, Instant until) {
    return Math.clamp(Duration.between(from, until).toDays(), 0, MOST_DAYS);
  }

  static long count(long number, long most) {
    return Math.min(number, most);
  }

  /** Adds the facts, and those that depend on who asks. */
  void tell(Question question, Seen seen, Facts.Builder into) {
    Provenance evidence =
        new Provenance("certificate", certificate.id(), place, seen.evidence().at());
    facts.forEach(value -> into.known(value, evidence));
    into.known(
        "certificate.schemeAccepted", question.accepted().contains(certificate.scheme()), evidence);
    Tier asked = question.tier();
    if (asked != null) {
      into.known("certificate.tierSuffices", certificate.tier().compareTo(asked) >= 0, evidence);
    }
    EvaluatorFacts.thirdParty(certificate, question, seen.snapshot(), evidence, into);
    OutcomeSheet.tell(outcomes, into);
  }
}
