package dev.assize.gate.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assize.gate.policy.Answer;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.policy.Decision.EvidenceSeen;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.key.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A decision as a SLSA Verification Summary (<a
 * href="https://slsa.dev/spec/v1.1/verification_summary">v1.1</a>): the predicate of an in-toto
 * statement whose subject is the agent. The format has no expiry and only two results, so the
 * answer and its end stand among the levels and in the field {@code assize}, which readers who do
 * not know it must ignore.
 *
 * @param verifier whose key signs
 * @param timeVerified when it was decided
 * @param resourceUri what was decided about
 * @param policy by which
 * @param inputAttestations what the policy looked at and has a digest
 * @param verificationResult {@code PASSED} or {@code FAILED}
 * @param verifiedLevels the answer; {@code FAILED} if the agent is not let in
 * @param slsaVersion of the format
 * @param assize the answer and how long it holds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerificationSummary(
    Verifier verifier,
    Instant timeVerified,
    String resourceUri,
    Reference policy,
    List<Reference> inputAttestations,
    String verificationResult,
    List<String> verifiedLevels,
    String slsaVersion,
    Extension assize) {

  /** The predicate's type. */
  public static final String TYPE = "https://slsa.dev/verification_summary/v1";

  /** Who verified. */
  public record Verifier(String id) {}

  /** A thing with a digest. */
  public record Reference(String uri, Map<String, String> digest) {}

  /**
   * What the format has no field for.
   *
   * @param answer the decision's
   * @param until when it has to be decided anew
   * @param clauses ids of the clauses that led to it
   * @param conditions that have to be met
   * @param context for which use it was asked, by the facts' names: for another one it says nothing
   */
  public record Extension(
      Answer answer,
      Instant until,
      List<String> clauses,
      List<String> conditions,
      Map<String, Object> context) {}

  /**
   * Puts a decision into the format.
   *
   * @param context what was stated of the use
   * @param verifier a URI of whoever decides
   */
  public static VerificationSummary of(
      Decision decision, Digest agent, Map<String, Object> context, String verifier) {
    boolean passed = decision.answer().letsIn();
    return new VerificationSummary(
        new Verifier(verifier),
        decision.at(),
        "urn:assize:agent:sha256:" + agent.hex(),
        reference(
            "urn:assize:policy:" + decision.policy().name() + ":" + decision.policy().version(),
            decision.policy().digest()),
        decision.evidence().stream()
            .filter(each -> each.digest() != null)
            .map(VerificationSummary::reference)
            .toList(),
        passed ? "PASSED" : "FAILED",
        List.of(passed ? "ASSIZE_" + decision.answer().name() : "FAILED"),
        "1.1",
        new Extension(
            decision.answer(),
            decision.until(),
            decision.reasons().stream().map(Decision.Reason::clause).toList(),
            decision.conditions().stream().map(Decision.ConditionToMeet::text).toList(),
            new TreeMap<>(context)));
  }

  private static Reference reference(EvidenceSeen evidence) {
    return reference(
        "urn:assize:" + evidence.what().replace(' ', '-'),
        Objects.requireNonNull(evidence.digest()));
  }

  private static Reference reference(String uri, Digest digest) {
    return new Reference(uri, Map.of("sha256", digest.hex()));
  }

  /**
   * Signs it.
   *
   * @param agent its digest
   * @param name of the agent, for people; null if nobody knows
   */
  public Envelope sign(Digest agent, @Nullable String name, SigningKey key) {
    ObjectNode predicate = Json.mapper().valueToTree(this);
    return new Statement(
            Statement.TYPE, List.of(ResourceDescriptor.of(name, agent)), TYPE, predicate)
        .sign(key);
  }
}
