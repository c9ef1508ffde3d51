package dev.assize.log.text;

import dev.assize.log.LogException;

/** A text does not have the format it should have. The message names the format and the line. */
public final class MalformedTextException extends LogException {

  private static final long serialVersionUID = 1L;

  public MalformedTextException(String message) {
    super(message);
  }

  MalformedTextException(String format, int line, String problem) {
    this("%s, line %d: %s".formatted(format, line, problem));
  }
}
