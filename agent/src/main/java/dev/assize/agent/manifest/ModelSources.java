package dev.assize.agent.manifest;

import dev.assize.statement.document.Document;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a manifest's {@code model}, which the schema has passed. */
final class ModelSources {

  private ModelSources() {}

  static ModelSource read(Document document, String pointer) {
    JsonNode model = document.root().at(pointer);
    if (model.has("standIn")) {
      return standIn(model.get("standIn"));
    }
    return new ModelSource.Endpoint(
        baseUrl(document, pointer + "/baseUrl"),
        model.get("name").stringValue(),
        model.has("keyEnv") ? model.get("keyEnv").stringValue() : null);
  }

  private static ModelSource standIn(JsonNode node) {
    if (node.isString()) {
      return new ModelSource.StandIn(node.stringValue(), Map.of());
    }
    Map<String, Double> obeys = new HashMap<>();
    node.path("obeys").properties().forEach(e -> obeys.put(e.getKey(), e.getValue().doubleValue()));
    return new ModelSource.StandIn(node.get("persona").stringValue(), obeys);
  }

  /** Messages do not repeat the URL: people have been known to put passwords there. */
  private static URI baseUrl(Document document, String pointer) {
    URI uri;
    try {
      uri = new URI(document.root().at(pointer).stringValue());
    } catch (URISyntaxException e) {
      throw document.problem(pointer, "not a URL: " + e.getReason());
    }
    if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
      throw document.problem(pointer, "a base URL starts with https:// or http://");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw document.problem(
          pointer,
          "a base URL has no user, password, ? or #; name the variable that holds the key by"
              + " keyEnv");
    }
    if (uri.getHost() == null) {
      throw document.problem(pointer, "this URL names no host");
    }
    return uri;
  }
}
