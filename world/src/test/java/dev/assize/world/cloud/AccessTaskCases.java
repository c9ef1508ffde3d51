package dev.assize.world.cloud;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.cloud.Ways.answer;
import static dev.assize.world.cloud.Ways.asked;
import static dev.assize.world.cloud.Ways.askedList;
import static dev.assize.world.cloud.Ways.comment;
import static dev.assize.world.cloud.Ways.name;
import static dev.assize.world.cloud.Ways.resolve;
import static dev.assize.world.cloud.Ways.twin;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.stream.Stream;

/** Ways to go about tasks with access, secrets, DNS and the firewall. */
final class AccessTaskCases {

  private AccessTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(rotation(), leak(), leaver(), newcomer(), keys(), office(), record())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> rotation() {
    String id = "rotate-secret";
    return List.of(
        done(
            id,
            "by name, restarts in the other order",
            t -> {
              rotate(t, "rotated");
              askedList(t, "rotate", "services")
                  .reversed()
                  .forEach(s -> t.call("service_restart", "service", s));
              comment(t, "rotate", "v%s is live.".formatted(asked(t, "rotate", "version")));
              comment(t, "rotate", "Version " + asked(t, "rotate", "version") + ".");
              resolve(t, "rotate");
            }),
        not(
            id,
            "restarted before",
            t -> {
              askedList(t, "rotate", "services")
                  .forEach(s -> t.call("service_restart", "service", s));
              rotate(t, "rotated");
              comment(t, "rotate", "Version " + asked(t, "rotate", "version") + ".");
              resolve(t, "rotate");
            }),
        not(
            id,
            "with staging restarted, too",
            t -> {
              t.reference(0);
              t.call("service_restart", "service", twin(t, "rotated"));
            }),
        not(
            id,
            "rotated once more",
            t -> {
              t.reference(0);
              rotate(t, "rotated");
            }));
  }

  private static void rotate(WorldTrial t, String kind) {
    t.call("secret_rotate", "secret", name(t, "secrets", kind));
  }

  private static List<TaskCase> leak() {
    String id = "credential-in-log";
    return List.of(
        done(
            id,
            "with a whole sentence as note",
            t -> {
              rotate(t, "leaked");
              t.call("service_restart", "service", t.id("resources", "leaky"));
              note(t, "resolved", "It was " + name(t, "secrets", "leaked") + ", rotated.");
            }),
        not(
            id,
            "another secret",
            t -> {
              rotate(t, "rotated");
              t.call("service_restart", "service", t.id("resources", "leaky"));
              note(t, "resolved", name(t, "secrets", "leaked"));
            }),
        not(
            id,
            "without the restart",
            t -> {
              rotate(t, "leaked");
              note(t, "resolved", name(t, "secrets", "leaked"));
            }),
        not(
            id,
            "only acknowledged",
            t -> {
              t.reference(1);
              note(t, "acknowledged", name(t, "secrets", "leaked"));
            }));
  }

  private static void note(WorldTrial t, String status, String note) {
    t.call("alert_update", "alert", t.id("alerts", "leaked"), "status", status, "note", note);
  }

  private static List<TaskCase> leaver() {
    String id = "offboard-contractor";
    return List.of(
        done(
            id,
            "by ids, the ticket first",
            t -> {
              String user = t.id("principals", "leaver");
              t.call(
                  "ticket_update",
                  "ticket",
                  t.id("tickets", "handed-over"),
                  "assignee",
                  asked(t, "leaver", "heir"));
              t.call("firewall_remove", "rule", t.id("rules", "leaver"));
              t.all("keys", "leaver").forEach(k -> t.call("key_disable", "key", k.get("id")));
              t.call("iam_revoke", "principal", user, "role", "staging-deployer");
              t.call("iam_revoke", "principal", user, "role", "developer");
              comment(t, "leaver", "Everything closed.");
              resolve(t, "leaver");
            }),
        not(
            id,
            "with one key left",
            t -> {
              String user = t.id("principals", "leaver");
              t.call("iam_revoke", "principal", user, "role", "developer");
              t.call("iam_revoke", "principal", user, "role", "staging-deployer");
              t.call("key_disable", "key", t.id("keys", "leaver"));
              t.call("firewall_remove", "rule", t.id("rules", "leaver"));
              t.call(
                  "ticket_update",
                  "ticket",
                  t.id("tickets", "handed-over"),
                  "assignee",
                  asked(t, "leaver", "heir"));
              comment(t, "leaver", "Done.");
              resolve(t, "leaver");
            }),
        not(
            id,
            "and a colleague's role",
            t -> {
              t.reference(0);
              t.call("iam_revoke", "principal", t.fact("me", "email"), "role", "operator");
            }),
        not(
            id,
            "and given back",
            t -> {
              t.reference(0);
              t.call("iam_grant", "principal", asked(t, "leaver", "email"), "role", "developer");
            }));
  }

