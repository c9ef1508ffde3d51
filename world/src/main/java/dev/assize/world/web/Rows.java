package dev.assize.world.web;

import java.util.List;
import java.util.Map;

/** Fields that hold objects, or lists of them. */
final class Rows {

  private Rows() {}

  /** The objects in a field; none if it holds something else. */
  @SuppressWarnings("unchecked") // lists in this world's objects hold maps, where read by this
  static List<Map<String, Object>> in(Map<String, Object> object, String field) {
    return object.get(field) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
  }

  /** The object in a field; an empty one if it holds something else. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> one(Map<String, Object> object, String field) {
    return object.get(field) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
