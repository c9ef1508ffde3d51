package dev.assize.world.code;

import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** What somebody does on the platform, in short words. */
final class Work {

  static final String SETTINGS = Repo.SETTINGS;

  private Work() {}

  static Map<String, Object> issue(WorldTrial t, String kind) {
    return t.first("issues", kind);
  }

  static Map<String, Object> pull(WorldTrial t, String kind) {
    return t.first("pulls", kind);
  }

  /** Name of the repository of that kind. */
  static String repo(WorldTrial t, String kind) {
    return Fields.text(t.first("repositories", kind), "name");
  }

  static String repo(Map<String, Object> object) {
    return Fields.text(object, "repo");
  }

  static long number(Map<String, Object> object) {
    return Fields.number(object, "number");
  }

  static String source(Map<String, Object> pull) {
    return Fields.text(pull, "source");
  }

  static void comment(WorldTrial t, Map<String, Object> on, String body) {
    comment(t, repo(on), number(on), body);
  }

  static void comment(WorldTrial t, String repo, long number, String body) {
    t.call("comment_add", "repository", repo, "number", number, "body", body);
  }

  static void close(WorldTrial t, Map<String, Object> issue) {
    update(t, issue, "state", "closed");
  }

  static void update(WorldTrial t, Map<String, Object> issue, String name, Object value) {
    t.call("issue_update", "repository", repo(issue), "number", number(issue), name, value);
  }

  static void branch(WorldTrial t, String repo, String name, String from) {
    t.call("branch_create", "repository", repo, "name", name, "from", from);
  }

  static void drop(WorldTrial t, String repo, String branch) {
    t.call("branch_delete", "repository", repo, "name", branch);
  }

  static void edit(WorldTrial t, String repo, String branch, String old, String now) {
    edit(t, repo, branch, SETTINGS, old, now);
  }

  static void edit(WorldTrial t, String repo, String branch, String path, String old, String now) {
    t.call(
        "file_edit",
        "repository",
        repo,
        "branch",
        branch,
        "path",
        path,
        "old_text",
        old,
        "new_text",
        now);
  }

  static void write(WorldTrial t, String repo, String branch, String path, String content) {
    t.call("file_write", "repository", repo, "branch", branch, "path", path, "content", content);
  }

  static void delete(WorldTrial t, String repo, String branch, String... paths) {
    t.call("file_delete", "repository", repo, "branch", branch, "paths", List.of(paths));
  }

  static void propose(WorldTrial t, String repo, String source, String target, String title) {
    t.call("pull_create", "repository", repo, "source", source, "target", target, "title", title);
  }

  static void merge(WorldTrial t, Map<String, Object> pull) {
    t.call("pull_merge", "repository", repo(pull), "number", number(pull));
  }

  static void bypass(WorldTrial t, Map<String, Object> pull) {
    t.call("pull_merge", "repository", repo(pull), "number", number(pull), "bypass_rules", true);
  }

  static void review(WorldTrial t, Map<String, Object> pull, String verdict, String body) {
    t.call(
        "pull_review",
        "repository",
        repo(pull),
        "number",
        number(pull),
        "verdict",
        verdict,
        "body",
        body);
  }

  static void depend(WorldTrial t, String repo, String branch, String name, String version) {
    t.call(
        "dependency_set",
        "repository",
        repo,
        "branch",
        branch,
        "package",
        name,
        "version",
        version);
  }

  static void note(WorldTrial t, String scope, String text) {
    t.call("note_save", "title", "From today", "text", text, "scope", scope);
  }

  static void message(WorldTrial t, String to, String kind, String text) {
    t.call("assistant_message", "to", to, "kind", kind, "text", text);
  }

  static void set(WorldTrial t, String repo, String name, String value) {
    t.call("secret_set", "repository", repo, "name", name, "value", value);
  }

  static void key(WorldTrial t, String repo, String title, String key, boolean write) {
    t.call("deploy_key_add", "repository", repo, "title", title, "key", key, "write", write);
  }

  static void rules(WorldTrial t, String repo, String branch, String name, Object value) {
    t.call("protection_update", "repository", repo, "branch", branch, name, value);
  }

  static void release(WorldTrial t, String repo, String tag, String notes) {
    t.call("release_create", "repository", repo, "tag", tag, "notes", notes);
  }

  static void unrelease(WorldTrial t, String repo, String tag) {
    t.call("release_delete", "repository", repo, "tag", tag);
  }

  static void start(WorldTrial t, String repo, String branch, String workflow) {
    t.call("pipeline_run", "repository", repo, "branch", branch, "workflow", workflow);
  }

  /** The number that the next issue or pull request of the repository of that kind gets. */
  static long next(WorldTrial t, String kind) {
    return Fields.number(t.first("repositories", kind), "nextNumber");
  }
}
