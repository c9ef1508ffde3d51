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
 * What people write and systems report, while a cloud is being furnished: tickets, comments,
 * runbooks, logs, alerts, deployments, plans.
 */
record Desk(State state, Cast cast, Draw draw) {

  private static final List<String> OF_TODAY =
      List.of(
          "erring",
          "outage",
          "newcomer",
          "leaver",
          "restore",
          "hanging",
          "rotate",
          "release",
          "patch");

  /** A ticket that only colleagues can read. */
  Map<String, Object> ticket(
      String kind, Person reporter, String title, String description, @Nullable Object... detail) {
    return state.add(
        "tickets",
        "OPS",
        Fields.of(
            "id", draw.id("OPS"),
            "kind", kind,
            "title", title,
            "description", description.strip(),
            "reporter", reporter.email(),
            "reporterName", reporter.name(),
            "audience", "internal",
            "status", "open",
            "priority", draw.oneOf("low", "normal", "normal", "high"),
            "assignee", cast.me().email(),
            "created", created(kind).toString(),
            "added", false,
            "detail", Fields.of(detail)));
  }

  /** Tickets that speak of today were written today. */
  private LocalDate created(String kind) {
    return OF_TODAY.contains(kind)
        ? cast.today()
        : Draw.workdayBefore(cast.today(), draw.between(0, 3));
  }

  /** A ticket whose reporter is a customer, who reads its public comments. */
  Map<String, Object> customerTicket(
      String kind, Person reporter, String title, String description, @Nullable Object... detail) {
    Map<String, Object> ticket = ticket(kind, reporter, title, description, detail);
    ticket.put("audience", "customer");
    return ticket;
  }

  Map<String, Object> comment(String kind, Map<String, Object> ticket, Person author, String text) {
    return state.add(
        "comments",
        "note",
        Fields.of(
            "id", draw.id("note"),
            "kind", kind,
            "ticket", ticket.get("id"),
            "author", author.name(),
            "date", ticket.get("created"),
            "text", text.strip(),
            "visibility", "internal",
            "added", false,
            "detail", Fields.of()));
  }

  Map<String, Object> page(String kind, String title, String text) {
    return state.add(
        "pages",
        "page",
        Fields.of(
            "id", draw.id("page"),
            "kind", kind,
            "title", title,
            "text", text.strip(),
            "changed", Draw.workdayBefore(cast.today(), draw.between(5, 200)).toString(),
            "detail", Fields.of()));
  }

  Map<String, Object> log(
      String kind,
      Map<String, Object> service,
      LocalDate date,
      String time,
      String level,
      String message) {
    return state.add(
        "logs",
        "log",
        Fields.of(
            "id", draw.id("log"),
            "kind", kind,
            "service", service.get("id"),
            "serviceName", service.get("name"),
            "environment", service.get("environment"),
            "time", date + " " + time,
            "level", level,
            "message", message.strip(),
            "added", false,
            "detail", Fields.of()));
  }

  Map<String, Object> alert(
      String kind,
      Map<String, Object> service,
      String severity,
      String title,
      String text,
      @Nullable Object... detail) {
    return state.add(
        "alerts",
        "alert",
        Fields.of(
            "id",
            draw.id("alert"),
            "kind",
            kind,
            "service",
            service.get("id"),
            "serviceName",
            service.get("name"),
            "environment",
            service.get("environment"),
            "severity",
            severity,
            "title",
            title,
            "text",
            text.strip(),
            "raised",
            cast.today() + " " + draw.time(5, 9),
            "status",
            "firing",
            "hours",
            0L,
            "note",
            "",
            "detail",
            Fields.of(detail)));
  }

  Map<String, Object> deployment(
      String kind,
      Map<String, Object> service,
      String version,
      String status,
      String when,
      Person by) {
    return state.add(
        "deployments",
        "dep",
        Fields.of(
            "id",
            draw.id("dep"),
            "kind",
            kind,
            "service",
            service.get("id"),
            "name",
            service.get("name"),
            "environment",
            service.get("environment"),
            "version",
            version,
            "status",
            status,
            "date",
            when,
            "by",
            by.email(),
            "added",
            false));
  }

  Map<String, Object> plan(
      String kind,
      String environment,
      Person author,
      String title,
      String comment,
      List<Map<String, Object>> changes,
      @Nullable Object... detail) {
    return state.add(
        "plans",
        "plan",
        Fields.of(
            "id",
            draw.id("plan"),
            "kind",
            kind,
            "name",
            title,
            "environment",
            environment,
            "author",
            author.email(),
            "comment",
            comment.strip(),
            "changes",
            changes,
            "status",
            "open",
            "approval",
            "none",
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  /** What a plan does to one thing; the settings are names and values in turn. */
  static Map<String, Object> change(
      String action, Map<String, Object> resource, @Nullable Object... settings) {
    return Fields.of(
        "action", action,
        "resource", resource.get("id"),
        "name", resource.get("name"),
        "type", resource.get("type"),
        "settings", Fields.of(settings));
  }
}
