package dev.assize.statement.key;

/** A text or a file is no usable key. The message says what is wrong, where, and what to do. */
public final class KeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public KeyException(String message) {
    super(message);
  }
}
