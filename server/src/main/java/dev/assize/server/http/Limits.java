package dev.assize.server.http;

import java.time.Duration;

/**
 * What a server does at most.
 *
 * @param connections open at a time; further ones wait, or are closed
 * @param requests in work at a time; further ones are answered 503
 * @param bodyBytes of a request
 * @param bodyTime from the end of a request's head to the end of its body
 * @param idle how long after the beginning of a request a connection may take to begin the next:
 *     whoever stops in the middle of one, or drips its head, is cut off then
 * @param questions in a batch
 */
public record Limits(
    int connections, int requests, int bodyBytes, Duration bodyTime, Duration idle, int questions) {

  /** Those of {@code assize serve}. */
  public static final Limits USUAL =
      new Limits(512, 256, 8 << 20, Duration.ofSeconds(10), Duration.ofSeconds(30), 1_000);
}
