package dev.assize.gate.account;

import dev.assize.gate.evidence.Question;
import dev.assize.gate.observation.ObservedRegister;
import dev.assize.register.Register;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.Terms;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A certificate, as it stands.
 *
 * @param id digest of the decision
 * @param place of the decision in the log
 * @param name of the agent, as the decision has it; empty if it has none
 * @param status what it is worth
 * @param since since when
 * @param why what the status follows from, one line each
 * @param scheme which it stands under
 * @param schemeDigest digest of the scheme
 * @param accepted whether whoever asks accepts the scheme
 * @param requirements texts of the scheme's requirements by their ids
 * @param tier at which
 * @param terms what the scheme demands at the tier
 * @param application of the producer
 * @param decision that granted it
 * @param validUntil when it ends
 * @param surveillanceDue when it must have been examined again; null if no time is set
 * @param sanctions titles of rungs in effect
 * @param incidents what was reported, and not closed for all that is known; one line each
 * @param holderOwners to whom the holder belongs in the end, as it says; null if it does not say
 */
public record CertificateAccount(
    Digest id,
    String place,
    String name,
    Status status,
    Instant since,
    List<String> why,
    Scheme.Metadata scheme,
    Digest schemeDigest,
    boolean accepted,
    Map<String, String> requirements,
    Tier tier,
    Terms terms,
    ApplicationPredicate application,
    DecisionPredicate decision,
    Instant validUntil,
    @Nullable Instant surveillanceDue,
    List<String> sanctions,
    List<String> incidents,
    @Nullable List<String> holderOwners) {

  /** Copies the collections. */
  public CertificateAccount {
    why = List.copyOf(why);
    requirements = Map.copyOf(requirements);
    sanctions = List.copyOf(sanctions);
    incidents = List.copyOf(incidents);
    holderOwners = holderOwners == null ? null : List.copyOf(holderOwners);
  }

  static CertificateAccount of(
      Certificate certificate, ObservedRegister.Seen seen, Question question, Register register) {
    Scheme scheme = register.rules().scheme(certificate.scheme()).orElseThrow();
    String name = certificate.decision().entry().subject().name();
    return new CertificateAccount(
        certificate.id(),
        seen.snapshot().origin() + " entry " + certificate.decision().index(),
        name == null ? "" : name,
        certificate.status(),
        certificate.since(),
        certificate.why().stream().map(step -> step.at() + ": " + step.words()).toList(),
        scheme.metadata(),
        certificate.scheme(),
        question.accepted().contains(certificate.scheme()),
        scheme.requirements().stream()
            .collect(
                Collectors.toMap(Scheme.Requirement::id, Scheme.Requirement::text, (a, b) -> a)),
        certificate.tier(),
        certificate.file().terms(),
        certificate.file().application().says(),
        certificate.decision().says(),
        certificate.validUntil(),
        certificate.surveillanceDue().orElse(null),
        certificate.sanctions().stream()
            .filter(each -> each.setAside().isEmpty())
            .map(each -> each.rung().title())
            .distinct()
            .toList(),
        IncidentLines.of(certificate),
        owners(certificate, register));
  }

  private static @Nullable List<String> owners(Certificate certificate, Register register) {
    var owners =
        register
            .people()
            .ultimateOwners(certificate.scheme(), certificate.holder(), register.moment());
    return owners.known() ? List.copyOf(owners.parties()) : null;
  }
}
