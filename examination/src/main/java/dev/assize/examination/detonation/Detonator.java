package dev.assize.examination.detonation;

import dev.assize.agent.Assignment;

/** Runs one agent, at one level of approvals, in the sandbox. Thread-safe. */
public interface Detonator {

  /**
   * Gives the agent one job and waits until it has ended, by itself or by force. The assignment's
   * trace gets what the agent's adapter records.
   *
   * @throws InterruptedException if the examination is being stopped; nothing of the run is left
   */
  Detonation run(Assignment assignment, Furnishing furnishing) throws InterruptedException;
}
