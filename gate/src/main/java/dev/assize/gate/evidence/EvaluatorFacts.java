package dev.assize.gate.evidence;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.observation.Snapshot;
import dev.assize.register.Register;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.evaluator.State;
import dev.assize.register.independence.PartyKind;
import dev.assize.register.independence.Relation;
import dev.assize.register.people.People;
import dev.assize.statement.Digest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Facts on who examined. */
final class EvaluatorFacts {

  private static final long MOST = 100;

  private EvaluatorFacts() {}

  /** Evaluators whose outcomes count, and whom the register finds independent of the producer. */
  record ThirdParties(Set<String> names) {}

  /** By whom, and on whose behalf somebody asks. */
  private record Asked(Digest certificate, String relyingParty) {}

  static void add(
      Certificate certificate,
      List<CaseOutcome> carrying,
      Register register,
      Map<String, Object> facts) {
    People people = register.people();
    Set<String> counted = counted(certificate, register);
    Set<String> owners = new TreeSet<>();
    for (String evaluator : counted) {
      owners.addAll(
          people.ultimateOwners(certificate.scheme(), evaluator, register.moment()).parties());
    }
    long distrusted =
        carrying.stream()
            .map(CaseOutcome::evaluator)
            .distinct()
            .filter(each ->
                people
                        .standing(certificate.scheme(), each, register.moment())
                        .state()
                        .compareTo(State.SUSPENDED)
                    >= 0)
            .count();
    long dissents =
        certificate.file().countingForDecision().stream()
            .filter(outcome -> !outcome.conforms())
            .count();
    dissents = Math.max(dissents, certificate.decision().says().dissents().size());
    facts.put("evaluators.counted", CertificateSheet.count(counted.size(), MOST));
    facts.put("evaluators.owners", CertificateSheet.count(owners.size(), MOST));
    facts.put("evaluators.distrusted", CertificateSheet.count(distrusted, MOST));
    facts.put("evaluators.dissents", CertificateSheet.count(dissents, MOST));
  }

  private static Set<String> counted(Certificate certificate, Register register) {
    Set<Digest> named = Set.copyOf(certificate.decision().says().examinations());
    Set<String> counted = new TreeSet<>();
    for (CaseOutcome outcome : certificate.file().outcomes()) {
      if (named.contains(outcome.id()) && outcome.conforms() && outcome.counts(register.moment())) {
        counted.add(outcome.evaluator());
      }
    }
    return counted;
  }

  /** Independent of the producer, and of whoever asks. */
  static void thirdParty(
      Certificate certificate,
      Question question,
      Snapshot snapshot,
      Provenance evidence,
      Facts.Builder into) {
    String user = question.relyingParty() == null ? "" : question.relyingParty();
    ThirdParties parties =
        snapshot.once(
            ThirdParties.class,
            new Asked(certificate.id(), user),
            register -> independent(certificate, user, register));
    into.known(
        "evaluators.thirdParty", CertificateSheet.count(parties.names().size(), MOST), evidence);
  }

  private static ThirdParties independent(Certificate certificate, String user, Register register) {
    People people = register.people();
    Set<String> independent = new TreeSet<>();
    for (String evaluator : counted(certificate, register)) {
      Relation relation = people.relation(evaluator, certificate.file(), register.moment());
      boolean tiedToUser =
          !user.isEmpty()
              && people
                  .between(certificate.scheme(), evaluator, user, register.moment())
                  .isPresent();
      if (relation.party() == PartyKind.THIRD && relation.independent() && !tiedToUser) {
        independent.add(evaluator);
      }
    }
    return new ThirdParties(independent);
  }
}
