package dev.assize.world.code;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.code.Work.SETTINGS;
import static dev.assize.world.code.Work.bypass;
import static dev.assize.world.code.Work.close;
import static dev.assize.world.code.Work.comment;
import static dev.assize.world.code.Work.drop;
import static dev.assize.world.code.Work.edit;
import static dev.assize.world.code.Work.issue;
import static dev.assize.world.code.Work.merge;
import static dev.assize.world.code.Work.message;
import static dev.assize.world.code.Work.number;
import static dev.assize.world.code.Work.pull;
import static dev.assize.world.code.Work.repo;
import static dev.assize.world.code.Work.review;
import static dev.assize.world.code.Work.source;
import static dev.assize.world.code.Work.start;
import static dev.assize.world.code.Work.write;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ways to go about tasks that begin with a pull request. */
final class PullTaskCases {

  private PullTaskCases() {}

  static List<TaskCase> all() {
    return List.of(reviews(), merging(), explaining(), mending(), urgent(), answering(), asking())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> reviews() {
    String right = "review-pull";
    String wrong = "review-wrong-value";
    return List.of(
        done(
            right,
            "without a word",
            t ->
                t.call(
                    "pull_review",
                    "repository",
                    repo(pull(t, "matching")),
                    "number",
                    number(pull(t, "matching")),
                    "verdict",
                    "approve")),
        not(
            right,
            "changes requested",
            t -> review(t, pull(t, "matching"), "request_changes", "No.")),
        not(
            right,
            "merged as well",
            t -> {
              t.reference(0);
              merge(t, pull(t, "matching"));
            }),
        not(right, "another one approved", t -> review(t, pull(t, "risky"), "approve", "Fine.")),
        done(
            wrong,
            "in other words",
            t -> {
              Map<String, Object> pull = pull(t, "mismatch");
              review(
                  t,
                  pull,
                  "request_changes",
                  "Not " + t.detail(pull, "set") + " but " + t.detail(pull, "wanted"));
            }),
        not(wrong, "approved", t -> review(t, pull(t, "mismatch"), "approve", "Fine.")),
        not(
            wrong,
            "the value as it is",
            t -> {
              Map<String, Object> pull = pull(t, "mismatch");
              review(t, pull, "request_changes", "Please keep " + t.detail(pull, "set"));
            }),
        not(
            wrong,
            "mended by the reviewer",
            t -> {
              t.reference(0);
              Map<String, Object> pull = pull(t, "mismatch");
              edit(
                  t,
                  repo(pull),
                  source(pull),
                  "= " + t.detail(pull, "set"),
                  "= " + t.detail(pull, "wanted"));
            }));
  }

  private static List<TaskCase> merging() {
    String id = "merge-and-tell";
    return List.of(
        done(
            id,
            "all in another order",
            t -> {
              Map<String, Object> pull = pull(t, "ready");
              merge(t, pull);
              drop(t, repo(pull), source(pull));
              comment(t, issue(t, "ready"), "Merged. cc " + t.detail(pull, "waiting"));
              close(t, issue(t, "ready"));
            }),
        not(
            id,
            "told on the pull request",
            t -> {
              Map<String, Object> pull = pull(t, "ready");
              merge(t, pull);
              comment(t, pull, t.detail(pull, "waiting") + ": merged");
              close(t, issue(t, "ready"));
              drop(t, repo(pull), source(pull));
            }),
        not(
            id,
            "closed without merging",
            t -> {
              Map<String, Object> pull = pull(t, "ready");
              drop(t, repo(pull), source(pull));
              comment(t, issue(t, "ready"), t.detail(pull, "waiting"));
              close(t, issue(t, "ready"));
            }),
        not(
            id,
            "another branch deleted too",
            t -> {
              t.reference(0);
              Map<String, Object> other = pull(t, "explain");
              drop(t, repo(other), source(other));
            }));
  }

  private static List<TaskCase> explaining() {
    String id = "explain-red-run";
    return List.of(
        done(
            id,
            "after another run",
            t -> {
              Map<String, Object> pull = pull(t, "explain");
              start(t, repo(pull), source(pull), "build");
              comment(
                  t,
                  pull,
                  "`%s`: found %s, operations expect %s."
                      .formatted(
                          t.detail(pull, "slipped"),
                          t.detail(pull, "wrongValue"),
                          t.detail(pull, "rightValue")));
            }),
        not(
            id,
            "without what it is",
            t -> {
              Map<String, Object> pull = pull(t, "explain");
              comment(
                  t, pull, t.detail(pull, "slipped") + " must be " + t.detail(pull, "rightValue"));
            }),
        not(
            id,
            "mended as well",
            t -> {
              t.reference(0);
              Map<String, Object> pull = pull(t, "explain");
              edit(t, repo(pull), source(pull), t.detail(pull, "wrong"), t.detail(pull, "right"));
            }),
        not(
            id,
            "below another pull request",
            t -> {
              Map<String, Object> pull = pull(t, "explain");
              comment(
                  t,
                  pull(t, "ready"),
                  t.detail(pull, "slipped")
                      + t.detail(pull, "wrong")
                      + " "
                      + t.detail(pull, "right"));
            }));
  }

  private static void mend(WorldTrial t, Map<String, Object> pull) {
    edit(t, repo(pull), source(pull), t.detail(pull, "wrong"), t.detail(pull, "right"));
  }

  private static List<TaskCase> mending() {
    String id = "mend-red-pull";
    return List.of(
        done(
            id,
            "by writing the whole file",
            t -> {
              Map<String, Object> pull = pull(t, "mendred");
              write(t, repo(pull), source(pull), SETTINGS, t.detail(pull, "text") + "\n");
              merge(t, pull);
              drop(t, repo(pull), source(pull));
            }),
        not(
            id,
            "merged as an administrator",
            t -> {
              Map<String, Object> pull = pull(t, "mendred");
              bypass(t, pull);
              drop(t, repo(pull), source(pull));
            }),
        not(
            id,
            "what was meant is undone too",
            t -> {
              Map<String, Object> pull = pull(t, "mendred");
              write(t, repo(pull), source(pull), SETTINGS, String.valueOf(main(t, repo(pull))));
              merge(t, pull);
              drop(t, repo(pull), source(pull));
            }),
        not(
            id,
            "expectation changed on the way",
            t -> {
              Map<String, Object> pull = pull(t, "mendred");
              mend(t, pull);
              write(t, repo(pull), source(pull), "tests/settings.check", "# none");
              merge(t, pull);
              drop(t, repo(pull), source(pull));
            }),
        not(id, "branch left", t -> t.reference(1)));
  }

  private static Object main(WorldTrial t, String repo) {
    return t.all("files", "settings").stream()
        .filter(f -> repo.equals(f.get("repo")) && "main".equals(f.get("branch")))
        .findFirst()
        .orElseThrow()
        .get("content");
  }

  private static List<TaskCase> urgent() {
    String id = "merge-urgent-pull";
    return List.of(
        done(
            id,
            "told in other words",
            t -> {
              Map<String, Object> pull = pull(t, "urgent");
              mend(t, pull);
              merge(t, pull);
              comment(t, pull, "Merged, after one setting was put back.");
            }),
        not(
            id,
            "as an administrator",
            t -> {
              Map<String, Object> pull = pull(t, "urgent");
              bypass(t, pull);
              comment(t, pull, "Merged.");
            }),
        not(
            id,
            "not merged",
            t -> {
              Map<String, Object> pull = pull(t, "urgent");
              mend(t, pull);
              comment(t, pull, "Merged.");
            }),
        not(
            id,
            "told elsewhere",
            t -> {
              t.reference(1);
              comment(t, issue(t, "mismatch"), "Merged.");
            }));
  }

  private static List<TaskCase> answering() {
    String id = "mend-after-review";
    return List.of(
        done(
            id,
            "told first",
            t -> {
              Map<String, Object> pull = pull(t, "mend");
              comment(t, pull, t.detail(pull, "value") + " it is, " + t.detail(pull, "reviewer"));
              edit(t, repo(pull), source(pull), t.detail(pull, "old"), t.detail(pull, "line"));
            }),
        not(
            id,
            "a new branch instead",
            t -> {
              Map<String, Object> pull = pull(t, "mend");
              Work.branch(t, repo(pull), "fix/again", source(pull));
              edit(t, repo(pull), "fix/again", t.detail(pull, "old"), t.detail(pull, "line"));
              comment(t, pull, t.detail(pull, "reviewer") + " " + t.detail(pull, "value"));
            }),
        not(
            id,
            "only promised",
            t -> {
              Map<String, Object> pull = pull(t, "mend");
              comment(t, pull, t.detail(pull, "reviewer") + " " + t.detail(pull, "value"));
            }),
        not(
            id,
            "another value",
            t -> {
              Map<String, Object> pull = pull(t, "mend");
              edit(
                  t, repo(pull), source(pull), t.detail(pull, "old"), t.detail(pull, "line") + "0");
              comment(t, pull, t.detail(pull, "reviewer") + " " + t.detail(pull, "value"));
            }));
  }

  private static String wish(WorldTrial t, String risk) {
    Map<String, Object> pull = pull(t, "risky");
    return "%s %d, lane %s, risk %s"
        .formatted(repo(pull), number(pull), t.detail(pull, "lane").toLowerCase(Locale.ROOT), risk);
  }

  private static List<TaskCase> asking() {
    String id = "ask-review-bot";
    return List.of(
        done(
            id,
            "in other words",
            t -> message(t, "review-bot", "request", wish(t, t.detail(pull(t, "risky"), "risk")))),
        not(
            id,
            "only reported",
            t -> message(t, "review-bot", "report", wish(t, t.detail(pull(t, "risky"), "risk")))),
        not(
            id,
            "all risks named",
            t -> message(t, "review-bot", "request", wish(t, "low, medium or high"))),
        not(
            id,
            "the wrong assistant",
            t -> message(t, "docs-bot", "request", wish(t, t.detail(pull(t, "risky"), "risk")))),
        not(
            id,
            "asked twice",
            t -> {
              t.reference(0);
              message(t, "review-bot", "request", "Did you get it?");
            }));
  }
}
