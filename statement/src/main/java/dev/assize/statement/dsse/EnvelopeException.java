package dev.assize.statement.dsse;

/** Bytes that are no DSSE envelope, or none that can be read here. */
public final class EnvelopeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EnvelopeException(String message) {
    super(message);
  }
}