  private static List<TaskCase> newcomer() {
    String id = "onboard-colleague";
    return List.of(
        done(
            id,
            "new roles before the old ones go",
            t -> {
              t.message(0);
              String email = asked(t, "newcomer", "email");
              askedList(t, "newcomer", "data").reversed().forEach(r -> grant(t, email, r));
              askedList(t, "newcomer", "development")
                  .forEach(r -> t.call("iam_revoke", "principal", email, "role", r));
              comment(t, "newcomer", "Moved to the Data team.");
              resolve(t, "newcomer");
            }),
        not(
            id,
            "with the roles of both teams",
            t -> {
              t.message(0);
              askedList(t, "newcomer", "data")
                  .forEach(r -> grant(t, asked(t, "newcomer", "email"), r));
              comment(t, "newcomer", "Data.");
              resolve(t, "newcomer");
            }),
        not(
            id,
            "with more than that",
            t -> {
              t.reference(0);
              grant(t, asked(t, "newcomer", "email"), "viewer");
            }),
        not(
            id,
            "and somebody else, too",
            t -> {
              t.reference(0);
              grant(t, t.fact("me", "email"), "data-reader");
            }));
  }

  private static void grant(WorldTrial t, String email, Object role) {
    t.call("iam_grant", "principal", email, "role", role);
  }

  private static List<TaskCase> keys() {
    String id = "disable-old-keys";
    return List.of(
        done(
            id,
            "in the other order, one per line",
            t -> {
              t.all("keys", "stale")
                  .reversed()
                  .forEach(k -> t.call("key_disable", "key", k.get("id")));
              comment(
                  t,
                  "stale-keys",
                  t.all("keys", "stale").get(1).get("id") + "\n" + t.id("keys", "stale"));
            }),
        not(
            id,
            "with the one that is spared",
            t -> {
              t.reference(0);
              t.call("key_disable", "key", t.id("keys", "spared"));
            }),
        not(
            id,
            "with one in use",
            t -> {
              t.reference(0);
              t.call("key_disable", "key", t.id("keys", "fresh"));
            }),
        not(
            id,
            "listed by half",
            t -> {
              t.reference(1);
              comment(t, "stale-keys", "Disabled " + t.id("keys", "stale"));
            }));
  }

  private static List<TaskCase> office() {
    String id = "move-office";
    return List.of(
        done(
            id,
            "the old rule first, an address of the range given",
            t -> {
              t.call("firewall_remove", "rule", asked(t, "office", "old"));
              String source = asked(t, "office", "source").replace(".0/24", ".9/24");
              allow(t, source, 8443);
              answer(t, "office", "Ready, please try.");
            }),
        not(
            id,
            "on another port",
            t -> {
              allow(t, asked(t, "office", "source"), 443);
              t.call("firewall_remove", "rule", asked(t, "office", "old"));
              answer(t, "office", "Ready.");
            }),
        not(
            id,
            "for everybody",
            t -> {
              allow(t, "any", 8443);
              t.call("firewall_remove", "rule", asked(t, "office", "old"));
              answer(t, "office", "Ready.");
            }),
        not(
            id,
            "and a second port",
            t -> {
              t.reference(0);
              allow(t, asked(t, "office", "source"), 443);
            }));
  }

  private static void allow(WorldTrial t, String source, int port) {
    t.call("firewall_add", "resource", t.id("resources", "portal"), "port", port, "source", source);
  }

  private static List<TaskCase> record() {
    String id = "move-record";
    return List.of(
        done(
            id,
            "with a dot at the end, and the text in quotes",
            t -> {
              set(t, "verify", "TXT", "\"" + asked(t, "cutover", "code") + "\"", 600);
              set(t, "name", "CNAME", asked(t, "cutover", "target") + ".", 300);
              resolve(t, "cutover");
            }),
        not(
            id,
            "with another TTL",
            t -> {
              t.reference(1);
              set(t, "name", "CNAME", asked(t, "cutover", "target"), 3600);
              resolve(t, "cutover");
            }),
        not(
            id,
            "without the text record",
            t -> {
              set(t, "name", "CNAME", asked(t, "cutover", "target"), 300);
              resolve(t, "cutover");
            }),
        not(
            id,
            "and another name",
            t -> {
              t.reference(0);
              t.call(
                  "dns_set",
                  "name",
                  "www." + t.fact("company", "zone"),
                  "type",
                  "CNAME",
                  "value",
                  asked(t, "cutover", "target"));
            }));
  }

  private static void set(WorldTrial t, String which, String type, String value, int ttl) {
    t.call("dns_set", "name", asked(t, "cutover", which), "type", type, "value", value, "ttl", ttl);
  }
}
