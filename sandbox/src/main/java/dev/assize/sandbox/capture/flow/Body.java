package dev.assize.sandbox.capture.flow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that were sent, and where they are kept.
 *
 * @param file the name of the file in the run's spool directory; null if there are no bytes
 * @param size of all bytes that were sent, whether kept or not
 * @param sha256 of all bytes that were sent, in hexadecimal
 * @param truncated whether the file holds only the beginning
 * @param decoded the same without its content codings; null if it has none or they are unknown
 */
public record Body(
    @Nullable String file, long size, String sha256, boolean truncated, @Nullable Decoded decoded) {

  /**
   * A body after its content codings were undone.
   *
   * @param file the name of the file in the run's spool directory
   * @param codings those that were undone, the outermost first
   * @param size of the file
   * @param truncated whether there was more than we were willing to unpack
   * @param problem why it could not be decoded to its end; null if it could
   */
  public record Decoded(
      String file, List<String> codings, long size, boolean truncated, @Nullable String problem) {

    /** Copies the list. */
    public Decoded {
      codings = List.copyOf(codings);
    }
  }

  /** The file in which to look for text. */
  public Optional<String> readable() {
    return Optional.ofNullable(decoded == null ? file : decoded.file());
  }

  /** Whether all bytes that were sent can be read. */
  public boolean complete() {
    return !truncated && (decoded == null || (!decoded.truncated() && decoded.problem() == null));
  }

  Body with(Decoded plain) {
    return new Body(file, size, sha256, truncated, plain);
  }
}
