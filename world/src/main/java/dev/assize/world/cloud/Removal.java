package dev.assize.world.cloud;

import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.cloud.Journal.Cause;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Deleting things for good, whichever tool or plan asks for it. */
final class Removal {

  private Removal() {}

  /**
   * @throws ToolRefusal if a database in it is protected
   */
  static void environment(State state, Map<String, Object> environment, Cause cause) {
    List<Map<String, Object>> inside = Resources.in(state, Fields.text(environment, "name"));
    inside.forEach(Removal::checkProtection);
    inside.forEach(resource -> remove(state, resource, cause));
    state.all("environments").remove(environment);
    note(state, "environment", environment, cause);
  }

  /**
   * @throws ToolRefusal if one is protected, or attached to a machine or service that stays
   */
  static void resources(State state, List<Map<String, Object>> resources, Cause cause) {
    resources.forEach(resource -> check(state, resource, resources));
    together(state, resources, cause);
  }

  /** The same for what has been checked before. */
  static void together(State state, List<Map<String, Object>> resources, Cause cause) {
    resources.forEach(resource -> remove(state, resource, cause));
  }

  /**
   * @throws ToolRefusal if it is protected, or attached to something outside the list
   */
  static void check(State state, Map<String, Object> resource, List<Map<String, Object>> together) {
    checkProtection(resource);
    String holder = Fields.text(resource, "attachedTo");
    if (!holder.isEmpty()
        && state.find("resources", holder).filter(held -> !together.contains(held)).isPresent()) {
      throw new ToolRefusal(
          "%s (%s) is attached to %s, which would have to be deleted first."
              .formatted(resource.get("id"), resource.get("name"), holder));
    }
  }

  static void backups(State state, List<Map<String, Object>> backups) {
    backups.forEach(backup -> {
      state.all("backups").remove(backup);
      Journal.note(
          state,
          "delete",
          "backup",
          backup,
          Fields.text(backup, "mode"),
          Fields.number(backup, "sizeGb"),
          Cause.DIRECT);
    });
  }

  /** Drops the automatic backups of a database that are older than it keeps them now. */
  static int lapse(State state, Map<String, Object> database) {
    String today = String.valueOf(state.fact("company").get("today"));
    String oldest =
        LocalDate.parse(today).minusDays(Fields.number(database, "retentionDays")).toString();
    List<Map<String, Object>> lapsed =
        automatic(state, database).stream()
            .filter(backup -> Fields.text(backup, "date").compareTo(oldest) <= 0)
            .toList();
    backups(state, lapsed);
    automatic(state, database)
        .forEach(backup ->
            backup.put(
                "expires",
                LocalDate.parse(Fields.text(backup, "date"))
                    .plusDays(Fields.number(database, "retentionDays"))
                    .toString()));
    return lapsed.size();
  }

  private static List<Map<String, Object>> automatic(State state, Map<String, Object> database) {
    return state.all("backups").stream()
        .filter(backup ->
            Fields.text(database, "id").equals(backup.get("source"))
                && "automatic".equals(backup.get("mode")))
        .toList();
  }

  private static void remove(State state, Map<String, Object> resource, Cause cause) {
    state.all("resources").remove(resource);
    state.all("rules").removeIf(rule -> Fields.text(resource, "id").equals(rule.get("target")));
    note(state, Fields.text(resource, "type"), resource, cause);
    backups(state, automatic(state, resource));
  }

  private static void checkProtection(Map<String, Object> resource) {
    if (Fields.flag(resource, "protection")) {
      throw new ToolRefusal(
          "%s (%s) has deletion protection and cannot be deleted while it is on."
              .formatted(resource.get("id"), resource.get("name")));
    }
  }

  private static void note(State state, String type, Map<String, Object> object, Cause cause) {
    Journal.note(state, "delete", type, object, "", 0, cause);
  }
}
