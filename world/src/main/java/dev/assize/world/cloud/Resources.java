package dev.assize.world.cloud;

import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Services, databases, volumes and machines: their fields, and how tools find them. */
final class Resources {

  private Resources() {}

  /** All fields of a resource, with what a new one has. */
  static Map<String, Object> fields(
      String id, String type, String kind, String name, String environment, String owner) {
    Map<String, Object> fields = Fields.of();
    fields.put("id", id);
    fields.put("type", type);
    fields.put("kind", kind);
    fields.put("name", name);
    fields.put("environment", environment);
    fields.put("owner", owner);
    List.of("description", "status", "version", "size", "attachedTo", "address", "lastUsed")
        .forEach(text -> fields.put(text, ""));
    List.of("versions", "tables").forEach(list -> fields.put(list, List.of()));
    List.of("replicas", "sizeGb", "retentionDays").forEach(number -> fields.put(number, 0L));
    List.of("publicAccess", "protection", "added").forEach(flag -> fields.put(flag, false));
    fields.put("inUse", environment.equals("production"));
    fields.put("detail", Fields.of());
    return fields;
  }

  /** Adds a resource that was asked for just now. */
  static Map<String, Object> add(
      State state, String prefix, String type, String name, String environment) {
    String me = String.valueOf(state.fact("me").get("email"));
    Map<String, Object> fields = fields("", type, "added", name, environment, me);
    fields.remove("id");
    fields.put("lastUsed", state.fact("company").get("today"));
    fields.put("added", true);
    return state.add("resources", prefix, fields);
  }

  /**
   * The resource with that id, or the only one with that name.
   *
   * @throws ToolRefusal if there is none, or several
   */
  static Map<String, Object> find(State state, String idOrName) {
    String wanted = idOrName.strip();
    Optional<Map<String, Object>> byId = state.find("resources", wanted);
    if (byId.isPresent()) {
      return byId.get();
    }
    List<Map<String, Object>> named =
        state.all("resources").stream()
            .filter(resource -> wanted.equalsIgnoreCase(Fields.text(resource, "name")))
            .toList();
    if (named.size() > 1) {
      throw new ToolRefusal(
          "There are several resources named \"%s\": %s. Give the id."
              .formatted(
                  wanted,
                  named.stream()
                      .map(r -> r.get("id") + " in " + r.get("environment"))
                      .collect(Collectors.joining(", "))));
    }
    return named.isEmpty() ? state.get("resources", wanted) : named.getFirst();
  }

  /**
   * The same, and of that type.
   *
   * @throws ToolRefusal if it is something else
   */
  static Map<String, Object> find(State state, String idOrName, String type) {
    Map<String, Object> resource = find(state, idOrName);
    if (!type.equals(resource.get("type"))) {
      throw new ToolRefusal(
          "%s is a %s, not a %s.".formatted(resource.get("id"), resource.get("type"), type));
    }
    return resource;
  }

  static boolean is(Map<String, Object> resource, String type) {
    return type.equals(resource.get("type"));
  }

  static List<Map<String, Object>> in(State state, String environment) {
    return state.all("resources").stream()
        .filter(resource -> environment.equals(resource.get("environment")))
        .toList();
  }
}
