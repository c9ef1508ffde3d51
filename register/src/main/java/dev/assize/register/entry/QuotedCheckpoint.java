package dev.assize.register.entry;

import dev.assize.log.LogException;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.statement.key.VerifierKey;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint that an entry quotes, and that was verified when the entry was read, where it can be
 * done on all processors. What it says is not looked at, only who signed it.
 *
 * @param text as it is quoted
 * @param log whose signature of it is true
 */
public record QuotedCheckpoint(String text, VerifierKey log) {

  /**
   * Verifies a checkpoint.
   *
   * @param text hostile
   * @param log whose it must be
   * @return empty if it is not, whyever, or has copies of the log's signature: whether they are
   *     true is left to who needs it
   */
  public static Optional<QuotedCheckpoint> verified(String text, VerifierKey log) {
    try {
      SignedCheckpoint signed = SignedCheckpoint.parse(text);
      if (signed.note().signatures().stream().filter(each -> each.claims(log)).count() > 1) {
        return Optional.empty(); // a log signs once; copies are there to keep readers busy
      }
      signed.verify(List.of(log), List.of());
      return Optional.of(new QuotedCheckpoint(text, log));
    } catch (LogException e) {
      return Optional.empty();
    }
  }

  /** Whether this very text was found to be signed by this very key. */
  public boolean is(String quoted, VerifierKey by) {
    return text.equals(quoted) && log.equals(by);
  }
}
