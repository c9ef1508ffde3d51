package dev.assize.sandbox.capture;

import java.util.List;

/**
 * What the process in the namespaces shall do, as one line of JSON.
 *
 * @param command runs in a network of its own; {@code @A} stands for the agent's address
 * @param routes what is forwarded
 * @param bodyBytes kept of one body
 * @param connections at the same time
 * @param idleMillis how long a connection may be silent
 * @param confined whether the command loses its power over the network
 */
record Errand(
    String run,
    List<String> command,
    List<Route> routes,
    long bodyBytes,
    int connections,
    long idleMillis,
    boolean confined) {

  /** How it went. */
  record Report(
      int status,
      String output,
      Outcome outcome,
      long setupNanos,
      long teardownNanos,
      String left) {}
}
