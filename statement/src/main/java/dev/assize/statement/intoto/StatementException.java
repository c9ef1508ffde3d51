package dev.assize.statement.intoto;

/** A payload that is no statement, or not of the kind that is needed. */
public final class StatementException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StatementException(String message) {
    super(message);
  }
}
