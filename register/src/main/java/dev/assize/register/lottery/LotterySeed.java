package dev.assize.register.lottery;

import dev.assize.log.LogException;
import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.note.NoteSignature;
import dev.assize.log.text.MalformedTextException;
import dev.assize.register.entry.QuotedCheckpoint;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.key.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seed of a draw: the SHA-256 of a label, the text of the log's checkpoint whose last entry is
 * the one that called for the draw, and the log's signature line, each with its line feed.
 *
 * <p>The log has one such checkpoint, and Ed25519 signatures are deterministic, so nobody can wait
 * for a better one, and nobody without the log's key knows it before the entry is in the log.
 * Whoever has that key could try entries in private; that is why applications, disclosures and
 * recognitions have to be in the log before.
 *
 * @param seed that the draw is made with
 * @param checkpoint that it comes from; whoever has the log compares its root
 */
public record LotterySeed(Seed seed, Checkpoint checkpoint) {

  private static final String LABEL = "assize/lottery/v1\n";

  /**
   * Draws the seed.
   *
   * @param checkpoint signed; hostile
   * @param log key of the log
   * @param calledForBy index of the entry that called for the draw
   * @throws NoSeedException if it is not the checkpoint, or not signed by the log
   */
  public static LotterySeed from(String checkpoint, VerifierKey log, long calledForBy) {
    return from(checkpoint, log, calledForBy, null);
  }

  /**
   * Draws the seed, and verifies the log's signature unless that was done.
   *
   * @param checkpoint signed; hostile
   * @param log key of the log
   * @param calledForBy index of the entry that called for the draw
   * @param known what was verified before; counts only if it is this checkpoint, by this key
   * @throws NoSeedException if it is not the checkpoint, or not signed by the log
   */
  public static LotterySeed from(
      String checkpoint, VerifierKey log, long calledForBy, @Nullable QuotedCheckpoint known) {
    try {
      SignedCheckpoint signed = SignedCheckpoint.parse(checkpoint);
      VerifiedCheckpoint verified =
          known != null && known.is(checkpoint, log)
              ? new VerifiedCheckpoint(signed, log, List.of())
              : signed.verify(List.of(log), List.of());
      if (verified.size() != calledForBy + 1) {
        throw new NoSeedException(
            "the checkpoint ends with entry %d, but entry %d called for the draw"
                .formatted(verified.size() - 1, calledForBy));
      }
      if (!verified.checkpoint().extensions().isEmpty()) {
        throw new NoSeedException("the checkpoint has extension lines, which could be chosen");
      }
      String text = LABEL + verified.checkpoint().text() + signature(signed, log) + "\n";
      return new LotterySeed(
          new Seed(Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex()), verified.checkpoint());
    } catch (MalformedTextException e) {
      throw new NoSeedException("the checkpoint cannot be read: " + e.getMessage());
    } catch (LogException e) {
      throw new NoSeedException(String.valueOf(e.getMessage()));
    }
  }

  private static NoteSignature signature(SignedCheckpoint verified, VerifierKey log) {
    for (NoteSignature each : verified.note().signatures()) {
      if (each.claims(log)) {
        return each;
      }
    }
    throw new IllegalStateException("a verified checkpoint without the signature of its log");
  }
}
