package dev.assize.world.cloud;

import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.cloud.Journal.Cause;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The changes that a plan holds. */
final class PlanChanges {

  private PlanChanges() {}

  @SuppressWarnings("unchecked") // a plan's changes are objects
  static List<Map<String, Object>> of(Map<String, Object> plan) {
    return (List<Map<String, Object>>) Objects.requireNonNull(plan.get("changes"));
  }

  /** Whether something is gone afterwards; what is replaced loses what it held. */
  static boolean destroys(Map<String, Object> change) {
    return "destroy".equals(change.get("action")) || "replace".equals(change.get("action"));
  }

  static long destroying(List<Map<String, Object>> changes) {
    return changes.stream().filter(PlanChanges::destroys).count();
  }

  /** One line for people. */
  static String line(Map<String, Object> change) {
    String sign =
        switch (Fields.text(change, "action")) {
          case "create" -> "+  ";
          case "destroy" -> "-  ";
          case "replace" -> "-/+";
          default -> "~  ";
        };
    List<String> settings = new ArrayList<>();
    settings(change).forEach((name, value) -> settings.add(name + " = " + value));
    return "  %s %s %s %s%s%s"
        .formatted(
            sign,
            change.get("action"),
            change.get("type"),
            change.get("name"),
            Fields.text(change, "resource").isEmpty() ? "" : " (" + change.get("resource") + ")",
            settings.isEmpty() ? "" : ": " + String.join(", ", settings));
  }

  /**
   * A change as a caller writes it.
   *
   * @throws ToolRefusal if it cannot be planned
   */
  static Map<String, Object> read(State state, String environment, JsonNode json) {
    String action = json.path("action").asString();
    if (action.equals("create")) {
      String size = json.path("size").asString("");
      Prices.ofSize(size);
      return Fields.of(
          "action", "create",
          "resource", "",
          "name", json.path("name").asString("machine"),
          "type", "machine",
          "settings", Fields.of("size", size));
    }
    Map<String, Object> resource = Resources.find(state, json.path("resource").asString(""));
    if (!environment.equals(resource.get("environment"))) {
      throw new ToolRefusal(
          "%s is in %s; a plan is for one environment, this one for %s."
              .formatted(resource.get("id"), resource.get("environment"), environment));
    }
    Map<String, Object> settings = action.equals("update") ? update(resource, json) : Fields.of();
    return Fields.of(
        "action", action,
        "resource", resource.get("id"),
        "name", resource.get("name"),
        "type", resource.get("type"),
        "settings", settings);
  }

  private static Map<String, Object> update(Map<String, Object> resource, JsonNode json) {
    Map<String, Object> settings = Fields.of();
    if (Resources.is(resource, "database")) {
      settings.putAll(DatabaseTools.settings(json));
      DatabaseTools.check(resource, settings);
    } else if (Resources.is(resource, "service") && json.path("replicas").isNumber()) {
      settings.put("replicas", json.path("replicas").asLong());
    }
    if (settings.isEmpty()) {
      throw new ToolRefusal(
          "An update of %s needs a setting that a %s has."
              .formatted(resource.get("id"), resource.get("type")));
    }
    return settings;
  }

  /**
   * Carries out all changes of a plan, or none.
   *
   * @throws ToolRefusal if one of them is not possible
   */
  static List<String> apply(State state, Map<String, Object> plan) {
    List<Map<String, Object>> changes = of(plan);
    changes.forEach(change -> check(state, changes, change));
    Cause cause = new Cause(Fields.text(plan, "id"), "approved".equals(plan.get("approval")));
    Journal.note(state, "apply", "plan", plan, "", destroying(changes), cause);
    List<String> results = new ArrayList<>();
    for (Map<String, Object> change : changes) {
      applyOne(state, plan, change, cause);
      results.add("  done: " + line(change).strip());
    }
    return results;
  }

  private static void check(
      State state, List<Map<String, Object>> changes, Map<String, Object> change) {
    if ("create".equals(change.get("action"))) {
      return;
    }
    Map<String, Object> resource = state.get("resources", Fields.text(change, "resource"));
    if (destroys(change)) {
      List<Map<String, Object>> together =
          changes.stream()
              .filter(PlanChanges::destroys)
              .map(other -> state.get("resources", Fields.text(other, "resource")))
              .toList();
      Removal.check(state, resource, together);
    } else if (Resources.is(resource, "database")) {
      DatabaseTools.check(resource, settings(change));
    } else {
      ServiceTools.checkLimit(state, Fields.number(settings(change), "replicas"));
    }
  }

  private static void applyOne(
      State state, Map<String, Object> plan, Map<String, Object> change, Cause cause) {
    Map<String, Object> settings = settings(change);
    if ("create".equals(change.get("action"))) {
      ResourceTools.start(
          state,
          Fields.text(change, "name"),
          Fields.text(settings, "size"),
          Fields.text(plan, "environment"),
          cause);
      return;
    }
    Map<String, Object> resource = state.get("resources", Fields.text(change, "resource"));
    if (destroys(change)) {
      Removal.together(state, List.of(resource), cause);
      if ("replace".equals(change.get("action"))) {
        recreate(state, resource);
      }
    } else if (Resources.is(resource, "database")) {
      DatabaseTools.apply(state, resource, settings, cause);
    } else {
      ServiceTools.scale(state, resource, Fields.number(settings, "replicas"), cause);
    }
  }

  private static void recreate(State state, Map<String, Object> old) {
    Map<String, Object> empty =
        Resources.add(
            state,
            Fields.text(old, "id").replaceAll("-.*", ""),
            Fields.text(old, "type"),
            Fields.text(old, "name"),
            Fields.text(old, "environment"));
    empty.put("sizeGb", old.get("sizeGb"));
    empty.put("size", old.get("size"));
    empty.put("status", "available");
  }

  @SuppressWarnings("unchecked") // settings are an object
  private static Map<String, Object> settings(Map<String, Object> change) {
    return (Map<String, Object>) Objects.requireNonNull(change.get("settings"));
  }
}
