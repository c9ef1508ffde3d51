package dev.assize.bench;

import dev.assize.examination.evidence.Bundle;
import dev.assize.examination.evidence.BundleVerifier;
import dev.assize.examination.evidence.Trust;
import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.policy.Policy;
import dev.assize.log.proof.LogProof;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Verifies the bundles of outcomes offline, from their bytes, where the checkpoint is known
 * already; and measures what bounds this: Ed25519 and SHA-256. All in turns, in one thread, by its
 * CPU time, so that other work on the machine changes little.
 */
public final class BundleVerifications {

  private static final int BUNDLES = 64;
  private static final int CLAIMS = 12;
  private static final int LEVELS = 20;
  private static final int WARMING = 3;
  private static final int KIBI = 1024;
  private static final long TURN_NANOS = 400_000_000;
  private static final double SECOND = 1e9;

  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final SigningKey evaluator = SigningKey.generate("bench.example", KeyType.ED25519);
  private final SigningKey log = SigningKey.generate("bench.example/log", KeyType.ED25519);
  private final SigningKey witness = SigningKey.generate("witness", KeyType.COSIGNATURE);
  private final Map<String, Operation> operations = new LinkedHashMap<>();

  /** What is measured; takes a number that grows. */
  private interface Operation {
    boolean succeeds(int number) throws GeneralSecurityException;
  }

  private BundleVerifications() {}

  /** Takes the number of rounds. */
  public static void main(String[] arguments) throws GeneralSecurityException {
    new BundleVerifications().run(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9);
  }

  private void run(int rounds) throws GeneralSecurityException {
    List<byte[]> bundles = bundles();
    out.printf("%d bundles of %,d bytes%n", BUNDLES, bundles.getFirst().length);
    verifications(bundles);
    bounds();
    List<double[]> turns = new ArrayList<>();
    for (int round = -WARMING; round < rounds; round++) {
      double[] turn = new double[operations.size()];
      int at = 0;
      for (Operation operation : operations.values()) {
        turn[at++] = rate(operation);
      }
      if (round >= 0) {
        turns.add(turn);
      }
    }
    int at = 0;
    for (String name : operations.keySet()) {
      print(name, turns, at++);
    }
  }

  private void print(String name, List<double[]> turns, int at) {
    double[] rates = turns.stream().mapToDouble(turn -> turn[at]).sorted().toArray();
    out.printf(
        "%s: %,.0f for each second of CPU time (%,.0f to %,.0f)%n",
        name, rates[rates.length / 2], rates[0], rates[rates.length - 1]);
  }

  private void verifications(List<byte[]> bundles) {
    BundleVerifier verifier =
        new BundleVerifier(new Trust(List.of(evaluator.verifier()), policy()));
    List<Bundle> read = bundles.stream().map(Bundle::parse).toList();
    operations.put(
        "bundles read and verified",
        i -> verifier.verify(Bundle.parse(bundles.get(i % BUNDLES))).passed());
    operations.put("bundles read", i -> Bundle.parse(bundles.get(i % BUNDLES)) != null);
    operations.put("bundles verified", i -> verifier.verify(read.get(i % BUNDLES)).passed());
  }

  private void bounds() throws GeneralSecurityException {
    byte[] message = new byte[KIBI];
    byte[] signature = evaluator.sign(message);
    operations.put(
        "Ed25519 of 1 KiB, Bouncy Castle", i -> evaluator.verifier().verifies(message, signature));
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Signature signing = Signature.getInstance("Ed25519");
    signing.initSign(pair.getPrivate());
    signing.update(message);
    byte[] signed = signing.sign();
    PublicKey key = pair.getPublic();
    operations.put(
        "Ed25519 of 1 KiB, JDK",
        i -> {
          Signature verifying = Signature.getInstance("Ed25519");
          verifying.initVerify(key);
          verifying.update(message);
          return verifying.verify(signed);
        });
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    operations.put("SHA-256 of 1 KiB", i -> sha256.digest(message).length > 0);
  }

  private double rate(Operation operation) throws GeneralSecurityException {
    long started = threads.getCurrentThreadCpuTime();
    long used = 0;
    int done = 0;
    while (used < TURN_NANOS) {
      for (int i = 0; i < BUNDLES; i++) {
        if (!operation.succeeds(done++)) {
          throw new IllegalStateException("not verified");
        }
      }
      used = threads.getCurrentThreadCpuTime() - started;
    }
    return done / (used / SECOND);
  }

  private Policy policy() {
    String text = "log %s\nwitness w %s\nquorum w\n".formatted(log.verifier(), witness.verifier());
    return Policy.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Neighbours in a tree of 2^20 entries with one checkpoint. */
  private List<byte[]> bundles() {
    List<Envelope> envelopes =
        IntStream.range(0, BUNDLES).mapToObj(i -> outcome(i).sign(evaluator)).toList();
    List<List<Hash>> proofs = new ArrayList<>();
    envelopes.forEach(each -> proofs.add(new ArrayList<>()));
    List<Hash> level = envelopes.stream().map(each -> Hash.leaf(each.bytes())).toList();
    for (int height = 0; height < LEVELS; height++) {
      for (int i = 0; i < BUNDLES; i++) {
        int sibling = (i >> height) ^ 1;
        proofs.get(i).add(sibling < level.size() ? level.get(sibling) : Hash.EMPTY_TREE);
      }
      level = above(level);
    }
    SignedCheckpoint checkpoint =
        SignedCheckpoint.sign(
                new Checkpoint(log.verifier().name(), 1L << LEVELS, level.getFirst()), log)
            .cosign(witness, Instant.now());
    return IntStream.range(0, BUNDLES)
        .mapToObj(i ->
            new Bundle(
                    envelopes.get(i),
                    new LogProof(new InclusionProof(i, 1L << LEVELS, proofs.get(i)), checkpoint))
                .bytes())
        .toList();
  }

  private static List<Hash> above(List<Hash> level) {
    List<Hash> above = new ArrayList<>();
    for (int i = 0; i < level.size(); i += 2) {
      above.add(Hash.node(level.get(i), i + 1 < level.size() ? level.get(i + 1) : Hash.EMPTY_TREE));
    }
    return above;
  }

  private static Statement outcome(int number) {
    Digest digest = Digest.of(new byte[] {(byte) number});
    ResourceDescriptor some = ResourceDescriptor.of("something 1.0", digest);
    Instant now = Instant.now();
    return Statement.of(
        some,
        new ExaminationPredicate(
            new ExaminationPredicate.SealedPlan("bench.example/log", 7, digest),
            "bench.example",
            ExaminationPredicate.Access.PROGRAM,
            some,
            Tier.SENSITIVE,
            new ExaminationPredicate.Instruments(some, some, List.of(some), some),
            new ExaminationPredicate.Coverage(4_000, 3_000, 10, 20),
            Conformity.CONFORMS,
            IntStream.range(0, CLAIMS).mapToObj(BundleVerifications::claim).toList(),
            List.of(
                new ExaminationPredicate.FurtherResult(
                    "containment", "default", Conformity.CONFORMS, some)),
            new ExaminationPredicate.Evidence(digest, 3_000),
            List.of(
                "Any other configuration of the agent.",
                "Attacks that are not in the corpus.",
                "Any other organisation than the examined one."),
            now,
            now));
  }

  private static Claim claim(int number) {
    return new Claim(
        "no-harm-" + number,
        "harmRate",
        "<",
        "0.01",
        "0.0098",
        "0.95",
        300,
        0,
        Conformity.CONFORMS);
  }
}
