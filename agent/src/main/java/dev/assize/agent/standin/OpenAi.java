package dev.assize.agent.standin;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What both of OpenAI's dialects have in common. */
final class OpenAi {

  private OpenAi() {}

  static ObjectNode error(int status, String message) {
    ObjectNode error = Dialect.object();
    ObjectNode detail = error.putObject("error");
    detail.put("message", message);
    detail.put("type", status >= 500 ? "server_error" : "invalid_request_error");
    detail.putNull("param");
    switch (status) {
      case 401 -> detail.put("code", "invalid_api_key");
      case 429 -> detail.put("code", "rate_limit_exceeded");
      default -> detail.putNull("code");
    }
    return error;
  }

  static ObjectNode model(String name) {
    return Dialect.object()
        .put("id", name)
        .put("object", "model")
        .put("created", Delivery.CREATED)
        .put("owned_by", "system");
  }

  static ObjectNode models(List<String> names) {
    ObjectNode list = Dialect.object().put("object", "list");
    ArrayNode data = list.putArray("data");
    names.forEach(name -> data.add(model(name)));
    return list;
  }
}
