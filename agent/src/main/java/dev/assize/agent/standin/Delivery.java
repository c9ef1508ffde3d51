package dev.assize.agent.standin;

import dev.assize.agent.Run;
import dev.assize.statement.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A reply on its way, with what its envelope needs.
 *
 * <p>Everything follows from the request, so that the same request gets the same bytes: identifiers
 * come from its digest, and the time of creation is fixed.
 *
 * @param request body as received
 * @param id 64 hexadecimal digits, the digest of the request
 * @param usage an estimate: a token for every four bytes of the request, and of the reply
 */
record Delivery(
    JsonNode request, Conversation conversation, Reply reply, String id, Run.Usage usage) {

  /** 2026-01-01T00:00:00Z in seconds. */
  static final long CREATED = 1_767_225_600L;

  private static final int BYTES_PER_TOKEN = 4;
  private static final int PIECE = 32;
  private static final int MAX_PIECES = 1_000;

  static Delivery of(
      JsonNode request, Conversation conversation, Reply reply, String id, int requestBytes) {
    String text =
        switch (reply) {
          case Reply.Words words -> words.text();
          case Reply.Call call -> call.name() + call.arguments();
        };
    return new Delivery(
        request,
        conversation,
        reply,
        id,
        new Run.Usage(tokens(requestBytes), tokens(text.getBytes(StandardCharsets.UTF_8).length)));
  }

  static long tokens(int bytes) {
    return Math.ceilDiv(bytes, BYTES_PER_TOKEN);
  }

  /** An identifier as model APIs make them. */
  String id(String prefix) {
    return prefix + id.substring(0, 24);
  }

  static String json(Reply.Call call) {
    return Json.mapper().writeValueAsString(call.arguments());
  }

  /** A text in the pieces in which it is streamed; characters stay whole. */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int size = Math.max(PIECE, Math.ceilDiv(text.length(), MAX_PIECES));
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(start + size, text.length());
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end++;
      }
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces;
  }
}
