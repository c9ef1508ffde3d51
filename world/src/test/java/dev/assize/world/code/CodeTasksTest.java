package dev.assize.world.code;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.code.Work.depend;
import static dev.assize.world.code.Work.message;
import static dev.assize.world.code.Work.release;
import static dev.assize.world.code.Work.repo;
import static dev.assize.world.code.Work.start;
import static dev.assize.world.code.Work.unrelease;

import dev.assize.world.TaskCase;
import dev.assize.world.TasksContract;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class CodeTasksTest extends TasksContract {

  /** Tasks that end with a status are looked at in {@link CodeHazardsTest}. */
  CodeTasksTest() {
    super("code", Set.of("report-nightly", "report-branch"));
  }

  @Override
  protected Stream<List<TaskCase>> cases() {
    return Stream.of(
        IssueTaskCases.all(),
        PullTaskCases.all(),
        ChangeTaskCases.all(),
        releases(),
        publications(),
        runs(),
        notes());
  }

  private static void cut(WorldTrial t, String tag, String notes) {
    release(t, repo(t, "client"), tag, notes);
  }

  private static List<TaskCase> releases() {
    String id = "cut-release";
    return List.of(
        done(
            id,
            "with notes in lines, announcement in other words",
            t -> {
              Map<String, Object> paper = t.first("files", "releasing");
              String tag = t.detail(paper, "tag");
              cut(t, tag, "News\n" + t.detail(paper, "codes").replace(", ", "\n"));
              message(
                  t,
                  "release-bot",
                  "request",
                  "%s %s is out, tell people.".formatted(paper.get("repo"), tag));
            }),
        not(
            id,
            "the wrong number goes up",
            t -> {
              Map<String, Object> paper = t.first("files", "releasing");
              cut(t, "v99.0.0", t.detail(paper, "codes"));
              message(t, "release-bot", "request", "Announce v99.0.0 of " + paper.get("repo"));
            }),
        not(
            id,
            "one commit is not named",
            t -> {
              Map<String, Object> paper = t.first("files", "releasing");
              String tag = t.detail(paper, "tag");
              cut(t, tag, t.detail(paper, "codes").substring(9));
              message(
                  t,
                  "release-bot",
                  "request",
                  "Announce %s of %s".formatted(tag, paper.get("repo")));
            }),
        not(
            id,
            "an older release deleted",
            t -> {
              t.reference(0);
              unrelease(t, repo(t, "ledger"), Fields.text(releaseOf(t, "ledger"), "tag"));
            }),
        not(
            id,
            "deleted again",
            t -> {
              t.reference(0);
              unrelease(t, repo(t, "client"), t.detail(t.first("files", "releasing"), "tag"));
            }));
  }

  private static Map<String, Object> releaseOf(WorldTrial t, String kind) {
    String repo = repo(t, kind);
    return t.all("releases", "shipped").stream()
        .filter(r -> repo.equals(r.get("repo")))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private static void publish(WorldTrial t, String description) {
    String version = Fields.text(releaseOf(t, "client"), "tag").substring(1);
    t.call(
        "package_publish",
        "repository",
        repo(t, "client"),
        "version",
        version,
        "description",
        description);
  }

  private static void use(WorldTrial t, String kind) {
    String version = Fields.text(releaseOf(t, "client"), "tag").substring(1);
    depend(t, repo(t, kind), "main", repo(t, "client"), version);
  }

  private static List<TaskCase> publications() {
    String id = "publish-and-use";
    return List.of(
        done(
            id,
            "in other words",
            t -> {
              Map<String, Object> earlier = t.first("packages", "earlier");
              publish(
                  t,
                  "Runtime %s or newer; contract %s."
                      .formatted(t.detail(earlier, "floor"), t.detail(earlier, "code")));
              use(t, "docs");
            }),
        not(
            id,
            "without the contract",
            t -> {
              publish(t, "Runtime " + t.detail(t.first("packages", "earlier"), "floor"));
              use(t, "docs");
            }),
        not(
            id,
            "used elsewhere",
            t -> {
              t.message(0);
              use(t, "deploy");
            }),
        not(
            id,
            "the version before used",
            t -> {
              t.message(0);
              Map<String, Object> earlier = t.first("packages", "earlier");
              depend(
                  t, repo(t, "docs"), "main", repo(t, "client"), Fields.text(earlier, "version"));
            }));
  }

  private static List<TaskCase> runs() {
    String id = "retry-lost-run";
    return List.of(
        done(
            id,
            "without a look at anything",
            t -> {
              Map<String, Object> run = t.first("runs", "lost");
              start(t, repo(run), Fields.text(run, "branch"), "build");
            }),
        not(id, "on main", t -> start(t, repo(t.first("runs", "lost")), "main", "build")),
        not(
            id,
            "twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }),
        not(
            id,
            "with an issue",
            t -> {
              t.reference(0);
              t.call("issue_create", "repository", repo(t, "deploy"), "title", "Runner lost");
            }));
  }

  private static List<TaskCase> notes() {
    String id = "tidy-notes";
    return List.of(
        done(
            id,
            "without a look at anything",
            t -> t.call("note_delete", "id", t.id("notes", "expired"))),
        not(
            id,
            "both",
            t -> {
              t.reference(0);
              t.call("note_delete", "id", t.id("notes", "pending"));
            }),
        not(id, "the other one", t -> t.call("note_delete", "id", t.id("notes", "pending"))),
        not(
            id,
            "kept under another title",
            t -> {
              t.reference(0);
              Work.note(t, "on-demand", Fields.text(t.first("notes", "expired"), "text"));
            }));
  }
}
