package dev.assize.cli;

import dev.assize.log.durable.Reasons;
import java.io.IOException;

/**
 * What the user gave cannot be used; the message says what is wrong, where, and what to do. Exit
 * code 2.
 */
final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }

  /** That a file which the user named cannot be read or written. */
  static InputException of(String option, IOException e) {
    return new InputException(option + Reasons.of(e));
  }
}
