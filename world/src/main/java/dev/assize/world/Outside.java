package dev.assize.world;

import java.util.Optional;

/**
 * The part of a world that does not live in this process during a trial: somebody's server, and
 * what it keeps.
 */
interface Outside extends AutoCloseable {

  /** Brings the state up to date with what was kept there until now. Never throws. */
  void observe(State state);

  /** Ends it, and brings the state up to date with what it left. Never throws. */
  void end(State state);

  /** Ends it if it was not ended yet. */
  @Override
  void close();

  /** Why nothing can be said of the trial because of it. */
  Optional<String> fault();
}
