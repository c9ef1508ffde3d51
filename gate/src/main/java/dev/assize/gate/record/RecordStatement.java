package dev.assize.gate.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assize.gate.policy.Answer;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.policy.Decision.PolicyName;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.dsse.EnvelopeException;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.intoto.StatementException;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is signed of a procurement record: the predicate of an in-toto statement whose first subject
 * is the record's file, and whose second is the agent.
 *
 * @param answer of the decision
 * @param policy by which
 * @param at when it was decided
 * @param until when it has to be decided anew
 * @param summary digest of the verification summary's file; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordStatement(
    Answer answer, PolicyName policy, Instant at, Instant until, @Nullable Digest summary) {

  /** The predicate's type. */
  public static final String TYPE = "https://assize.dev/attestation/procurement-record/v0.1";

  /** What the name of the statement's file ends with, after the record's. */
  public static final String SUFFIX = ".dsse.json";

  /** The longest statement that is read, in bytes. */
  public static final int MOST_BYTES = 65_535;

  /** Signs a record. */
  public static Envelope sign(
      byte[] record,
      String fileName,
      Digest agent,
      Decision decision,
      @Nullable Digest summary,
      SigningKey key) {
    ObjectNode predicate =
        Json.mapper()
            .valueToTree(
                new RecordStatement(
                    decision.answer(),
                    decision.policy(),
                    decision.at(),
                    decision.until(),
                    summary));
    return new Statement(
            Statement.TYPE,
            List.of(
                ResourceDescriptor.of(fileName, Digest.of(record)),
                ResourceDescriptor.of("agent", agent)),
            TYPE,
            predicate)
        .sign(key);
  }

  /**
   * What became of checking a record.
   *
   * @param problem why it does not hold; null if it does
   * @param signer who signed; null if nobody who is trusted did
   * @param says what the statement says; null if there is none that can be believed
   */
  public record Checked(
      @Nullable String problem, @Nullable String signer, @Nullable RecordStatement says) {

    static Checked not(String problem) {
      return new Checked(problem, null, null);
    }

    /** Whether it is the record that was signed. */
    public boolean holds() {
      return problem == null;
    }
  }

  /** Checks a record against the statement beside it. */
  public static Checked check(byte[] record, byte[] statement, List<VerifierKey> trusted) {
    try {
      Envelope envelope = Envelope.parse(statement);
      List<VerifierKey> signers = envelope.verifiedBy(trusted);
      if (signers.isEmpty()) {
        return Checked.not("nobody whom you trust has signed it");
      }
      Statement signed = Statement.in(envelope);
      if (!signed.predicateType().equals(TYPE)) {
        return Checked.not("the statement is of another kind: " + signed.predicateType());
      }
      String signer = signers.getFirst().toString();
      if (!signed.subject().getFirst().sha256().equals(Digest.of(record))) {
        return new Checked("the page was changed after it was signed", signer, null);
      }
      RecordStatement says = Json.mapper().treeToValue(signed.predicate(), RecordStatement.class);
      return new Checked(null, signer, says);
    } catch (EnvelopeException | StatementException | JacksonException e) {
      return Checked.not("the statement cannot be read: " + e.getMessage());
    }
  }
}
