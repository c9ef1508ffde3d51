package dev.assize.sandbox.network;

/** The system refused a part of the network that a run needs. The message is one line. */
public final class NetworkException extends RuntimeException {

  /** What was refused, and what the system said. */
  public NetworkException(String message) {
    super(message);
  }

  /** What was refused, and why. */
  public NetworkException(String message, Throwable cause) {
    super(message, cause);
  }
}
