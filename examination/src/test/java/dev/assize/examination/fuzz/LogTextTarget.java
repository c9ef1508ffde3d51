package dev.assize.examination.fuzz;

import dev.assize.log.LogException;
import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.note.Note;
import dev.assize.log.policy.Policy;
import dev.assize.log.proof.LogProof;
import dev.assize.log.witness.AddCheckpoint;
import dev.assize.statement.key.KeyException;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The text formats of logs. What they read, they write again byte by byte, where they write. */
abstract class LogTextTarget implements FuzzTarget {

  static final SigningKey LOG =
      SigningKey.parse(
          "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
  private static final SigningKey WITNESS = SigningKey.generate("witness", KeyType.COSIGNATURE);

  private static final List<Hash> LEAVES =
      IntStream.range(0, 9).mapToObj(i -> Hash.leaf(new byte[] {(byte) i})).toList();

  @Override
  public boolean isRefusal(RuntimeException e) {
    return e instanceof LogException || e instanceof KeyException;
  }

  static SignedCheckpoint checkpoint() {
    return checkpoint(9, root(LEAVES));
  }

  static SignedCheckpoint checkpoint(long size, Hash root) {
    return SignedCheckpoint.sign(new Checkpoint("PeterNeumann", size, root), LOG)
        .cosign(WITNESS, Instant.ofEpochSecond(1_700_000_000));
  }

  private static Hash root(List<Hash> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return Hash.node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }

  static void requireSame(byte[] written, byte[] read) {
    require(Arrays.equals(written, read));
  }

  static void require(boolean same) {
    if (!same) {
      throw new AssertionError("what was read is not what is written");
    }
  }

  static byte[] utf8(Object text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static final class Notes extends LogTextTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(checkpoint().bytes(), Note.sign("a\n\nb\n", LOG).bytes());
    }

    @Override
    public void read(byte[] bytes) {
      Note note = Note.parse(bytes);
      requireSame(note.bytes(), bytes);
      note.verify(List.of(LOG.verifier(), WITNESS.verifier()));
    }

    @Override
    public String toString() {
      return "note";
    }
  }

  static final class Checkpoints extends LogTextTarget {

    @Override
    public List<byte[]> seeds() {
      Checkpoint extended =
          new Checkpoint("PeterNeumann", 0, Hash.EMPTY_TREE, List.of("more", "and more"));
      return List.of(checkpoint().bytes(), SignedCheckpoint.sign(extended, LOG).bytes());
    }

    @Override
    public void read(byte[] bytes) {
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(bytes);
      requireSame(checkpoint.bytes(), bytes);
      checkpoint.verify(List.of(LOG.verifier()), List.of(WITNESS.verifier()));
    }

    @Override
    public String toString() {
      return "checkpoint";
    }
  }

  static final class Proofs extends LogTextTarget {

    @Override
    public List<byte[]> seeds() {
      Hash first = root(LEAVES.subList(0, 8));
      return List.of(
          new LogProof(new InclusionProof(8, 9, List.of(first)), checkpoint()).bytes(),
          new LogProof("AAAA", new InclusionProof(8, 9, List.of(first)), checkpoint()).bytes());
    }

    @Override
    public void read(byte[] bytes) {
      LogProof proof = LogProof.parse(bytes);
      requireSame(proof.bytes(), bytes);
      proof.extraBytes();
      proof.verify(new byte[] {(byte) proof.index()}, Policy.ofLogs(LOG.verifier()));
    }

    @Override
    public String toString() {
      return "proof";
    }
  }

  static final class Policies extends LogTextTarget {

    @Override
    public List<byte[]> seeds() {
      String text =
          """
          # whom to trust
          log %s https://log.example/
          witness a %s
          group g any a
          group h all g
          quorum h
          """;
      return List.of(utf8(text.formatted(LOG.verifier(), WITNESS.verifier())), utf8("quorum none"));
    }

    @Override
    public void read(byte[] bytes) {
      Policy policy = Policy.parse(bytes);
      String text = policy.toString();
      if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) { // names can be any octets
        require(Policy.parse(utf8(text)).equals(policy));
      }
    }

    @Override
    public String toString() {
      return "policy";
    }
  }

  static final class Requests extends LogTextTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(
          new AddCheckpoint(0, List.of(), checkpoint()).bytes(),
          new AddCheckpoint(5, LEAVES.subList(0, 4), checkpoint()).bytes());
    }

    @Override
    public void read(byte[] bytes) {
      requireSame(AddCheckpoint.parse(bytes).bytes(), bytes);
    }

    @Override
    public String toString() {
      return "request to a witness";
    }
  }

  static final class Keys extends LogTextTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(utf8(LOG.verifier()), utf8(WITNESS.verifier()));
    }

    @Override
    public void read(byte[] bytes) {
      VerifierKey key = VerifierKey.parse(new String(bytes, StandardCharsets.UTF_8));
      require(VerifierKey.parse(key.toString()).equals(key));
    }

    @Override
    public String toString() {
      return "key";
    }
  }
}
