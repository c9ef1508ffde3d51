package dev.assize.world;

/** A world cannot be opened for a trial: its data do not fit the state that was generated. */
public final class WorldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorldException(String message) {
    super(message);
  }
}
