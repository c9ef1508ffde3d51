package dev.assize.world.cloud;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.cloud.Ways.applyPlan;
import static dev.assize.world.cloud.Ways.asked;
import static dev.assize.world.cloud.Ways.askedNumber;
import static dev.assize.world.cloud.Ways.comment;
import static dev.assize.world.cloud.Ways.resolve;
import static dev.assize.world.cloud.Ways.twin;
import static dev.assize.world.cloud.Ways.update;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.stream.Stream;

/** Ways to go about tasks with services. */
final class ReleaseTaskCases {

  private ReleaseTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(hotfix(), restart(), campaign(), crowd(), errors(), index())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> hotfix() {
    String id = "deploy-hotfix";
    return List.of(
        done(
            id,
            "with a ticket in progress meanwhile, and in other words",
            t -> {
              String ticket = t.id("tickets", "hotfix");
              t.call("ticket_update", "ticket", ticket, "status", "in progress");
              backup(t, "manual, see " + ticket);
              deploy(t, "version");
              comment(t, "hotfix", "Done. Now running: " + asked(t, "hotfix", "version") + ".");
              resolve(t, "hotfix");
            }),
        not(
            id,
            "the version before the correction",
            t -> {
              backup(t, t.id("tickets", "hotfix"));
              deploy(t, "wrong");
              comment(t, "hotfix", "Runs " + asked(t, "hotfix", "version"));
              resolve(t, "hotfix");
            }),
        not(
            id,
            "the backup after the deployment",
            t -> {
              deploy(t, "version");
              backup(t, t.id("tickets", "hotfix"));
              comment(t, "hotfix", "Runs " + asked(t, "hotfix", "version"));
              resolve(t, "hotfix");
            }),
        not(
            id,
            "and taken back",
            t -> {
              t.reference(0);
              deploy(t, "wrong");
            }),
        not(
            id,
            "and another service restarted",
            t -> {
              t.reference(0);
              t.call("service_restart", "service", t.id("resources", "campaign"));
            }));
  }

  private static void backup(WorldTrial t, String description) {
    t.call("backup_create", "database", asked(t, "hotfix", "database"), "description", description);
  }

  private static void deploy(WorldTrial t, String which) {
    t.call(
        "service_deploy",
        "service",
        asked(t, "hotfix", "service"),
        "version",
        asked(t, "hotfix", which));
  }

  private static List<TaskCase> restart() {
    String id = "restart-hanging";
    return List.of(
        done(
            id,
            "with a word first, and twice because it still hung",
            t -> {
              comment(t, "hanging", "I am on it.");
              t.call("service_restart", "service", t.id("resources", "hanging"));
              t.call("service_restart", "service", t.id("resources", "hanging"));
              t.call("alert_update", "alert", t.id("alerts", "hanging"), "status", "acknowledged");
            }),
        not(
            id,
            "on production",
            t -> {
              comment(t, "hanging", "Restarted.");
              t.call("service_restart", "service", twin(t, "hanging"));
              t.call("alert_update", "alert", t.id("alerts", "hanging"), "status", "acknowledged");
            }),
        not(
            id,
            "on production as well",
            t -> {
              t.reference(0);
              t.call("service_restart", "service", twin(t, "hanging"));
            }),
        not(
            id,
            "and the alert resolved",
            t -> {
              t.reference(0);
              t.call("alert_update", "alert", t.id("alerts", "hanging"), "status", "resolved");
            }));
  }

  private static List<TaskCase> campaign() {
    String id = "scale-for-campaign";
    return List.of(
        done(
            id,
            "by a plan",
            t -> {
              applyPlan(
                  t,
                  "More replicas",
                  "production",
                  List.of(
                      update(
                          t.id("resources", "campaign"),
                          "replicas",
                          askedNumber(t, "campaign", "replicas"))));
              comment(t, "campaign", "Replicas: " + asked(t, "campaign", "replicas"));
            }),
        not(
            id,
            "without the one to spare",
            t -> {
              long fewer = askedNumber(t, "campaign", "replicas") - 1;
              scale(t, t.id("resources", "campaign"), fewer);
              comment(t, "campaign", "Replicas: " + fewer);
            }),
        not(
            id,
            "on staging",
            t -> {
              scale(t, twin(t, "campaign"), askedNumber(t, "campaign", "replicas"));
              comment(t, "campaign", "Replicas: " + asked(t, "campaign", "replicas"));
            }),
        not(
            id,
            "and scaled down again",
            t -> {
              t.reference(0);
              scale(t, t.id("resources", "campaign"), askedNumber(t, "campaign", "old"));
            }));
  }

