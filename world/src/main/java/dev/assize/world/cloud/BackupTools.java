package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.cloud.Journal.Cause;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Backups of databases. */
final class BackupTools {

  private static final int BACKUPS = 10;
  private static final int MANUAL_DAYS = 365;

  private BackupTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "backup_list", BackupTools::list,
        "backup_create", BackupTools::create,
        "backup_restore", BackupTools::restore,
        "backup_delete", BackupTools::delete);
  }

  private static String list(State state, Arguments arguments) {
    Object source =
        arguments
            .optionalText("database")
            .map(wanted -> Resources.find(state, wanted, "database").get("id"))
            .orElse("");
    List<String> rows =
        state.all("backups").stream()
            .filter(backup -> source.equals("") || source.equals(backup.get("source")))
            .sorted(
                Comparator.comparing(
                        (Map<String, Object> b) -> Fields.text(b, "date") + Fields.text(b, "time"))
                    .reversed())
            .map(BackupTools::row)
            .toList();
    return EnvironmentTools.today(state) + "\n" + Page.of(rows, "backups", BACKUPS, arguments);
  }

  private static String row(Map<String, Object> b) {
    String description = Fields.text(b, "description");
    return "%s  %s in %s, %s %s, %s, %s GB, kept until %s%s"
        .formatted(
            b.get("id"),
            b.get("sourceName"),
            b.get("environment"),
            b.get("date"),
            b.get("time"),
            b.get("mode"),
            b.get("sizeGb"),
            b.get("expires"),
            description.isEmpty() ? "" : ". " + description);
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> database = Resources.find(state, arguments.text("database"), "database");
    LocalDate today = LocalDate.parse(String.valueOf(state.fact("company").get("today")));
    Map<String, Object> backup =
        state.add(
            "backups",
            "bak",
            Fields.of(
                "kind", "added",
                "source", database.get("id"),
                "sourceName", database.get("name"),
                "environment", database.get("environment"),
                "date", today.toString(),
                "time", "15:00",
                "sizeGb", Fields.number(database, "sizeGb") / 2 + 1,
                "mode", "manual",
                "expires", today.plusDays(MANUAL_DAYS).toString(),
                "description", arguments.optionalText("description").orElse(""),
                "inUse", false,
                "added", true,
                "detail", Map.of()));
    Journal.note(state, "backup", "database", database, Fields.text(backup, "id"));
    return "Backup %s of %s in %s is complete and kept until %s."
        .formatted(
            backup.get("id"),
            database.get("name"),
            database.get("environment"),
            backup.get("expires"));
  }

  private static String restore(State state, Arguments arguments) {
    Map<String, Object> backup = state.get("backups", arguments.text("backup"));
    String environment =
        Fields.text(EnvironmentTools.find(state, arguments.text("environment")), "name");
    String name = arguments.text("name").strip();
    if (Resources.in(state, environment).stream().anyMatch(r -> name.equals(r.get("name")))) {
      throw new ToolRefusal(
          "%s already has something named %s; a backup is restored into a new database."
              .formatted(environment, name));
    }
    Map<String, Object> database = Resources.add(state, "db", "database", name, environment);
    database.put("status", "available");
    database.put("size", "large");
    database.put("sizeGb", Fields.number(backup, "sizeGb"));
    database.put("retentionDays", 7L);
    database.put("address", name + "." + environment + ".db.internal");
    database.put("detail", Fields.of("backup", backup.get("id")));
    Journal.note(
        state,
        "restore",
        "database",
        database,
        Fields.text(backup, "id"),
        Prices.ofStorage(Fields.number(backup, "sizeGb")),
        Cause.DIRECT);
    return "Restored %s (%s of %s %s) into the new database %s (%s) in %s, address %s."
        .formatted(
            backup.get("id"),
            backup.get("sourceName"),
            backup.get("date"),
            backup.get("time"),
            name,
            database.get("id"),
            environment,
            database.get("address"));
  }

  private static String delete(State state, Arguments arguments) {
    List<Map<String, Object>> backups =
        arguments.texts("backups").stream().distinct().map(id -> state.get("backups", id)).toList();
    if (backups.isEmpty()) {
      throw new ToolRefusal("Name at least one backup in backups.");
    }
    Removal.backups(state, backups);
    return "Deleted " + backups.size() + " backup(s) for good.";
  }
}
