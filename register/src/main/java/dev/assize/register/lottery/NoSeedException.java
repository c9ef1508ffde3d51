package dev.assize.register.lottery;

/** A checkpoint that no draw's seed comes from. */
public final class NoSeedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong with it
   */
  public NoSeedException(String message) {
    super(message);
  }
}
