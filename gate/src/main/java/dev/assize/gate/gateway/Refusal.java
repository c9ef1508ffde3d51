package dev.assize.gate.gateway;

import dev.assize.gate.gateway.message.Message;
import dev.assize.gate.gateway.message.Spool;
import dev.assize.statement.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why something was not let through, in words that the agent and its user can read.
 *
 * @param reason for programs
 * @param what was refused
 * @param why it was
 * @param remedy what to do
 */
record Refusal(Reason reason, String what, String why, String remedy) {

  private static final String META = "dev.assize/refusal";
  private static final int INVALID_REQUEST = -32_600;
  private static final int INVALID_PARAMETERS = -32_602;
  private static final int INTERNAL_ERROR = -32_603;

  /** The kinds of refusals; what they are called in logs and messages. */
  enum Reason {
    /** The tool is not in the catalogue that was certified. */
    UNKNOWN_TOOL,
    /** The server defines the tool otherwise than when it was certified, twice, or no longer. */
    CHANGED_DEFINITION,
    /** The tool acts, and the agent was certified to suggest only. */
    ABOVE_AUTONOMY,
    /** The certificate is suspended, over or taken away. */
    CERTIFICATE_DOES_NOT_HOLD,
    /** Nobody could say in time whether the certificate holds. */
    STANDING_NOT_KNOWN,
    /** The server did not say in time how it defines its tools now. */
    DEFINITIONS_NOT_CHECKED,
    /** Calls must be logged, and cannot be. */
    LOG_NOT_WRITTEN,
    /** The server is not there any more. */
    SERVER_GONE,
    /** The message is none, or may be understood in two ways. */
    MALFORMED,
    /** A way to use tools that this gateway does not know. */
    UNSUPPORTED
  }

  /** One text with all of it. */
  String text() {
    return "Assize gateway: %s. Why: %s. What to do: %s.".formatted(what, why, remedy);
  }

  /**
   * The answer to a request.
   *
   * @param id as JSON text; null if it could not be read
   * @param call whether the request calls a tool: what is refused of these comes as a result that
   *     is marked as an error, since that is what models are shown
   */
  Message answer(@Nullable String id, boolean call) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("jsonrpc", "2.0");
    message.set("id", id == null ? null : Json.mapper().readTree(id));
    if (call && isTold()) {
      ObjectNode result = message.putObject("result");
      result.putArray("content").addObject().put("type", "text").put("text", text());
      result.put("isError", true);
      result.putObject("_meta").set(META, details());
    } else {
      ObjectNode error = message.putObject("error");
      error.put("code", code());
      error.put("message", text());
      error.set("data", details());
    }
    return message(message);
  }

  static Message message(ObjectNode message) {
    try {
      return Message.of(Spool.of(Json.mapper().writeValueAsBytes(message)));
    } catch (Exception e) {
      throw new IllegalStateException("a message of our own", e);
    }
  }

  /** The protocol has errors for unknown tools and for what is no request. */
  private boolean isTold() {
    return switch (reason) {
      case UNKNOWN_TOOL, MALFORMED, UNSUPPORTED -> false;
      default -> true;
    };
  }

  private int code() {
    return switch (reason) {
      case UNKNOWN_TOOL -> INVALID_PARAMETERS;
      case MALFORMED, UNSUPPORTED -> INVALID_REQUEST;
      default -> INTERNAL_ERROR;
    };
  }

  private ObjectNode details() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("reason", reason.name())
        .put("what", what)
        .put("why", why)
        .put("remedy", remedy);
  }

  static Refusal malformed(String why) {
    return new Refusal(
        Reason.MALFORMED, "a message was not let through", why, "correct the program that sent it");
  }

  static Refusal serverGone(String why) {
    return new Refusal(
        Reason.SERVER_GONE,
        "the request was not answered",
        why,
        "look at the server's own messages, mend it, and start the session again");
  }

  static Refusal logNotWritten(String why) {
    return new Refusal(
        Reason.LOG_NOT_WRITTEN,
        "the call was not let through",
        "every call must be logged, and the log cannot be written: " + why,
        "make room for the log, or let it be written");
  }
}
