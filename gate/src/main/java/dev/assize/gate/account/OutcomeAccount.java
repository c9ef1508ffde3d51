package dev.assize.gate.account;

import dev.assize.gate.evidence.GivenBundle;
import dev.assize.gate.evidence.Question;
import dev.assize.register.Register;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.independence.PartyKind;
import dev.assize.register.independence.Relation;
import dev.assize.register.independence.UltimateOwners;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An outcome of the certificate's case.
 *
 * @param id digest of its statement
 * @param place of its entry in the log
 * @param evaluator who examined
 * @param party what the evaluator is to the producer, as the register computes it
 * @param conflicts why it should not have examined; empty if it may
 * @param owners to whom it belongs in the end; null if it does not say
 * @param carries whether the certificate rests on it
 * @param objection why it does not count; null if it does
 * @param says what it found
 * @param further what containment and collection found, by the outcome and by the files given along
 * @param since from when it has effect in the log
 */
public record OutcomeAccount(
    Digest id,
    String place,
    String evaluator,
    PartyKind party,
    List<String> conflicts,
    @Nullable List<String> owners,
    boolean carries,
    @Nullable String objection,
    ExaminationPredicate says,
    List<FurtherAccount> further,
    Instant since) {

  /** Copies the lists. */
  public OutcomeAccount {
    conflicts = List.copyOf(conflicts);
    owners = owners == null ? null : List.copyOf(owners);
    further = List.copyOf(further);
  }

  static List<OutcomeAccount> all(
      Certificate certificate, String origin, Question question, Register register) {
    Set<Digest> named = Set.copyOf(certificate.decision().says().examinations());
    return certificate.file().outcomes().stream()
        .map(outcome ->
            of(outcome, certificate, named.contains(outcome.id()), origin, question, register))
        .toList();
  }

  private static OutcomeAccount of(
      CaseOutcome outcome,
      Certificate certificate,
      boolean carries,
      String origin,
      Question question,
      Register register) {
    Relation relation =
        register.people().relation(outcome.evaluator(), certificate.file(), register.moment());
    UltimateOwners owners =
        register
            .people()
            .ultimateOwners(certificate.scheme(), outcome.evaluator(), register.moment());
    return new OutcomeAccount(
        outcome.id(),
        origin + " entry " + outcome.examination().index(),
        outcome.evaluator(),
        relation.party(),
        relation.conflicts().stream().map(each -> each.words()).toList(),
        owners.known() ? List.copyOf(owners.parties()) : null,
        carries,
        outcome.objection(register.moment()).orElse(null),
        outcome.examination().says(),
        further(outcome, question),
        outcome.examination().since());
  }

  private static List<FurtherAccount> further(CaseOutcome outcome, Question question) {
    return FurtherAccount.all(
        outcome.examination().says().furtherResults(),
        name ->
            question.bundles().stream()
                .filter(bundle -> bundle.outcome().equals(outcome.id()))
                .map(GivenBundle::files)
                .flatMap(files -> Optional.ofNullable(files.get(name)).stream())
                .findFirst());
  }

  /** When the last trial ended, or the outcome was logged. */
  public Instant endedAt() {
    Instant ended = says.endedAt();
    return ended == null ? since : ended;
  }

  /** What could be observed; "none" where nothing ran with the evaluator. */
  public String observation() {
    ResourceDescriptor level = says.instruments().observationLevel();
    return level == null || level.name() == null ? "none" : level.name();
  }
}
