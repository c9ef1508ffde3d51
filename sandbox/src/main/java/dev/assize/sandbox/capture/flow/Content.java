package dev.assize.sandbox.capture.flow;

/**
 * Whether we know what was said.
 *
 * @param observed false if bytes were exchanged, or would have been, that we cannot read
 * @param reason one line
 */
public record Content(boolean observed, String reason) {

  /** Everything that was sent was read. */
  public static final Content OBSERVED = new Content(true, "all of it was read");

  /** Something was sent, or was meant to be, that was not read. */
  public static Content notObserved(String reason) {
    return new Content(false, reason);
  }
}
