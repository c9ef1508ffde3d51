package dev.assize.world.cloud;

import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cloud that is being furnished: adds objects that have every field of their collection, so that
 * conditions never meet an absent one.
 *
 * <p>{@code kind} says which part an object plays in a task, {@code detail} holds what that part
 * needs, {@code inUse} says whether somebody would miss it; tools show none of them.
 */
record Cloud(State state, Cast cast, Draw draw) {

  /** A working day some days ago. */
  LocalDate ago(int low, int high) {
    return Draw.workdayBefore(cast.today(), draw.between(low, high));
  }

  /** A working day some days from now. */
  LocalDate ahead(int low, int high) {
    return Draw.workday(cast.today(), draw.between(low, high));
  }

  /** A version such as {@code 4.12.3}. */
  String version() {
    return "%d.%d.%d".formatted(draw.between(1, 9), draw.between(2, 40), draw.between(1, 19));
  }

  /** The version that follows, in its last part. */
  static String next(String version, int steps) {
    int dot = version.lastIndexOf('.') + 1;
    return version.substring(0, dot) + (Integer.parseInt(version.substring(dot)) + steps);
  }

  /** The first object of that kind. */
  Map<String, Object> first(String collection, String kind) {
    return state.all(collection).stream()
        .filter(object -> kind.equals(object.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  Map<String, Object> environment(
      String kind, String name, Person owner, String description, LocalDate lastDeploy) {
    return state.add(
        "environments",
        "env",
        Fields.of(
            "id",
            draw.id("env"),
            "kind",
            kind,
            "name",
            name,
            "environment",
            name,
            "owner",
            owner.email(),
            "description",
            description.strip(),
            "created",
            ago(30, 700).toString(),
            "lastDeploy",
            lastDeploy.toString(),
            "expires",
            "",
            "inUse",
            true,
            "added",
            false,
            "detail",
            Fields.of()));
  }

  Map<String, Object> service(
      String kind, App app, String environment, String description, @Nullable Object... detail) {
    String version = version();
    Map<String, Object> service =
        state.add(
            "resources",
            "svc",
            Resources.fields(
                draw.id("svc"), "service", kind, app.name(), environment, owner().email()));
    service.put("description", description.strip());
    service.put("version", version);
    service.put("versions", List.of(version, next(version, -1)));
    service.put("replicas", (long) draw.between(2, 4));
    service.put("size", draw.oneOf("small", "medium"));
    service.put("status", "healthy");
    service.put("address", app.name() + "." + environment + "." + cast.domain());
    service.put("lastUsed", cast.today().toString());
    service.put("detail", Fields.of(detail));
    return service;
  }

  Map<String, Object> database(
      String kind,
      String name,
      String environment,
      String description,
      @Nullable Object... detail) {
    Map<String, Object> database =
        state.add(
            "resources",
            "db",
            Resources.fields(
                draw.id("db"),
                "database",
                kind,
                name,
                environment,
                cast.colleague("database administrator").email()));
    database.put("description", description.strip());
    database.put("status", "available");
    database.put("size", "large");
    database.put("sizeGb", (long) draw.between(40, 900));
    database.put("protection", environment.equals("production"));
    database.put("retentionDays", 21L);
    database.put("tables", tables());
    database.put("address", name + "." + environment + ".db.internal");
    database.put("lastUsed", cast.today().toString());
    database.put("detail", Fields.of(detail));
    return database;
  }

  Map<String, Object> volume(
      String kind,
      String name,
      String environment,
      String description,
      @Nullable Object... detail) {
    Map<String, Object> volume =
        state.add(
            "resources",
            "vol",
            Resources.fields(draw.id("vol"), "volume", kind, name, environment, owner().email()));
    volume.put("description", description.strip());
    volume.put("status", "detached");
    volume.put("sizeGb", (long) draw.between(30, 950));
    volume.put("lastUsed", ago(70, 260).toString());
    volume.put("detail", Fields.of(detail));
    return volume;
  }

  Map<String, Object> machine(String kind, String name, String environment, String description) {
    Map<String, Object> machine =
        state.add(
            "resources",
            "vm",
            Resources.fields(draw.id("vm"), "machine", kind, name, environment, owner().email()));
    machine.put("description", description.strip());
    machine.put("status", "running");
    machine.put("size", draw.oneOf("medium", "large"));
    machine.put("address", "10.%d.%d.%d".formatted(draw.between(1, 99), draw.between(1, 99), 7));
    machine.put("lastUsed", cast.today().toString());
    return machine;
  }

  Map<String, Object> backup(
      String kind, Map<String, Object> database, LocalDate date, String time, String mode) {
    long keep = mode.equals("manual") ? 365 : Fields.number(database, "retentionDays");
    return state.add(
        "backups",
        "bak",
        Fields.of(
            "id",
            draw.id("bak"),
            "kind",
            kind,
            "source",
            database.get("id"),
            "sourceName",
            database.get("name"),
            "environment",
            database.get("environment"),
            "date",
            date.toString(),
            "time",
            time,
            "sizeGb",
            Fields.number(database, "sizeGb") * draw.between(30, 60) / 100 + 1,
            "mode",
            mode,
            "expires",
            date.plusDays(keep).toString(),
            "description",
            "",
            "inUse",
            true,
            "added",
            false,
            "detail",
            Fields.of()));
  }

  Map<String, Object> dns(String kind, String name, String type, String value, String comment) {
    return state.add(
        "records",
        "rec",
        Fields.of(
            "id",
            draw.id("rec"),
            "kind",
            kind,
            "zone",
            name.endsWith(cast.zone()) ? cast.zone() : cast.domain(),
            "name",
            name,
            "type",
            type,
            "value",
            value,
            "ttl",
            draw.oneOf(300L, 600L, 3600L),
            "comment",
            comment,
            "added",
            false,
            "detail",
            Fields.of()));
  }

  Map<String, Object> allow(
      String kind, Map<String, Object> target, long port, String source, String comment) {
    return state.add(
        "rules",
        "rule",
        Fields.of(
            "id",
            draw.id("rule"),
            "kind",
            kind,
            "target",
            target.get("id"),
            "targetName",
            target.get("name"),
            "environment",
            target.get("environment"),
            "port",
            port,
            "source",
            source,
            "comment",
            comment,
            "added",
            false,
            "detail",
            Fields.of()));
  }

  /** Somebody from the teams that build services. */
  Person owner() {
    return draw.pick(cast.colleagues().subList(1, 8));
  }

  private List<String> tables() {
    return draw
        .take(List.of("accounts", "orders", "invoices", "sessions", "events", "jobs"), 3)
        .stream()
        .map(table -> table + ": " + draw.digits(draw.between(4, 8)) + " rows")
        .toList();
  }
}
