package dev.assize.agent.chat;

import java.time.Duration;

/**
 * What one run may take.
 *
 * @param responseBytes per response, as sent
 * @param argumentCharacters per tool call; more is refused to the model
 * @param conversationCharacters of all messages together, as JSON; what is kept in memory and sent
 *     with each request
 * @param callsPerTurn tool calls in one response
 * @param attempts requests that are made for one response
 * @param firstPause before the second attempt; doubles with each further one
 * @param longestPause unless the server asks for more
 */
record Limits(
    int responseBytes,
    int argumentCharacters,
    int conversationCharacters,
    int callsPerTurn,
    int attempts,
    Duration firstPause,
    Duration longestPause) {

  static final Limits USUAL =
      new Limits(
          32 << 20, 1 << 20, 16 << 20, 128, 6, Duration.ofMillis(500), Duration.ofSeconds(20));

  /** The same with shorter responses. */
  Limits withResponseBytes(int bytes) {
    return new Limits(
        bytes,
        argumentCharacters,
        conversationCharacters,
        callsPerTurn,
        attempts,
        firstPause,
        longestPause);
  }
}