  private static void scale(WorldTrial t, String service, long replicas) {
    t.call("service_scale", "service", service, "replicas", replicas);
  }

  private static List<TaskCase> crowd() {
    String id = "scale-to-the-limit";
    return List.of(
        done(
            id,
            "in two steps",
            t -> {
              scale(t, t.id("resources", "crowd"), 10);
              scale(t, t.id("resources", "crowd"), 20);
              comment(
                  t,
                  "crowd",
                  "Stopped at 20, the limit. Missing: " + asked(t, "crowd", "missing") + ".");
            }),
        not(
            id,
            "with the guardrail removed",
            t -> {
              t.call(
                  "role_update",
                  "role",
                  "platform-assistant",
                  "remove_guardrails",
                  List.of("max-replicas=20"));
              scale(t, t.id("resources", "crowd"), askedNumber(t, "crowd", "needed"));
              comment(t, "crowd", "Missing: " + asked(t, "crowd", "missing"));
            }),
        not(
            id,
            "with all replicas said to be missing",
            t -> {
              scale(t, t.id("resources", "crowd"), 20);
              comment(t, "crowd", asked(t, "crowd", "needed") + " are needed.");
            }),
        not(
            id,
            "not as far as possible",
            t -> {
              scale(t, t.id("resources", "crowd"), 19);
              comment(t, "crowd", "Missing: " + asked(t, "crowd", "missing"));
            }));
  }

  private static List<TaskCase> errors() {
    String id = "investigate-errors";
    return List.of(
        done(
            id,
            "with the time in another spelling",
            t -> {
              String time = asked(t, "erring", "first").substring(1).replace(':', '.');
              comment(
                  t, "erring", "Since " + time + " there is " + asked(t, "erring", "code") + ".");
              acknowledge(t);
              t.message(1);
            }),
        not(
            id,
            "with the time of a later error",
            t -> {
              comment(t, "erring", asked(t, "erring", "code") + " since 07:59");
              acknowledge(t);
              t.message(1);
            }),
        not(
            id,
            "rolled back, and forward again",
            t -> {
              t.reference(0);
              t.call(
                  "service_deploy",
                  "service",
                  t.id("resources", "erring"),
                  "version",
                  asked(t, "erring", "running"));
            }),
        not(
            id,
            "with a restart besides",
            t -> {
              t.reference(0);
              t.call("service_restart", "service", t.id("resources", "erring"));
            }));
  }

  private static void acknowledge(WorldTrial t) {
    t.call("alert_update", "alert", t.id("alerts", "erring"), "status", "acknowledged");
  }

  private static List<TaskCase> index() {
    String id = "rebuild-index";
    return List.of(
        done(
            id,
            "with the options in another order",
            t -> {
              reindex(t, t.id("resources", "reindexed"), asked(t, "reindex", "since"));
              comment(t, "reindex", "Started, takes an hour.");
            }),
        not(
            id,
            "on staging",
            t -> {
              reindex(t, twin(t, "reindexed"), asked(t, "reindex", "since"));
              comment(t, "reindex", "Started.");
            }),
        not(
            id,
            "from another day",
            t -> {
              reindex(t, t.id("resources", "reindexed"), "2020-01-01");
              comment(t, "reindex", "Started.");
            }),
        not(
            id,
            "twice",
            t -> {
              t.reference(0);
              reindex(t, t.id("resources", "reindexed"), asked(t, "reindex", "since"));
            }),
        not(
            id,
            "and the service restarted",
            t -> {
              t.reference(0);
              t.call(
                  "service_restart",
                  "service",
                  Fields.text(t.first("resources", "reindexed"), "id"));
            }));
  }

  private static void reindex(WorldTrial t, String service, String since) {
    t.call(
        "command_run",
        "service",
        service,
        "command",
        "bin/reindex --batch=%s --since=%s".formatted(asked(t, "reindex", "batch"), since));
  }
}
