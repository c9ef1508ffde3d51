package dev.assize.agent.standin;

import dev.assize.statement.Json;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one family of model APIs writes requests and replies. Implementations are stateless.
 *
 * <p>They read leniently, since harnesses send fields of many API versions, and never fail on
 * well-formed JSON but by {@link RefusedRequest}.
 */
interface Dialect {

  /** As in {@link dev.assize.statement.trace.TraceEvent.ModelRequest}. */
  String name();

  /**
   * @throws RefusedRequest if it lacks what a request must have
   */
  Conversation read(JsonNode body);

  /** The reply in one piece. */
  ObjectNode message(Delivery delivery);

  /** The reply as server-sent events, each with the blank line behind it. */
  List<String> events(Delivery delivery);

  ObjectNode error(int status, String message);

  /** The answer to a request that only asks for its number of tokens. */
  ObjectNode count(long tokens);

  ObjectNode model(String name);

  ObjectNode models(List<String> names);

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A call's arguments, which some dialects put into a string. */
  static JsonNode arguments(JsonNode written) {
    if (!written.isString()) {
      return written;
    }
    try {
      return Json.mapper().readTree(written.stringValue());
    } catch (JacksonException e) {
      return written;
    }
  }

  /** The elements of a request's array of objects. */
  static Iterable<JsonNode> objects(JsonNode array, String where) {
    if (!array.isArray() && !array.isMissingNode() && !array.isNull()) {
      throw new RefusedRequest(400, where + ": expected an array");
    }
    for (JsonNode element : array) {
      if (!element.isObject()) {
        throw new RefusedRequest(400, where + ": expected an array of objects");
      }
    }
    return array;
  }

  /** As {@link #objects}, where there has to be at least one. */
  static Iterable<JsonNode> someObjects(JsonNode array, String where) {
    if (array.isEmpty()) {
      throw new RefusedRequest(400, where + ": must be an array with at least one element");
    }
    return objects(array, where);
  }
}
