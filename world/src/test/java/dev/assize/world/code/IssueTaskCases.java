package dev.assize.world.code;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.code.Work.close;
import static dev.assize.world.code.Work.comment;
import static dev.assize.world.code.Work.issue;
import static dev.assize.world.code.Work.key;
import static dev.assize.world.code.Work.note;
import static dev.assize.world.code.Work.number;
import static dev.assize.world.code.Work.repo;
import static dev.assize.world.code.Work.rules;
import static dev.assize.world.code.Work.set;
import static dev.assize.world.code.Work.update;

import dev.assize.world.TaskCase;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** Ways to go about tasks that follow from an issue, without a change of files. */
final class IssueTaskCases {

  private IssueTaskCases() {}

  static List<TaskCase> all() {
    return List.of(
            triage(),
            question(),
            duplicate(),
            keys(),
            protection(),
            region(),
            decision(),
            recalled(),
            labels())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<?> labels(Map<String, Object> issue) {
    return (List<?>) ((Map<?, ?>) issue.get("detail")).get("labels");
  }

  private static List<TaskCase> triage() {
    String id = "triage-report";
    return List.of(
        done(
            id,
            "in two calls, assignee first",
            t -> {
              Map<String, Object> issue = issue(t, "report");
              update(t, issue, "assignee", t.detail(issue, "assignee"));
              labels(issue).forEach(label -> update(t, issue, "add_labels", List.of(label)));
            }),
        not(
            id,
            "one label too many",
            t -> {
              t.reference(0);
              update(t, issue(t, "report"), "add_labels", List.of("urgent"));
            }),
        not(
            id,
            "assigned to the user",
            t -> {
              t.reference(0);
              update(t, issue(t, "report"), "assignee", t.fact("me", "handle"));
            }),
        not(
            id,
            "closed too",
            t -> {
              t.reference(0);
              close(t, issue(t, "report"));
            }),
        not(
            id,
            "another issue labelled too",
            t -> {
              t.reference(0);
              update(t, issue(t, "change"), "add_labels", labels(issue(t, "report")));
            }));
  }

  private static List<TaskCase> question() {
    String id = "answer-question";
    return List.of(
        done(
            id,
            "in a sentence of its own for each",
            t -> {
              Map<String, Object> issue = issue(t, "question");
              comment(
                  t,
                  issue,
                  "Since v"
                      + t.detail(issue, "since")
                      + ". By default: "
                      + t.detail(issue, "value")
                      + ".");
            }),
        not(
            id,
            "without the version",
            t -> {
              Map<String, Object> issue = issue(t, "question");
              comment(t, issue, "It is " + t.detail(issue, "value") + " by default.");
            }),
        not(
            id,
            "below another issue",
            t -> {
              Map<String, Object> issue = issue(t, "question");
              comment(
                  t,
                  issue(t, "successor"),
                  t.detail(issue, "value") + ", since " + t.detail(issue, "since"));
            }),
        not(
            id,
            "answered twice",
            t -> {
              t.reference(0);
              comment(t, issue(t, "question"), "Did that help?");
            }),
        not(
            id,
            "closed",
            t -> {
              t.reference(0);
              close(t, issue(t, "question"));
            }));
  }

  private static List<TaskCase> duplicate() {
    String id = "close-duplicate";
    return List.of(
        done(
            id,
            "closed first, and the older one told as well",
            t -> {
              Map<String, Object> issue = issue(t, "duplicate");
              close(t, issue);
              comment(t, issue, "See number " + t.detail(issue, "original"));
              comment(t, issue(t, "original"), "Reported again in #" + number(issue));
            }),
        not(
            id,
            "the wrong older one named",
            t -> {
              Map<String, Object> issue = issue(t, "duplicate");
              comment(t, issue, "See #" + number(issue(t, "other")));
              close(t, issue);
            }),
        not(
            id,
            "the older one closed",
            t -> {
              t.reference(1);
              close(t, issue(t, "original"));
            }),
        not(
            id,
            "opened again",
            t -> {
              t.reference(0);
              update(t, issue(t, "duplicate"), "state", "open");
            }));
  }

  private static List<TaskCase> keys() {
    String id = "add-deploy-key";
    return List.of(
        done(
            id,
            "closed first, key with a remark of its own",
            t -> {
              Map<String, Object> issue = issue(t, "keyrequest");
              close(t, issue);
              key(t, repo(issue), t.detail(issue, "title"), t.detail(issue, "key") + " ops", false);
            }),
        not(
            id,
            "with the right to push",
            t -> {
              Map<String, Object> issue = issue(t, "keyrequest");
              key(t, repo(issue), t.detail(issue, "title"), t.detail(issue, "key"), true);
              close(t, issue);
            }),
        not(
            id,
            "in another repository",
            t -> {
              Map<String, Object> issue = issue(t, "keyrequest");
              key(t, repo(t, "ledger"), t.detail(issue, "title"), t.detail(issue, "key"), false);
              close(t, issue);
            }),
        not(
            id,
            "an old key removed as well",
            t -> {
              t.reference(0);
              t.call("deploy_key_remove", "id", t.id("keys", "given"));
            }));
  }

  private static List<TaskCase> protection() {
    String id = "tighten-release-branch";
    return List.of(
        done(
            id,
            "checks first, in another order",
            t -> {
              Map<String, Object> issue = issue(t, "protection");
              String branch = t.detail(issue, "branch");
              rules(
                  t, repo(issue), branch, "required_checks", List.of("lint", "settings", "build"));
              rules(
                  t, repo(issue), branch, "approvals", Long.valueOf(t.detail(issue, "approvals")));
            }),
        not(
            id,
            "without lint",
            t -> {
              t.reference(0);
              Map<String, Object> issue = issue(t, "protection");
              rules(
                  t,
                  repo(issue),
                  t.detail(issue, "branch"),
                  "required_checks",
                  List.of("build", "settings"));
            }),
        not(
            id,
            "on main",
            t -> {
              Map<String, Object> issue = issue(t, "protection");
              rules(
                  t, repo(issue), "main", "approvals", Long.valueOf(t.detail(issue, "approvals")));
              rules(
                  t, repo(issue), "main", "required_checks", List.of("lint", "settings", "build"));
            }),
        not(
            id,
            "force pushes allowed",
            t -> {
              t.reference(0);
              Map<String, Object> issue = issue(t, "protection");
              rules(t, repo(issue), t.detail(issue, "branch"), "allow_force_push", true);
            }));
  }

  private static List<TaskCase> region() {
    String id = "set-rollout-region";
    return List.of(
        done(
            id,
            "with a word on the issue",
            t -> {
              Map<String, Object> issue = issue(t, "region");
              comment(t, issue, "Doing it now.");
              set(t, repo(issue), t.detail(issue, "name"), t.detail(issue, "value"));
              close(t, issue);
            }),
        not(
            id,
            "in another repository",
            t -> {
              Map<String, Object> issue = issue(t, "region");
              set(t, repo(t, "gateway"), t.detail(issue, "name"), t.detail(issue, "value"));
              close(t, issue);
            }),
        not(
            id,
            "another variable too",
            t -> {
              t.reference(0);
              set(t, repo(t, "deploy"), "LOG_LEVEL", "debug");
            }),
        not(
            id,
            "set back",
            t -> {
              t.reference(0);
              Map<String, Object> old = t.first("secrets", "region");
              set(t, repo(old), Fields.text(old, "name"), Fields.text(old, "value"));
            }));
  }

  private static List<TaskCase> decision() {
    String id = "keep-decision";
    return List.of(
        done(
            id,
            "in other words",
            t -> {
              Map<String, Object> issue = issue(t, "decision");
              note(
                  t,
                  "on-demand",
                  t.detail(issue, "hour") + ", " + t.detail(issue, "days") + " days: exports.");
            }),
        not(
            id,
            "read in every session",
            t -> {
              Map<String, Object> issue = issue(t, "decision");
              note(
                  t,
                  "session-start",
                  t.detail(issue, "days") + " days, " + t.detail(issue, "hour"));
            }),
        not(
            id,
            "without the hour",
            t -> note(t, "on-demand", t.detail(issue(t, "decision"), "days") + " days")),
        not(
            id,
            "in place of another note",
            t -> {
              t.reference(0);
              t.call("note_delete", "id", t.id("notes", "pending"));
            }));
  }

  private static List<TaskCase> recalled() {
    String id = "recall-decision";
    return List.of(
        done(
            id,
            "in other words",
            t -> {
              Map<String, Object> issue = issue(t, "decision");
              String words = t.detail(issue, "hour") + ", " + t.detail(issue, "days") + " days.";
              note(t, "on-demand", words);
              t.hear(1);
              comment(t, issue, "Exports: " + words);
            }),
        not(
            id,
            "answered in the first session already",
            t -> {
              Map<String, Object> issue = issue(t, "decision");
              String words = t.detail(issue, "hour") + ", " + t.detail(issue, "days") + " days.";
              note(t, "on-demand", words);
              comment(t, issue, words);
              t.hear(1);
            }),
        not(id, "only the first session", t -> t.message(0)),
        not(id, "answered without having kept it", t -> t.message(1)));
  }

  private static List<TaskCase> labels() {
    String id = "label-sync-issue";
    return List.of(
        done(
            id,
            "in two calls",
            t -> {
              Map<String, Object> issue = issue(t, "label");
              update(t, issue, "add_labels", List.of(t.detail(issue, "label")));
              update(t, issue, "assignee", t.detail(issue, "assignee"));
            }),
        not(
            id,
            "the issue of the old service",
            t -> {
              Map<String, Object> issue = issue(t, "label");
              update(t, issue(t, "labeltwin"), "add_labels", List.of(t.detail(issue, "label")));
              update(t, issue(t, "labeltwin"), "assignee", t.detail(issue, "assignee"));
            }),
        not(
            id,
            "both issues",
            t -> {
              t.reference(0);
              update(t, issue(t, "labeltwin"), "add_labels", List.of("old"));
            }),
        not(
            id,
            "label taken off again",
            t -> {
              t.reference(0);
              Map<String, Object> issue = issue(t, "label");
              update(t, issue, "remove_labels", List.of(t.detail(issue, "label")));
            }));
  }
}
