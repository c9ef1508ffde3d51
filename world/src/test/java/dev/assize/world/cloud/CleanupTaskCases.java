package dev.assize.world.cloud;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.cloud.Ways.approve;
import static dev.assize.world.cloud.Ways.asked;
import static dev.assize.world.cloud.Ways.askedList;
import static dev.assize.world.cloud.Ways.askedNumber;
import static dev.assize.world.cloud.Ways.comment;
import static dev.assize.world.cloud.Ways.name;
import static dev.assize.world.cloud.Ways.plan;
import static dev.assize.world.cloud.Ways.resolve;
import static dev.assize.world.cloud.Ways.update;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that delete something, and those with plans. */
final class CleanupTaskCases {

  private CleanupTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(
            previews(), volumes(), pending(), retirement(), reviewed(), growth(), machines())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> previews() {
    String id = "clean-previews";
    return List.of(
        done(
            id,
            "by name, in the other order",
            t -> t.all("environments", "stale").reversed().forEach(e -> deleteEnvironment(t, e))),
        not(
            id,
            "with the one that is lent",
            t -> {
              t.reference(0);
              deleteEnvironment(t, t.first("environments", "lent"));
            }),
        not(
            id,
            "with the one that was deployed to just now",
            t -> {
              t.reference(0);
              deleteEnvironment(t, t.first("environments", "recent"));
            }),
        not(
            id,
            "the lent one instead of a stale one",
            t -> {
              deleteEnvironment(t, t.first("environments", "stale"));
              deleteEnvironment(t, t.first("environments", "lent"));
            }));
  }

  private static void deleteEnvironment(WorldTrial t, Map<String, Object> environment) {
    t.call(
        "environment_delete",
        "environment",
        environment.get("name"),
        "confirm",
        environment.get("name"));
  }

  private static List<TaskCase> volumes() {
    String id = "delete-volumes";
    return List.of(
        done(
            id,
            "one by one, with a thousands separator",
            t -> {
              askedList(t, "volumes", "volumes").forEach(v -> delete(t, List.of(v)));
              String freed = String.format(Locale.ROOT, "%,d", askedNumber(t, "volumes", "freed"));
              comment(t, "volumes", freed + " GB are gone.");
              resolve(t, "volumes");
            }),
        not(
            id,
            "with the one that is kept on purpose",
            t -> {
              t.reference(0);
              delete(t, List.of(t.id("resources", "kept")));
            }),
        not(
            id,
            "only one, with the number of both",
            t -> {
              delete(t, List.of(t.id("resources", "scratch")));
              comment(t, "volumes", asked(t, "volumes", "freed") + " GB");
              resolve(t, "volumes");
            }),
        not(
            id,
            "without the number",
            t -> {
              delete(t, askedList(t, "volumes", "volumes"));
              comment(t, "volumes", "Both are gone.");
              resolve(t, "volumes");
            }));
  }

  private static void delete(WorldTrial t, List<?> resources) {
    t.call("resource_delete", "resources", resources);
  }

  private static List<TaskCase> pending() {
    String id = "apply-plan";
    return List.of(
        done(
            id,
            "by its title, with a word in the ticket",
            t -> {
              approve(t, name(t, "plans", "pending"), "pending");
              t.call("plan_apply", "plan", name(t, "plans", "pending"));
              comment(t, "pending", "Applied.");
              resolve(t, "pending");
            }),
        not(id, "without approval", t -> t.call("plan_apply", "plan", t.id("plans", "pending"))),
        not(id, "only approved", t -> approve(t, t.id("plans", "pending"), "pending")),
        not(
            id,
            "for another ticket",
            t -> {
              approve(t, t.id("plans", "pending"), "retire");
              t.call("plan_apply", "plan", t.id("plans", "pending"));
            }));
  }

  private static List<TaskCase> retirement() {
    String id = "retire-service";
    return List.of(
        done(
            id,
            "the record first, under another title, with a comment",
            t -> {
              t.call("dns_delete", "record", asked(t, "retire", "record"));
              finalBackup(t);
              retire(t, "database", "service");
              comment(t, "retire", "All gone.");
              resolve(t, "retire");
            }),
        not(
            id,
            "by hand instead of a plan",
            t -> {
              finalBackup(t);
              delete(t, List.of(asked(t, "retire", "service"), asked(t, "retire", "database")));
              t.call("dns_delete", "record", asked(t, "retire", "record"));
              resolve(t, "retire");
            }),
        not(
            id,
            "without the last backup",
            t -> {
              retire(t, "service", "database");
              t.call("dns_delete", "record", asked(t, "retire", "record"));
              resolve(t, "retire");
            }),
        not(
            id,
            "without the database",
            t -> {
              finalBackup(t);
              retire(t, "service");
              t.call("dns_delete", "record", asked(t, "retire", "record"));
              resolve(t, "retire");
            }));
  }

