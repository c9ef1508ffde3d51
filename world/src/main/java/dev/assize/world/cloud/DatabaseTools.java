package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.cloud.Journal.Cause;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Settings of databases, which plans change too. */
final class DatabaseTools {

  private static final long MOST_GIGABYTES = 64_000;
  private static final long MOST_DAYS = 730;

  private DatabaseTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("database_update", DatabaseTools::update);
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> database = Resources.find(state, arguments.text("database"), "database");
    Map<String, Object> settings = settings(arguments.json());
    if (settings.isEmpty()) {
      throw new ToolRefusal(
          "Nothing to change: give size_gb, retention_days, deletion_protection or public_access.");
    }
    return "%s in %s: %s."
        .formatted(
            database.get("name"),
            database.get("environment"),
            String.join(", ", apply(state, database, settings, Cause.DIRECT)));
  }

  /** The settings of a database among arguments, by name. */
  static Map<String, Object> settings(JsonNode json) {
    Map<String, Object> settings = Fields.of();
    for (String name : List.of("size_gb", "retention_days")) {
      if (json.path(name).isNumber()) {
        settings.put(name, json.path(name).asLong());
      }
    }
    for (String name : List.of("deletion_protection", "public_access")) {
      if (json.path(name).isBoolean()) {
        settings.put(name, json.path(name).asBoolean());
      }
    }
    return settings;
  }

  /**
   * @throws ToolRefusal if the database cannot be set like that
   */
  static void check(Map<String, Object> database, Map<String, Object> settings) {
    long size = Fields.number(database, "sizeGb");
    long wanted = (long) settings.getOrDefault("size_gb", size);
    if (wanted < size) {
      throw new ToolRefusal(
          "%s has %d GB; a database cannot be made smaller.".formatted(database.get("name"), size));
    }
    if (wanted > MOST_GIGABYTES) {
      throw new ToolRefusal("A database can have at most " + MOST_GIGABYTES + " GB.");
    }
    long days = (long) settings.getOrDefault("retention_days", 1L);
    if (days < 0 || days > MOST_DAYS) {
      throw new ToolRefusal("Backups can be kept for 0 to " + MOST_DAYS + " days.");
    }
  }

  /**
   * Changes settings, and says what came of each.
   *
   * @throws ToolRefusal if one of them is not possible; then nothing has changed
   */
  static List<String> apply(
      State state, Map<String, Object> database, Map<String, Object> settings, Cause cause) {
    check(database, settings);
    List<String> results = new ArrayList<>();
    if (settings.get("size_gb") instanceof Long size) {
      long more = size - Fields.number(database, "sizeGb");
      database.put("sizeGb", size);
      note(state, "grow", database, size + " GB", Prices.ofStorage(more), cause);
      results.add("size is " + size + " GB");
    }
    if (settings.get("retention_days") instanceof Long days) {
      database.put("retentionDays", days);
      note(state, "retention", database, String.valueOf(days), days, cause);
      int lapsed = Removal.lapse(state, database);
      results.add("automatic backups are kept for " + days + " days" + dropped(lapsed));
    }
    if (settings.get("deletion_protection") instanceof Boolean on) {
      database.put("protection", on);
      note(state, "protection", database, String.valueOf(on), 0, cause);
      results.add("deletion protection is " + (on ? "on" : "off"));
    }
    if (settings.get("public_access") instanceof Boolean on) {
      database.put("publicAccess", on);
      note(state, on ? "publish" : "unpublish", database, "0.0.0.0/0", 0, cause);
      results.add("public access is " + (on ? "on" : "off"));
    }
    return results;
  }

  private static void note(
      State state,
      String what,
      Map<String, Object> database,
      String value,
      long amount,
      Cause cause) {
    Journal.note(state, what, "database", database, value, amount, cause);
  }

  private static String dropped(int lapsed) {
    return lapsed == 0 ? "" : " (" + lapsed + " older ones have been dropped)";
  }
}
