package dev.assize.gate.gateway.message;

/** Bytes that are no JSON-RPC message, or one that two readers might understand differently. */
public final class MessageException extends Exception {

  private static final long serialVersionUID = 1L;

  /** For people: what is wrong with it. */
  public MessageException(String message) {
    super(message);
  }
}
