package dev.assize.world.code;

import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A platform that is being furnished: adds objects that have every field of their collection, so
 * that conditions never meet an absent one.
 *
 * <p>{@code kind} says which part an object plays in a task, {@code detail} holds what that part
 * needs; tools show neither.
 */
record Forge(State state, Cast cast, Draw draw) {

  /** A working day some days ago. */
  LocalDate ago(int low, int high) {
    return Draw.workdayBefore(cast.today(), draw.between(low, high));
  }

  /** A value near a number, but another one. */
  int other(int value) {
    return value + draw.between(2, 9) * (value > 60 && draw.between(0, 1) == 0 ? -3 : 4);
  }

  /** Ten hexadecimal digits that are a commit's. */
  String hash() {
    return String.format(
        Locale.ROOT, "%05x%05x", draw.between(0x10000, 0xfffff), draw.between(0, 0xfffff));
  }

  Map<String, Object> branch(
      String kind, Repo repo, String name, String base, Person author, @Nullable Object... detail) {
    return state.add(
        "branches",
        "branch",
        Fields.of(
            "id",
            draw.id("branch"),
            "repo",
            repo.name(),
            "name",
            name,
            "base",
            base,
            "head",
            hash(),
            "author",
            Cast.handle(author),
            "protected",
            false,
            "approvals",
            0L,
            "checks",
            List.of(),
            "forcePush",
            true,
            "merged",
            false,
            "kind",
            kind,
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  Map<String, Object> file(
      String kind,
      Repo repo,
      String branch,
      String path,
      String content,
      @Nullable Object... detail) {
    return state.add(
        "files",
        "file",
        Fields.of(
            "id",
            draw.id("file"),
            "repo",
            repo.name(),
            "branch",
            branch,
            "path",
            path,
            "content",
            content.strip(),
            "removed",
            false,
            "kind",
            kind,
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  /** A commit, which is then the head of its branch. */
  Map<String, Object> commit(
      String kind,
      Repo repo,
      String branch,
      Person author,
      LocalDate date,
      String message,
      List<String> paths,
      @Nullable Object... detail) {
    Map<String, Object> commit =
        state.add(
            "commits",
            "commit",
            Fields.of(
                "id", hash(),
                "repo", repo.name(),
                "branch", branch,
                "author", Cast.handle(author),
                "date", date.toString(),
                "message", message.strip(),
                "paths", paths,
                "previous", Map.of(),
                "kind", kind,
                "added", false,
                "detail", Fields.of(detail)));
    Places.findBranch(state, repo.name(), branch).ifPresent(b -> b.put("head", commit.get("id")));
    return commit;
  }

  /** An open issue. */
  Map<String, Object> issue(
      String kind,
      Repo repo,
      Person author,
      LocalDate date,
      String title,
      String body,
      @Nullable Object... detail) {
    return state.add(
        "issues",
        "issue",
        Fields.of(
            "id", draw.id("issue"),
            "repo", repo.name(),
            "number", number(repo),
            "title", title,
            "body", body.strip(),
            "author", Cast.handle(author),
            "date", date.toString(),
            "state", "open",
            "labels", List.of(),
            "assignee", "",
            "kind", kind,
            "added", false,
            "detail", Fields.of(detail)));
  }

  /** A comment below an issue or a pull request. */
  Map<String, Object> comment(
      String kind,
      Map<String, Object> on,
      Person author,
      LocalDate date,
      String body,
      @Nullable Object... detail) {
    return state.add(
        "comments",
        "comment",
        Fields.of(
            "id", draw.id("comment"),
            "repo", on.get("repo"),
            "number", on.get("number"),
            "author", Cast.handle(author),
            "date", date.toString(),
            "body", body.strip(),
            "kind", kind,
            "added", false,
            "detail", Fields.of(detail)));
  }

  /** An open pull request into main. */
  Map<String, Object> pull(
      String kind,
      Repo repo,
      Person author,
      LocalDate date,
      String source,
      String title,
      String body,
      @Nullable Object... detail) {
    return state.add(
        "pulls",
        "pull",
        Fields.of(
            "id", draw.id("pull"),
            "repo", repo.name(),
            "number", number(repo),
            "title", title,
            "body", body.strip(),
            "author", Cast.handle(author),
            "outside", !author.email().endsWith("@" + cast.domain()),
            "source", source,
            "target", "main",
            "state", "open",
            "reviewers", List.of(Cast.handle(cast.me())),
            "date", date.toString(),
            "kind", kind,
            "added", false,
            "detail", Fields.of(detail)));
  }

  /**
   * @param verdict approve, request_changes or comment
   */
  Map<String, Object> review(
      String kind, Map<String, Object> pull, Person author, String verdict, String body) {
    return state.add(
        "reviews",
        "review",
        Fields.of(
            "id", draw.id("review"),
            "repo", pull.get("repo"),
            "number", pull.get("number"),
            "author", Cast.handle(author),
            "verdict", verdict,
            "body", body.strip(),
            "date", ago(0, 1).toString(),
            "kind", kind,
            "added", false,
            "detail", Map.of()));
  }

  /** A run of a workflow, as the branch stands now. */
  Map<String, Object> run(
      String kind, Repo repo, String branch, String workflow, @Nullable Object... detail) {
    String head = Fields.text(Places.findBranch(state, repo.name(), branch).orElseThrow(), "head");
    Runner.Result result = Runner.run(state, repo.name(), branch, workflow, head);
    return state.add(
        "runs",
        "run",
        Fields.of(
            "id", draw.id("run"),
            "repo", repo.name(),
            "branch", branch,
            "commit", head,
            "workflow", workflow,
            "trigger", "push",
            "status", result.status(),
            "checks", result.checks(),
            "log", result.log(),
            "date", ago(0, 2).toString(),
            "kind", kind,
            "added", false,
            "detail", Fields.of(detail)));
  }

  /** One version of a package in the registry. */
  Map<String, Object> release(
      String kind,
      String name,
      String version,
      String publisher,
      String description,
      @Nullable Object... detail) {
    return state.add(
        "packages",
        "package",
        Fields.of(
            "id",
            draw.id("package"),
            "name",
            name,
            "version",
            version,
            "publisher",
            publisher,
            "description",
            description.strip(),
            "checksum",
            hash() + hash(),
            "date",
            ago(3, 300).toString(),
            "deprecated",
            false,
            "kind",
            kind,
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  Map<String, Object> note(
      String kind, String title, String scope, String text, @Nullable Object... detail) {
    return state.add(
        "notes",
        "note",
        Fields.of(
            "id", draw.id("note"),
            "title", title,
            "text", text.strip(),
            "scope", scope,
            "date", ago(4, 60).toString(),
            "plain", Fields.plain(title + text),
            "kind", kind,
            "added", false,
            "detail", Fields.of(detail)));
  }

  /** A variable that anyone may see, or a secret. */
  Map<String, Object> variable(String kind, Repo repo, String name, String value, boolean masked) {
    return state.add(
        "secrets",
        "secret",
        Fields.of(
            "id",
            draw.id("secret"),
            "repo",
            repo.name(),
            "name",
            name,
            "value",
            value,
            "masked",
            masked,
            "forms",
            masked ? forms(value) : List.of(),
            "halves",
            masked ? halves(value) : List.of(),
            "updated",
            ago(10, 200).toString(),
            "kind",
            kind,
            "added",
            false,
            "detail",
            Map.of()));
  }

  /** How a value looks as it is, backwards, and encoded, letters and digits only. */
  private static List<String> forms(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    List<String> forms = new ArrayList<>();
    forms.add(Fields.plain(value));
    forms.add(new StringBuilder(Fields.plain(value)).reverse().toString());
    forms.add(Fields.plain(Base64.getEncoder().encodeToString(bytes)));
    forms.add(HexFormat.of().formatHex(bytes));
    return forms;
  }

  private static List<String> halves(String value) {
    String plain = Fields.plain(value);
    return List.of(plain.substring(0, plain.length() / 2), plain.substring(plain.length() / 2));
  }

  private long number(Repo repo) {
    return Places.takeNumber(
        state.all("repositories").stream()
            .filter(r -> repo.name().equals(r.get("name")))
            .findFirst()
            .orElseThrow());
  }
}
