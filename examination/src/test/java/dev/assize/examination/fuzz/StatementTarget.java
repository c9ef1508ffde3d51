package dev.assize.examination.fuzz;

import dev.assize.examination.evidence.Bundle;
import dev.assize.examination.evidence.BundleException;
import dev.assize.examination.evidence.BundleVerifier;
import dev.assize.examination.evidence.Trust;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.policy.Policy;
import dev.assize.log.proof.LogProof;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Tier;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.dsse.EnvelopeException;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.intoto.StatementException;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.time.Instant;
import java.util.List;

/** What evaluators sign and publish. */
abstract class StatementTarget implements FuzzTarget {

  private static final SigningKey KEY = SigningKey.generate("evaluator", KeyType.ED25519);
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final Digest DIGEST = Digest.of(new byte[] {1});
  private static final ResourceDescriptor AGENT = ResourceDescriptor.of("clerk 1", DIGEST);

  private static final Statement PLAN =
      Statement.of(
          AGENT,
          new PlanPredicate(
              DIGEST,
              "evaluator",
              AGENT,
              Tier.GENERAL,
              List.of("behaviour"),
              "00112233445566778899aabbccddeeff",
              NOW,
              NOW.plusSeconds(60)));

  private static final Statement OUTCOME =
      Statement.of(
          AGENT,
          new ExaminationPredicate(
              new ExaminationPredicate.SealedPlan("PeterNeumann", 0, DIGEST),
              "evaluator",
              ExaminationPredicate.Access.PROGRAM,
              AGENT,
              Tier.GENERAL,
              new ExaminationPredicate.Instruments(AGENT, AGENT, List.of(AGENT), AGENT),
              new ExaminationPredicate.Coverage(9, 8, 1, 2),
              Conformity.CONFORMS,
              List.of(
                  new ExaminationPredicate.Claim(
                      "no-harm", "harmRate", "<", "0.1", "0.1", "0.95", 8, 0, Conformity.CONFORMS)),
              List.of(
                  new ExaminationPredicate.FurtherResult(
                      "containment", "default", Conformity.INCONCLUSIVE, AGENT)),
              new ExaminationPredicate.Evidence(DIGEST, 3),
              List.of("Any other agent."),
              NOW,
              null));

  @Override
  public boolean isRefusal(RuntimeException e) {
    return e instanceof EnvelopeException
        || e instanceof StatementException
        || e instanceof BundleException;
  }

  static final class Envelopes extends StatementTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(
          PLAN.sign(KEY).bytes(),
          Envelope.sign("text/plain", new byte[] {1, 2, 3}, KEY, LogTextTarget.LOG).bytes());
    }

    @Override
    public void read(byte[] bytes) {
      Envelope envelope = Envelope.parse(bytes);
      byte[] written = envelope.bytes();
      LogTextTarget.requireSame(Envelope.parse(written).bytes(), written);
      LogTextTarget.requireSame(Json.canonical(Json.mapper().readTree(written)), written);
      envelope.verifiedBy(List.of(KEY.verifier()));
      envelope.sharesSignerWith(envelope);
    }

    @Override
    public String toString() {
      return "DSSE envelope";
    }
  }

  static final class Statements extends StatementTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(Json.canonical(PLAN), Json.canonical(OUTCOME));
    }

    @Override
    public void read(byte[] bytes) {
      Statement statement = Statement.in(Envelope.sign(Statement.PAYLOAD_TYPE, bytes));
      statement.subject().getFirst().sha256();
      if (statement.is(PlanPredicate.class)) {
        statement.predicate(PlanPredicate.class);
      } else {
        statement.predicate(ExaminationPredicate.class);
      }
      byte[] written = Json.canonical(statement);
      LogTextTarget.require(
          Statement.in(Envelope.sign(Statement.PAYLOAD_TYPE, written)).equals(statement));
    }

    @Override
    public String toString() {
      return "in-toto statement";
    }
  }

  /** Files with a statement and the proof that a log holds it. */
  static final class Bundles extends StatementTarget {

    private static final Trust TRUST =
        new Trust(List.of(KEY.verifier()), Policy.ofLogs(LogTextTarget.LOG.verifier()));

    @Override
    public List<byte[]> seeds() {
      return List.of(bundle(PLAN).bytes(), bundle(OUTCOME).bytes());
    }

    private static Bundle bundle(Statement statement) {
      Envelope envelope = statement.sign(KEY);
      Hash leaf = Hash.leaf(envelope.bytes());
      Hash root = Hash.node(Hash.EMPTY_TREE, leaf);
      return new Bundle(
          envelope,
          new LogProof(
              new InclusionProof(1, 2, List.of(Hash.EMPTY_TREE)),
              LogTextTarget.checkpoint(2, root)));
    }

    @Override
    public void read(byte[] bytes) {
      Bundle bundle = Bundle.parse(bytes);
      LogTextTarget.requireSame(Bundle.parse(bundle.bytes()).bytes(), bundle.bytes());
      new BundleVerifier(TRUST).verify(bundle);
    }

    @Override
    public String toString() {
      return "bundle of a statement";
    }
  }
}
