package dev.assize.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * JSON as the values that expressions work with. Nulls are left out, so that {@code has()} tells
 * whether there is a value.
 */
final class PlainValues {

  private PlainValues() {}

  static Map<String, Object> ofObject(JsonNode object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object
        .properties()
        .forEach(field -> {
          if (!field.getValue().isNull()) {
            map.put(field.getKey(), of(field.getValue()));
          }
        });
    return map;
  }

  private static Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> ofObject(node);
      case ARRAY -> ofArray(node);
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? (Object) node.longValue()
              : (Object) node.doubleValue();
      default -> node.asString();
    };
  }

  private static List<Object> ofArray(JsonNode array) {
    List<Object> list = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      if (!element.isNull()) {
        list.add(of(element));
      }
    }
    return list;
  }
}
