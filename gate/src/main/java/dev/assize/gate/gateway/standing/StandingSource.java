package dev.assize.gate.gateway.standing;

import java.io.IOException;

/** Somebody who knows how it stands with an agent's certificate. */
@FunctionalInterface
public interface StandingSource {

  /**
   * Looks.
   *
   * @throws IOException if there is no answer; the message says why, for people
   */
  Standing look() throws IOException, InterruptedException;
}
