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
   * @return empty if it is not, whyever
   */
  public static Optional<QuotedCheckpoint> verified(String text, VerifierKey log) {
    try {
      SignedCheckpoint.parse(text).verify(List.of(log), List.of());
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
