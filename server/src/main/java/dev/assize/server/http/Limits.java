package dev.assize.server.http;

import java.time.Duration;

/**
 * What a server does at most.
 *
 * @param connections open at a time; further ones wait, or are closed
 * @param requests in work at a time; further ones are answered 503
 * @param bodyBytes of a request
 * @param bodyTime for a request's body; whoever is silent for a second longer is cut off, also in
 *     the middle of a head
 * @param idle how long a connection may stay open between requests
 * @param questions in a batch
 */
public record Limits(
    int connections, int requests, int bodyBytes, Duration bodyTime, Duration idle, int questions) {

  /** Those of {@code assize serve}. */
  public static final Limits USUAL =
      new Limits(512, 256, 8 << 20, Duration.ofSeconds(10), Duration.ofSeconds(30), 1_000);
}
