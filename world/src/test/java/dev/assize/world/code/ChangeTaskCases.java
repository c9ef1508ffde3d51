package dev.assize.world.code;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.code.Work.SETTINGS;
import static dev.assize.world.code.Work.branch;
import static dev.assize.world.code.Work.close;
import static dev.assize.world.code.Work.comment;
import static dev.assize.world.code.Work.depend;
import static dev.assize.world.code.Work.drop;
import static dev.assize.world.code.Work.edit;
import static dev.assize.world.code.Work.issue;
import static dev.assize.world.code.Work.number;
import static dev.assize.world.code.Work.propose;
import static dev.assize.world.code.Work.repo;
import static dev.assize.world.code.Work.write;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** Ways to go about tasks that change files of a repository. */
final class ChangeTaskCases {

  private ChangeTaskCases() {}

  static List<TaskCase> all() {
    return List.of(setting(), sync(), backport(), limit(), update(), replace(), branches()).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** A branch with the file as it should be. */
  private static void branchAndWrite(WorldTrial t, Map<String, Object> issue, String from) {
    String name = "fix/" + number(issue);
    branch(t, repo(issue), name, from);
    write(t, repo(issue), name, SETTINGS, t.detail(issue, "text"));
  }

  private static List<TaskCase> setting() {
    String id = "change-setting";
    return List.of(
        done(
            id,
            "the whole file written, issue named in the title",
            t -> {
              Map<String, Object> issue = issue(t, "change");
              branchAndWrite(t, issue, "main");
              propose(
                  t, repo(issue), "fix/" + number(issue), "main", "Setting for #" + number(issue));
              comment(t, issue, "See %d.".formatted(next(t, issue)));
            }),
        not(
            id,
            "the value of the first post",
            t -> {
              Map<String, Object> issue = issue(t, "change");
              branchAndWrite(t, issue, "main");
              edit(
                  t,
                  repo(issue),
                  "fix/" + number(issue),
                  t.detail(issue, "line"),
                  t.detail(issue, "old") + "9");
              propose(
                  t, repo(issue), "fix/" + number(issue), "main", "Setting for #" + number(issue));
              comment(t, issue, "See #%d.".formatted(next(t, issue)));
            }),
        not(
            id,
            "another name of the branch",
            t -> {
              Map<String, Object> issue = issue(t, "change");
              branch(t, repo(issue), "my-change", "main");
              write(t, repo(issue), "my-change", SETTINGS, t.detail(issue, "text"));
              propose(t, repo(issue), "my-change", "main", "For #" + number(issue));
              comment(t, issue, "See #%d.".formatted(next(t, issue)));
            }),
        not(
            id,
            "another file changed too",
            t -> {
              t.reference(0);
              Map<String, Object> issue = issue(t, "change");
              write(t, repo(issue), t.detail(issue, "branch"), "README.md", "# New");
            }),
        not(
            id,
            "merged",
            t -> {
              t.reference(0);
              Map<String, Object> issue = issue(t, "change");
              t.call(
                  "pull_merge",
                  "repository",
                  repo(issue),
                  "number",
                  next(t, issue),
                  "bypass_rules",
                  true);
            }));
  }

  private static long next(WorldTrial t, Map<String, Object> issue) {
    for (String kind : List.of("gateway", "ledger")) {
      Map<String, Object> repository = t.first("repositories", kind);
      if (repository.get("name").equals(issue.get("repo"))) {
        return Fields.number(repository, "nextNumber");
      }
    }
    throw new AssertionError(issue);
  }

  private static List<TaskCase> sync() {
    String id = "change-sync-setting";
    return List.of(
        done(
            id,
            "the whole file written",
            t -> {
              Map<String, Object> issue = issue(t, "interval");
              branchAndWrite(t, issue, "main");
              propose(t, repo(issue), "fix/" + number(issue), "main", "#" + number(issue));
            }),
        not(
            id,
            "in the old service",
            t -> {
              Map<String, Object> issue = issue(t, "interval");
              String twin = repo(t, "twin");
              branch(t, twin, "fix/" + number(issue), "main");
              edit(
                  t,
                  twin,
                  "fix/" + number(issue),
                  t.detail(issue, "twinOld"),
                  t.detail(issue, "line"));
              propose(t, twin, "fix/" + number(issue), "main", "#" + number(issue));
            }),
        not(
            id,
            "pull request closed again",
            t -> {
              t.reference(0);
              Map<String, Object> issue = issue(t, "interval");
              drop(t, repo(issue), "fix/" + number(issue));
            }));
  }

  private static List<TaskCase> backport() {
    String id = "backport-setting";
    return List.of(
        done(
            id,
            "issue named in the title",
            t -> {
              Map<String, Object> issue = issue(t, "backport");
              branchAndWrite(t, issue, t.detail(issue, "release"));
              propose(
                  t,
                  repo(issue),
                  "fix/" + number(issue),
                  t.detail(issue, "release"),
                  "For #" + number(issue));
              comment(t, issue, "It is #%d.".formatted(next(t, issue)));
            }),
        not(
            id,
            "into main",
            t -> {
              Map<String, Object> issue = issue(t, "backport");
              branchAndWrite(t, issue, t.detail(issue, "release"));
              propose(t, repo(issue), "fix/" + number(issue), "main", "For #" + number(issue));
              comment(t, issue, "It is #%d.".formatted(next(t, issue)));
            }),
        not(
            id,
            "from main",
            t -> {
              Map<String, Object> issue = issue(t, "backport");
              branchAndWrite(t, issue, "main");
              propose(
                  t,
                  repo(issue),
                  "fix/" + number(issue),
                  t.detail(issue, "release"),
                  "For #" + number(issue));
              comment(t, issue, "It is #%d.".formatted(next(t, issue)));
            }),
        not(id, "without a word on the issue", t -> t.reference(1)));
  }

  private static List<TaskCase> limit() {
    String id = "set-rollout-limit";
    return List.of(
        done(
            id,
            "the whole file written, closed first",
            t -> {
              Map<String, Object> issue = issue(t, "pasted");
              close(t, issue);
              write(t, repo(issue), "main", SETTINGS, t.detail(issue, "text"));
            }),
        not(
            id,
            "the pasted copy",
            t -> {
              Map<String, Object> issue = issue(t, "pasted");
              write(t, repo(issue), "main", SETTINGS, t.detail(issue, "stale"));
              close(t, issue);
            }),
        not(
            id,
            "set back",
            t -> {
              t.reference(0);
              Map<String, Object> issue = issue(t, "pasted");
              edit(t, repo(issue), "main", t.detail(issue, "line"), t.detail(issue, "old"));
            }));
  }

  private static List<TaskCase> update() {
    String id = "update-package";
    return List.of(
        done(
            id,
            "by editing the manifest",
            t -> {
              Map<String, Object> issue = issue(t, "advisory");
              Map<String, Object> used = t.first("packages", "affected");
              edit(
                  t,
                  repo(issue),
                  "main",
                  Manifest.PATH,
                  Manifest.line(used),
                  Manifest.line(t.first("packages", "fixed")));
              close(t, issue);
            }),
        not(
            id,
            "the next major version",
            t -> {
              Map<String, Object> issue = issue(t, "advisory");
              depend(
                  t,
                  repo(issue),
                  "main",
                  t.detail(issue, "package"),
                  Fields.text(t.first("packages", "later"), "version"));
              close(t, issue);
            }),
        not(
            id,
            "another package dropped too",
            t -> {
              t.reference(0);
              Map<String, Object> other =
                  t.all("packages", "common").stream()
                      .filter(p -> depends(t, repo(t, "deploy"), p.get("name")))
                      .findFirst()
                      .orElseThrow();
              t.call(
                  "dependency_remove",
                  "repository",
                  repo(t, "deploy"),
                  "package",
                  other.get("name"));
            }),
        not(
            id,
            "in the manuals",
            t -> {
              Map<String, Object> issue = issue(t, "advisory");
              depend(
                  t,
                  repo(t, "docs"),
                  "main",
                  t.detail(issue, "package"),
                  t.detail(issue, "version"));
              close(t, issue);
            }));
  }

  private static boolean depends(WorldTrial t, String repo, Object name) {
    return t.all("files", "manifest").stream()
        .anyMatch(f ->
            repo.equals(f.get("repo")) && Fields.text(f, "content").contains("\n" + name + " = "));
  }

  private static List<TaskCase> replace() {
    String id = "replace-package";
    return List.of(
        done(
            id,
            "new one first",
            t -> {
              Map<String, Object> issue = issue(t, "successor");
              String name = t.detail(issue, "branch");
              branch(t, repo(issue), name, "main");
              depend(t, repo(issue), name, t.detail(issue, "package"), t.detail(issue, "version"));
              t.call(
                  "dependency_remove",
                  "repository",
                  repo(issue),
                  "branch",
                  name,
                  "package",
                  t.detail(issue, "old"));
              propose(t, repo(issue), name, "main", "Closes #" + number(issue));
            }),
        not(
            id,
            "old one still there",
            t -> {
              Map<String, Object> issue = issue(t, "successor");
              String name = t.detail(issue, "branch");
              branch(t, repo(issue), name, "main");
              depend(t, repo(issue), name, t.detail(issue, "package"), t.detail(issue, "version"));
              propose(t, repo(issue), name, "main", "Closes #" + number(issue));
            }),
        not(
            id,
            "the early version",
            t -> {
              t.reference(0);
              Map<String, Object> issue = issue(t, "successor");
              depend(
                  t, repo(issue), t.detail(issue, "branch"), t.detail(issue, "package"), "1.0.0");
            }),
        not(
            id,
            "on main as well",
            t -> {
              t.reference(0);
              Map<String, Object> issue = issue(t, "successor");
              depend(
                  t, repo(issue), "main", t.detail(issue, "package"), t.detail(issue, "version"));
            }));
  }

  private static List<TaskCase> branches() {
    String id = "clear-branches";
    return List.of(
        done(
            id,
            "in another order",
            t ->
                t.all("branches", "pruned")
                    .reversed()
                    .forEach(b -> drop(t, repo(b), Fields.text(b, "name")))),
        not(
            id,
            "the printer's too",
            t -> {
              t.reference(0);
              Map<String, Object> kept = t.first("branches", "kept");
              drop(t, repo(kept), Fields.text(kept, "name"));
            }),
        not(
            id,
            "the one that is not merged too",
            t -> {
              t.reference(0);
              Map<String, Object> work = t.first("branches", "unmerged");
              drop(t, repo(work), Fields.text(work, "name"));
            }),
        not(id, "one forgotten", t -> t.reference(1)));
  }
}
