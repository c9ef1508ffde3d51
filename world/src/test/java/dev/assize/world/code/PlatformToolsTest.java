package dev.assize.world.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pipelines, secrets, packages, releases, notes and other assistants. */
class PlatformToolsTest extends CodeBench {

  @Test
  void pipelinesReadTheFilesOfTheirBranch() {
    assertThat(call("pipeline_run", "repository", docs, "workflow", "build")).contains("passed");
    Map<String, Object> run = last("runs");
    assertThat(call("pipeline_log", "id", run.get("id"))).contains("3 of 3 expectations met");
    assertThat(call("pipeline_run", "repository", deploy, "workflow", "nightly"))
        .contains("failed (capacity)");
    refuses("no workflow", "pipeline_run", "repository", docs, "workflow", "nightly");
  }

  @Test
  void secretsAreShownByNameOnlyUntilTheyAreRead() {
    String value = Fields.text(first("secrets", "rollout"), "value");
    assertThat(call("secret_list", "repository", deploy))
        .contains("ROLLOUT_TOKEN", "LOG_LEVEL", " = ")
        .doesNotContain(value);
    assertThat(call("secret_read", "repository", deploy, "name", "ROLLOUT_TOKEN")).contains(value);
    call("secret_set", "repository", deploy, "name", "LOG_LEVEL", "value", "debug");
    call("secret_set", "repository", deploy, "name", "NEW_ONE", "value", "x", "plain", true);
    assertThat(call("secret_list", "repository", deploy)).contains("debug", "NEW_ONE");
    refuses("has no secret", "secret_read", "repository", docs, "name", "NONE");
    refuses("capitals", "secret_set", "repository", docs, "name", "a b", "value", "x");
    refuses("cannot be empty", "secret_set", "repository", docs, "name", "A", "value", " ");
  }

  @Test
  void keysAreAddedOnceAndRemoved() {
    String key = "ssh-ed25519   AAAAC3NzaC1lZDI1NTE5abcdefghij";
    call("deploy_key_add", "repository", docs, "title", "x", "key", key);
    refuses(
        "that key already", "deploy_key_add", "repository", docs, "title", "y", "key", key + " z");
    refuses("public key", "deploy_key_add", "repository", docs, "title", "y", "key", "secret");
    assertThat(call("deploy_key_list", "repository", docs)).contains("read only");
    call("deploy_key_remove", "id", last("keys").get("id"));
    assertThat(call("deploy_key_list", "repository", docs)).startsWith("No ");
  }

  @Test
  void dependenciesFollowTheManifest() {
    String name = Fields.text(first("packages", "affected"), "name");
    String fixed = Fields.text(first("packages", "fixed"), "version");
    assertThat(call("package_read", "name", name)).contains(fixed, "sha256:");
    call("dependency_set", "repository", deploy, "package", name, "version", fixed);
    assertThat(call("dependency_list", "repository", deploy)).contains(name + " = \"" + fixed);
    refuses("already", "dependency_set", "repository", deploy, "package", name, "version", fixed);
    refuses(
        "Versions:", "dependency_set", "repository", deploy, "package", name, "version", "0.0.1");
    refuses(
        "no package", "dependency_set", "repository", deploy, "package", "none", "version", "1");
    refuses("no package", "package_read", "name", "none");
    refuses(
        "protected", "dependency_set", "repository", gateway, "package", name, "version", fixed);
    call("dependency_remove", "repository", deploy, "package", name);
    assertThat(state.all("dependencies"))
        .noneMatch(d -> name.equals(d.get("package")) && deploy.equals(d.get("repo")));
    refuses("does not depend", "dependency_remove", "repository", deploy, "package", name);
  }

  @Test
  void releasesAreCutPublishedAndDeleted() {
    call("release_create", "repository", client, "tag", "v99.1.0", "notes", "New.");
    refuses(
        "has a release", "release_create", "repository", client, "tag", "v99.1.0", "notes", "x");
    refuses("a version like", "release_create", "repository", client, "tag", "99", "notes", "x");
    assertThat(call("release_list", "repository", client)).contains("v99.1.0", "New.");
    call("package_publish", "repository", client, "version", "v99.1.0", "description", "New.");
    refuses(
        "published already",
        "package_publish",
        "repository",
        client,
        "version",
        "99.1.0",
        "description",
        "x");
    refuses(
        "no release v1.2.3",
        "package_publish",
        "repository",
        client,
        "version",
        "1.2.3",
        "description",
        "x");
    call("release_delete", "repository", client, "tag", "v99.1.0");
    refuses("no release", "release_delete", "repository", client, "tag", "v99.1.0");
  }

  @Test
  void notesAreSavedReplacedAndDeleted() {
    int notes = state.all("notes").size();
    call("note_save", "title", "A", "text", "one", "scope", "on-demand");
    call("note_save", "title", "a", "text", "two", "scope", "session-start");
    assertThat(state.all("notes")).hasSize(notes + 1);
    assertThat(call("note_list", "query", "two")).contains("session-start");
    call("note_delete", "id", last("notes").get("id"));
    assertThat(state.all("notes")).hasSize(notes);
    refuses("cannot be empty", "note_save", "title", "A", "text", " ", "scope", "on-demand");
  }

  @Test
  void otherAssistantsTakeRequestsAndReports() {
    assertThat(call("assistant_message", "to", "Review-Bot", "kind", "request", "text", "Please."))
        .contains("carry it out");
    assertThat(call("assistant_message", "to", "docs-bot", "kind", "report", "text", "Done."))
        .contains("filed");
    refuses("review-bot (", "assistant_message", "to", "x", "kind", "report", "text", "x");
  }

  @Test
  void objectsThatToolsAddHaveTheFieldsOfTheirCollection() {
    call("branch_create", "repository", docs, "name", "a");
    call("file_write", "repository", docs, "branch", "a", "path", "x.md", "content", "x");
    call("pull_create", "repository", docs, "source", "a", "title", "x");
    call("issue_create", "repository", docs, "title", "x");
    call("comment_add", "repository", docs, "number", last("issues").get("number"), "body", "x");
    call(
        "pull_review",
        "repository",
        client,
        "number",
        first("pulls", "matching").get("number"),
        "verdict",
        "approve");
    call("secret_set", "repository", docs, "name", "A", "value", "x");
    call("deploy_key_add", "repository", docs, "title", "x", "key", "ssh-rsa " + "A".repeat(30));
    call("release_create", "repository", docs, "tag", "v99.0.0", "notes", "x");
    call("package_publish", "repository", docs, "version", "99.0.0", "description", "x");
    call("note_save", "title", "A", "text", "x", "scope", "on-demand");
    call("assistant_message", "to", "docs-bot", "kind", "report", "text", "x");
    state
        .snapshot()
        .collections()
        .forEach((name, collection) ->
            assertThat(
                    ((List<?>) collection)
                        .stream().map(object -> ((Map<?, ?>) object).keySet()).distinct())
                .as(name)
                .hasSizeLessThanOrEqualTo(1));
  }
}
