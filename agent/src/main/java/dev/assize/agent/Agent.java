package dev.assize.agent;

/**
 * An agent that can be put to work once per trial.
 *
 * <p>Implementations are thread-safe: trials run side by side, each with its own {@link
 * Assignment}.
 */
public interface Agent extends AutoCloseable {

  /**
   * Gives the agent one job and waits until it has ended, by itself or by force.
   *
   * <p>Never throws because of what the agent did: that is what {@link Run} reports. When this
   * returns, every process that was started for the run is gone.
   *
   * @throws InterruptedException if the examination is being stopped; the run's processes are gone
   *     then too
   */
  Run run(Assignment assignment) throws InterruptedException;

  /** Frees what outlives single runs. */
  @Override
  void close();
}
