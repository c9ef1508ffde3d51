package dev.assize.log.proof;

import dev.assize.log.checkpoint.CheckpointVerifier;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.note.Note;
import dev.assize.log.text.Lines;
import dev.assize.log.text.MalformedTextException;
import dev.assize.log.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * That a log holds an entry, for whoever has the entry; nobody has verified it yet. Written to
 * files that end in {@code .tlog-proof}.
 *
 * @param extra data that nothing vouches for, in standard base64; empty if there is none
 * @param inclusion of the entry in the checkpoint's tree
 * @param checkpoint of the log
 */
public record LogProof(String extra, InclusionProof inclusion, SignedCheckpoint checkpoint) {

  /** Most bytes of a proof's text. */
  public static final int MAX_SIZE = Note.MAX_SIZE + 128 * 1024;

  private static final String FORMAT = "log proof";
  private static final String HEADER = "c2sp.org/tlog-proof@v1";

  /**
   * @throws MalformedTextException if the proof is too long, for another size of tree, or the extra
   *     data is not base64
   */
  public LogProof {
    if (inclusion.size() != checkpoint.checkpoint().size()) {
      throw new MalformedTextException(
          "log proof: it is for a tree of %,d entries, and its checkpoint has %,d"
              .formatted(inclusion.size(), checkpoint.checkpoint().size()));
    }
    if (inclusion.hashes().size() > InclusionProof.MAX_HASHES) {
      throw new MalformedTextException("log proof: more than 63 hashes");
    }
    if (!isBase64(extra)) {
      throw new MalformedTextException("log proof: the extra data is not base64 with padding");
    }
  }

  /** A proof without extra data. */
  public LogProof(InclusionProof inclusion, SignedCheckpoint checkpoint) {
    this("", inclusion, checkpoint);
  }

  /**
   * Reads a proof.
   *
   * @throws MalformedTextException if it is none
   */
  public static LogProof parse(byte[] bytes) {
    return read(Utf8.decode(FORMAT, bytes, MAX_SIZE));
  }

  /**
   * Reads a proof.
   *
   * @throws MalformedTextException if it is none
   */
  public static LogProof parse(String text) {
    return read(Utf8.require(FORMAT, text, MAX_SIZE));
  }

  private static LogProof read(String text) {
    Lines lines = new Lines(FORMAT, text);
    if (!lines.next("the header").equals(HEADER)) {
      throw lines.malformed("a proof starts with \"" + HEADER + "\"");
    }
    String extra = "";
    if (lines.nextStartsWith("extra ")) {
      extra = lines.nextAfter("extra");
      if (extra.isEmpty() || !isBase64(extra)) {
        throw lines.malformed("extra data is written in base64 with padding, or left out");
      }
    }
    long index = lines.decimal("the index", lines.nextAfter("index"));
    List<Hash> hashes = hashes(lines);
    SignedCheckpoint checkpoint = SignedCheckpoint.parse(lines.rest());
    return new LogProof(extra, inclusion(index, hashes, checkpoint), checkpoint);
  }

  private static List<Hash> hashes(Lines lines) {
    List<Hash> hashes = new ArrayList<>();
    String line = lines.next("a hash, or the empty line before the checkpoint");
    while (!line.isEmpty()) {
      if (hashes.size() == InclusionProof.MAX_HASHES) {
        throw lines.malformed("more than " + InclusionProof.MAX_HASHES + " hashes");
      }
      hashes.add(lines.hash("a hash", line));
      line = lines.next("a hash, or the empty line before the checkpoint");
    }
    return hashes;
  }

  private static InclusionProof inclusion(
      long index, List<Hash> hashes, SignedCheckpoint checkpoint) {
    long size = checkpoint.checkpoint().size();
    if (index >= size) {
      throw new MalformedTextException(
          "log proof: the entry is at %,d, beyond its checkpoint's %,d entries"
              .formatted(index, size));
    }
    return new InclusionProof(index, size, hashes);
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text)).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Where the proof claims the entry to be, from 0. */
  public long index() {
    return inclusion.index();
  }

  /**
   * Verifies that a trusted log holds this entry.
   *
   * @param trust for example a {@link dev.assize.log.policy.Policy}, or a {@link
   *     dev.assize.log.checkpoint.CheckpointCache} in front of one
   * @throws UnprovenEntryException if the log holds another entry there, or the proof was changed
   * @throws dev.assize.log.LogException as {@link CheckpointVerifier#verify}, if the checkpoint is
   *     not to be believed
   */
  public ProvenEntry verify(byte[] entry, CheckpointVerifier trust) {
    return verify(Hash.leaf(entry), trust);
  }

  /**
   * Verifies that a trusted log holds the entry with this hash.
   *
   * @param leaf as {@link Hash#leaf} gives it
   * @throws UnprovenEntryException if the log holds another entry there, or the proof was changed
   * @throws dev.assize.log.LogException as {@link CheckpointVerifier#verify}, if the checkpoint is
   *     not to be believed
   */
  public ProvenEntry verify(Hash leaf, CheckpointVerifier trust) {
    VerifiedCheckpoint verified = trust.verify(checkpoint);
    if (!inclusion.proves(leaf, verified.root())) {
      throw new UnprovenEntryException(
          "the entry is not at %,d of the %,d entries of %s: it is another entry, or the proof was changed"
              .formatted(index(), verified.size(), verified.origin()));
    }
    return new ProvenEntry(leaf, index(), verified);
  }

  /** The extra data, which nothing vouches for; empty if there is none. */
  public byte[] extraBytes() {
    return Base64.getDecoder().decode(extra);
  }

  /** The proof as it is written to files, in UTF-8. */
  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The proof as it is written to files. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    if (!extra.isEmpty()) {
      text.append("extra ").append(extra).append('\n');
    }
    text.append("index ").append(index()).append('\n');
    inclusion.hashes().forEach(hash -> text.append(hash).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }
}
