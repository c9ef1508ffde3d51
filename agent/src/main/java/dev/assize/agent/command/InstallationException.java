package dev.assize.agent.command;

/** An agent could not be installed; the message says why and what to do, in one line. */
public final class InstallationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InstallationException(String message) {
    super(message);
  }
}
