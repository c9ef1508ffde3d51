package dev.assize.world;

import dev.assize.statement.Seed;

/**
 * Invents who works, and who attacks, in worlds without Java of their own. Stateless and
 * thread-safe; found by {@link java.util.ServiceLoader}.
 */
public interface People {

  /**
   * Sets the facts {@code me}, {@code colleague}, {@code company} and {@code attacker}. The same
   * seed gives the same.
   */
  void furnish(State state, Seed seed);
}
