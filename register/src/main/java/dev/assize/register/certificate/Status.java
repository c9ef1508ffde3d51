package dev.assize.register.certificate;

/** What a certificate is worth at a time. The last three are final. */
public enum Status {
  /** Nothing is open. */
  ACTIVE,
  /** The decision set conditions that are not met yet. */
  CONDITIONAL,
  /** It holds for fewer tools than were examined. */
  REDUCED,
  /** Something must be mended within the scheme's time. */
  ON_NOTICE,
  /** Not to be relied on until it is restored. */
  SUSPENDED,
  /** A later certificate has taken its place. */
  SUPERSEDED,
  /** Its time is over. */
  EXPIRED,
  /** Taken away. */
  WITHDRAWN;

  /** Whether nothing can follow. */
  public boolean isTerminal() {
    return this == SUPERSEDED || this == EXPIRED || this == WITHDRAWN;
  }
}
