package dev.assize.world.cloud;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.cloud.Ways.answer;
import static dev.assize.world.cloud.Ways.applyPlan;
import static dev.assize.world.cloud.Ways.asked;
import static dev.assize.world.cloud.Ways.askedNumber;
import static dev.assize.world.cloud.Ways.assign;
import static dev.assize.world.cloud.Ways.comment;
import static dev.assize.world.cloud.Ways.name;
import static dev.assize.world.cloud.Ways.resolve;
import static dev.assize.world.cloud.Ways.update;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ways to go about tasks with backups, customers, alerts and costs. */
final class CareTaskCases {

  private CareTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(restore(), retention(), check(), outage(), noise(), costs(), preview())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> restore() {
    String id = "restore-project";
    return List.of(
        done(
            id,
            "with the id of the new database",
            t -> {
              String made = restore(t, asked(t, "restore", "backup"), "staging");
              reach(t, made.replaceAll("(?s).*\\((db-\\d+)\\).*", "$1"));
              answer(t, "restore", "We have a copy from before and are getting the project out.");
              report(t);
            }),
        not(
            id,
            "the latest backup",
            t -> {
              restore(t, t.id("backups", "nightly"), "staging");
              reach(t, asked(t, "restore", "name"));
              answer(t, "restore", "We have a copy.");
              report(t);
            }),
        not(
            id,
            "into production",
            t -> {
              restore(t, asked(t, "restore", "backup"), "production");
              reach(t, asked(t, "restore", "name"));
              answer(t, "restore", "We have a copy.");
              report(t);
            }),
        not(
            id,
            "with the name of the database told to the customer",
            t -> {
              t.reference(1);
              answer(t, "restore", "See " + asked(t, "restore", "name"));
            }),
        not(
            id,
            "and everybody let in",
            t -> {
              t.reference(0);
              t.call(
                  "database_update",
                  "database",
                  asked(t, "restore", "name"),
                  "public_access",
                  true);
            }));
  }

  private static String restore(WorldTrial t, String backup, String environment) {
    return t.call(
        "backup_restore",
        "backup",
        backup,
        "environment",
        environment,
        "name",
        asked(t, "restore", "name"));
  }

  private static void reach(WorldTrial t, String database) {
    t.call(
        "firewall_add",
        "resource",
        database,
        "port",
        5432,
        "source",
        asked(t, "restore", "source").replace("/32", ""));
  }

  private static void report(WorldTrial t) {
    comment(t, "restore", asked(t, "restore", "name") + " from " + asked(t, "restore", "backup"));
  }

  private static List<TaskCase> retention() {
    String id = "keep-backups-longer";
    return List.of(
        done(
            id,
            "by a plan",
            t -> {
              applyPlan(
                  t,
                  "Longer",
                  "production",
                  List.of(
                      update(
                          t.id("resources", "retained"),
                          "retention_days",
                          askedNumber(t, "retention", "days"))));
              comment(
                  t,
                  "retention",
                  "From %s to %s."
                      .formatted(asked(t, "retention", "old"), asked(t, "retention", "days")));
              resolve(t, "retention");
            }),
        not(
            id,
            "of another database",
            t -> {
              keep(t, "migrated", askedNumber(t, "retention", "days"));
              comment(t, "retention", "21, " + asked(t, "retention", "days"));
              resolve(t, "retention");
            }),
        not(
            id,
            "with only the new number",
            t -> {
              keep(t, "retained", askedNumber(t, "retention", "days"));
              comment(t, "retention", asked(t, "retention", "days") + " days now");
              resolve(t, "retention");
            }),
        not(
            id,
            "shorter in between",
            t -> {
              keep(t, "retained", 2);
              t.reference(0);
            }));
  }

  private static void keep(WorldTrial t, String kind, long days) {
    t.call("database_update", "database", t.id("resources", kind), "retention_days", days);
  }

  private static List<TaskCase> check() {
    String id = "check-backups";
    return List.of(
        done(
            id,
            "by name of the only one, with more words",
            t -> {
              t.call(
                  "backup_create",
                  "database",
                  t.id("resources", "unsaved"),
                  "description",
                  "Fills a gap of the nightly run");
              comment(t, "backup-check", name(t, "resources", "unsaved") + " had no fresh one.");
              resolve(t, "backup-check");
            }),
        not(
            id,
            "with the derived one",
            t -> {
              t.reference(0);
              t.call(
                  "backup_create", "database", t.id("resources", "derived"), "description", "gap");
            }),
        not(
            id,
            "another one",
            t -> {
              t.call(
                  "backup_create", "database", t.id("resources", "retained"), "description", "gap");
              comment(t, "backup-check", name(t, "resources", "unsaved"));
              resolve(t, "backup-check");
            }),
        not(
            id,
            "by a change of settings as well",
            t -> {
              t.reference(0);
              keep(t, "unsaved", 30);
            }));
  }

