package dev.assize.cli;

/**
 * What the user gave cannot be used; the message says what is wrong, where, and what to do. Exit
 * code 2.
 */
final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }
}
