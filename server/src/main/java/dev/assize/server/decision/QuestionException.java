package dev.assize.server.decision;

/** A question that cannot be decided as it was put. The message says where, and what to do. */
public final class QuestionException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int MOST = 500;

  public QuestionException(String message) {
    super(message.length() > MOST ? message.substring(0, MOST) + "…" : message);
  }
}