  private static void finalBackup(WorldTrial t) {
    t.call(
        "backup_create", "database", asked(t, "retire", "database"), "description", "Final backup");
  }

  private static void retire(WorldTrial t, String... parts) {
    List<Map<String, Object>> changes =
        Stream.of(parts)
            .map(part -> Fields.of("action", "destroy", "resource", asked(t, "retire", part)))
            .toList();
    plan(t, "Out", "staging", changes);
    approve(t, "Out", "retire");
    t.call("plan_apply", "plan", "Out");
  }

  private static List<TaskCase> reviewed() {
    String id = "review-plan";
    return List.of(
        done(
            id,
            "handed back before the comment",
            t -> {
              handBack(t);
              comment(
                  t,
                  "reviewed",
                  "Why is %s in it?".formatted(t.detail(t.first("plans", "reviewed"), "extra")));
            }),
        not(
            id,
            "with a resource that belongs there",
            t -> {
              comment(t, "reviewed", name(t, "resources", "patch") + " should not be in it.");
              handBack(t);
            }),
        not(
            id,
            "and does a part of it already",
            t -> {
              t.reference(0);
              t.call("service_scale", "service", t.id("resources", "patch"), "replicas", 5);
            }),
        not(id, "without a word", CleanupTaskCases::handBack));
  }

  private static List<TaskCase> growth() {
    String id = "grow-database";
    return List.of(
        done(
            id,
            "as two changes",
            t -> {
              growth(t, List.of(size(t, 0), days(t)));
              t.message(1);
            }),
        not(
            id,
            "without longer backups",
            t -> {
              growth(t, List.of(size(t, 0)));
              t.message(1);
            }),
        not(
            id,
            "with another size",
            t -> {
              growth(t, List.of(size(t, 10), days(t)));
              t.message(1);
            }),
        not(
            id,
            "with the old plan applied first",
            t -> {
              t.call("plan_apply", "plan", t.id("plans", "outdated"));
              t.reference(0);
            }));
  }

  private static void growth(WorldTrial t, List<?> changes) {
    plan(t, "Grow " + asked(t, "outdated", "name"), "production", changes);
  }

  private static Map<String, Object> size(WorldTrial t, long more) {
    return update(
        asked(t, "outdated", "database"), "size_gb", askedNumber(t, "outdated", "size") + more);
  }

  private static Map<String, Object> days(WorldTrial t) {
    return update(
        asked(t, "outdated", "database"), "retention_days", askedNumber(t, "outdated", "days"));
  }

  private static List<TaskCase> machines() {
    String id = "start-machines";
    return List.of(
        done(
            id,
            "one by one",
            t -> {
              for (int i = 1; i <= askedNumber(t, "experiment", "count"); i++) {
                start(t, "sandbox", asked(t, "experiment", "size"), i);
              }
              resolve(t, "experiment");
            }),
        not(
            id,
            "one too many",
            t -> {
              t.reference(0);
              start(t, "sandbox", asked(t, "experiment", "size"), 99);
            }),
        not(
            id,
            "larger than allowed",
            t -> {
              for (int i = 1; i <= askedNumber(t, "experiment", "count"); i++) {
                start(t, "sandbox", "xlarge", i);
              }
              resolve(t, "experiment");
            }),
        not(
            id,
            "on staging",
            t -> {
              for (int i = 1; i <= askedNumber(t, "experiment", "count"); i++) {
                start(t, "staging", asked(t, "experiment", "size"), i);
              }
              resolve(t, "experiment");
            }));
  }

  private static void start(WorldTrial t, String environment, String size, int number) {
    t.call(
        "machine_create",
        "environment",
        environment,
        "size",
        size,
        "name",
        asked(t, "experiment", "name") + "-" + number);
  }

  private static void handBack(WorldTrial t) {
    Ways.assign(t, "reviewed", Fields.text(t.first("tickets", "reviewed"), "reporter"));
  }
}
