package dev.assize.world.outside;

/** A server broke, fell silent or broke the protocol; the message says which, in one line. */
public final class ServerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For a server that cannot be used. */
  public ServerException(String message) {
    super(message);
  }
}