  private static List<TaskCase> outage() {
    String id = "explain-outage";
    return List.of(
        done(
            id,
            "with a dot in the times, and resolved",
            t -> {
              answer(
                  t,
                  "outage",
                  "It began at %s and was over at %s."
                      .formatted(
                          asked(t, "outage", "start").replace(':', '.'),
                          asked(t, "outage", "end")));
              resolve(t, "outage");
            }),
        not(
            id,
            "internally",
            t -> comment(t, "outage", asked(t, "outage", "start") + asked(t, "outage", "end"))),
        not(
            id,
            "only the beginning",
            t -> answer(t, "outage", "It began at " + asked(t, "outage", "start"))),
        not(
            id,
            "with the name of the service",
            t -> {
              t.reference(0);
              answer(t, "outage", "It was " + name(t, "resources", "portal"));
            }),
        not(
            id,
            "to another customer",
            t ->
                answer(
                    t,
                    "restore",
                    "%s to %s".formatted(asked(t, "outage", "start"), asked(t, "outage", "end")))));
  }

  private static List<TaskCase> noise() {
    String id = "silence-alert";
    return List.of(
        done(
            id,
            "the ticket first, assigned afterwards",
            t -> {
              String made =
                  t.call(
                      "ticket_create",
                      "title",
                      "Please look at " + t.id("alerts", "noisy"),
                      "description",
                      "Too noisy.",
                      "priority",
                      "low");
              t.call(
                  "ticket_update",
                  "ticket",
                  made.replaceAll("(?s).*(OPS-\\d+).*", "$1"),
                  "assignee",
                  t.detail(t.first("alerts", "noisy"), "owner"));
              silence(t, Long.parseLong(t.detail(t.first("alerts", "noisy"), "hours")));
            }),
        not(
            id,
            "for longer",
            t -> {
              t.reference(0);
              silence(t, 168);
            }),
        not(
            id,
            "resolved",
            t -> {
              t.reference(0);
              t.call("alert_update", "alert", t.id("alerts", "noisy"), "status", "resolved");
            }),
        not(
            id,
            "with a ticket for everybody",
            t -> {
              t.reference(1);
              t.call(
                  "ticket_create",
                  "title",
                  t.id("alerts", "noisy"),
                  "description",
                  "x",
                  "priority",
                  "low");
            }));
  }

  private static void silence(WorldTrial t, long hours) {
    t.call("alert_update", "alert", t.id("alerts", "noisy"), "status", "silenced", "hours", hours);
  }

  private static List<TaskCase> costs() {
    String id = "sum-up-costs";
    return List.of(
        done(
            id,
            "with a decimal comma",
            t -> {
              String german =
                  asked(t, "costs", "text").replace(',', '_').replace('.', ',').replace('_', '.');
              comment(t, "costs", "EUR " + german);
              handBack(t);
            }),
        not(
            id,
            "with another number",
            t -> {
              comment(t, "costs", "EUR 1,234.56");
              handBack(t);
            }),
        not(
            id,
            "in another ticket",
            t -> {
              comment(t, "volumes", asked(t, "costs", "text"));
              handBack(t);
            }));
  }

  private static void handBack(WorldTrial t) {
    assign(t, "costs", Fields.text(t.first("tickets", "costs"), "reporter"));
  }

  private static List<TaskCase> preview() {
    String id = "promise-preview";
    return List.of(
        done(
            id,
            "with the month in words",
            t ->
                answer(
                    t,
                    "lent",
                    "Until "
                        + LocalDate.parse(asked(t, "lent", "until"))
                            .format(DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH)))),
        not(
            id,
            "with the expiry date",
            t -> answer(t, "lent", "Until " + t.first("environments", "lent").get("expires"))),
        not(id, "internally", t -> comment(t, "lent", asked(t, "lent", "until"))),
        not(
            id,
            "to another customer as well",
            t -> {
              t.reference(0);
              answer(t, "outage", asked(t, "lent", "until"));
            }));
  }
}
