package dev.assize.log.witness;

import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.text.Lines;
import dev.assize.log.text.MalformedTextException;
import dev.assize.log.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of a witness: to cosign a checkpoint.
 *
 * @param oldSize of the checkpoint that the witness has cosigned last, in entries; 0 for none
 * @param proof that the new checkpoint's tree begins with the old one; at most 63 hashes
 * @param checkpoint to cosign
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedCheckpoint checkpoint) {

  /** Most bytes of a request. */
  public static final int MAX_SIZE = 128 * 1024;

  private static final String FORMAT = "request to a witness";

  /**
   * @throws MalformedTextException if the size is negative or the proof too long
   */
  public AddCheckpoint {
    proof = List.copyOf(proof);
    if (oldSize < 0 || proof.size() > InclusionProof.MAX_HASHES) {
      throw new MalformedTextException(FORMAT + ": a negative size, or more than 63 hashes");
    }
  }

  /**
   * Reads the body of a request.
   *
   * @throws MalformedTextException if it is none
   */
  public static AddCheckpoint parse(byte[] body) {
    Lines lines = new Lines(FORMAT, Utf8.decode(FORMAT, body, MAX_SIZE));
    long oldSize = lines.decimal("the old size", lines.nextAfter("old"));
    List<Hash> proof = new ArrayList<>();
    String line = lines.next("a hash, or the empty line before the checkpoint");
    while (!line.isEmpty()) {
      if (proof.size() == InclusionProof.MAX_HASHES) {
        throw lines.malformed("more than " + InclusionProof.MAX_HASHES + " hashes");
      }
      proof.add(lines.hash("a hash", line));
      line = lines.next("a hash, or the empty line before the checkpoint");
    }
    return new AddCheckpoint(oldSize, proof, SignedCheckpoint.parse(lines.rest()));
  }

  /** The body of a request. */
  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The body of a request. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("old ").append(oldSize).append('\n');
    proof.forEach(hash -> text.append(hash).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }
}
