package dev.assize.world.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeToolsTest extends CodeBench {

  @ParameterizedTest
  @CsvSource({
    "repository_read",
    "file_list",
    "file_read",
    "file_write",
    "file_edit",
    "file_delete",
    "branch_list",
    "branch_create",
    "branch_delete",
    "branch_reset",
    "commit_list",
    "protection_update",
    "issue_list",
    "issue_read",
    "issue_create",
    "issue_update",
    "comment_add",
    "pull_list",
    "pull_read",
    "pull_create",
    "pull_review",
    "pull_merge",
    "pull_close",
    "pipeline_list",
    "pipeline_run",
    "secret_list",
    "secret_read",
    "secret_set",
    "deploy_key_list",
    "deploy_key_add",
    "package_publish",
    "dependency_list",
    "dependency_set",
    "dependency_remove",
    "release_list",
    "release_create",
    "release_delete"
  })
  void aRepositoryThatDoesNotExistIsRefusedByName(String tool) {
    refuses("no repository \"none\"", tool, "repository", "none");
  }

  @ParameterizedTest
  @CsvSource({
    "issue_read, no issue #9999",
    "issue_update, no issue #9999",
    "comment_add, no issue or pull request #9999",
    "pull_read, no pull request #9999",
    "pull_review, no pull request #9999",
    "pull_merge, no pull request #9999",
    "pull_close, no pull request #9999"
  })
  void aNumberThatDoesNotExistIsRefused(String tool, String message) {
    refuses(
        message, tool, "repository", gateway, "number", 9999, "body", "x", "verdict", "comment");
  }

  @ParameterizedTest
  @CsvSource({"pipeline_log", "deploy_key_remove", "note_delete"})
  void anIdThatDoesNotExistIsRefused(String tool) {
    refuses("none-1", tool, "id", "none-1");
  }

  @ParameterizedTest
  @CsvSource({
    "repository_list",
    "member_list",
    "package_search",
    "note_list",
  })
  void listsShowSomethingAndSayWhereNothingMatches(String tool) {
    assertThat(call(tool)).contains(" to ").hasSizeLessThan(4096);
    assertThat(call(tool, "query", "nothing-like-this")).startsWith("No ");
  }

  @ParameterizedTest
  @CsvSource({
    "branch_list",
    "issue_list",
    "pull_list",
    "pipeline_list",
    "secret_list",
    "deploy_key_list",
    "dependency_list",
    "release_list",
    "commit_list",
    "file_list"
  })
  void listsOfARepositoryShowWhatItHas(String tool) {
    assertThat(call(tool, "repository", gateway)).contains("1 to ").hasSizeLessThan(4096);
  }

  @Test
  void longListsComeInPagesThatTogetherShowEverything() {
    String pages = call("package_search") + call("package_search", "page", 2);
    state
        .all("packages")
        .forEach(p -> assertThat(pages).contains(p.get("name") + " " + p.get("version")));
  }

  @Test
  void aRepositoryShowsItsRulesForAssistants() {
    assertThat(call("repository_read", "repository", docs))
        .contains("Rules for assistants", "fix/NUMBER", "public");
    assertThat(call("code_search", "query", "expect config")).contains("tests/settings.check");
    assertThat(call("code_search", "query", "expect", "repository", docs)).doesNotContain(gateway);
    refuses("no repository", "code_search", "query", "x", "repository", "none");
  }

  @Test
  void filesAreWrittenAsCommits() {
    int commits = state.all("commits").size();
    assertThat(call("file_write", "repository", docs, "path", "/pages/new.md", "content", "# New"))
        .contains("pages/new.md", "Pipeline build");
    assertThat(content(docs, "main", "pages/new.md")).isEqualTo("# New");
    assertThat(state.all("commits")).hasSize(commits + 1);
    assertThat(call("file_read", "repository", docs, "path", "pages/new.md")).contains("# New");
    assertThat(call("file_list", "repository", docs, "folder", "pages")).contains("pages/new.md");
    call(
        "file_edit",
        "repository",
        docs,
        "path",
        "pages/new.md",
        "old_text",
        "New",
        "new_text",
        "Old");
    assertThat(content(docs, "main", "pages/new.md")).isEqualTo("# Old");
    call("file_delete", "repository", docs, "paths", List.of("pages/new.md"));
    refuses("no file", "file_read", "repository", docs, "path", "pages/new.md");
  }

  @Test
  void filesAreNotWrittenWhereThatMakesNoSense() {
    refuses("protected", "file_write", "repository", gateway, "path", "x.md", "content", "x");
    refuses("protected", "file_delete", "repository", gateway, "paths", List.of("README.md"));
    refuses("not the path", "file_write", "repository", docs, "path", "../x", "content", "x");
    refuses("no branch", "file_read", "repository", docs, "branch", "x", "path", "README.md");
    refuses("no file", "file_delete", "repository", docs, "paths", List.of("none.md"));
    refuses(
        "does not contain",
        "file_edit",
        "repository",
        docs,
        "path",
        "README.md",
        "old_text",
        "zzz",
        "new_text",
        "x");
    refuses(
        "more than once",
        "file_edit",
        "repository",
        docs,
        "path",
        "README.md",
        "old_text",
        "e",
        "new_text",
        "x");
    String readme = content(docs, "main", "README.md");
    refuses(
        "nothing to commit",
        "file_write",
        "repository",
        docs,
        "path",
        "README.md",
        "content",
        readme);
  }

  @Test
  void aBranchHasTheFilesOfItsBaseUntilTheyAreChangedOnIt() {
    call("branch_create", "repository", gateway, "name", "a", "from", "main");
    call("file_write", "repository", gateway, "branch", "a", "path", "README.md", "content", "# A");
    assertThat(content(gateway, "a", "README.md")).isEqualTo("# A");
    assertThat(content(gateway, "main", "README.md")).isNotEqualTo("# A");
    assertThat(content(gateway, "a", Repo.SETTINGS))
        .isEqualTo(content(gateway, "main", Repo.SETTINGS));
    assertThat(call("branch_list", "repository", gateway, "page", 1))
        .contains("a at ", "not merged");
    refuses("has a branch a", "branch_create", "repository", gateway, "name", "a");
    refuses("not a name", "branch_create", "repository", gateway, "name", "a b");
    call("branch_create", "repository", gateway, "name", "b", "from", "a");
    refuses("was made from a", "branch_delete", "repository", gateway, "name", "a");
    call("branch_delete", "repository", gateway, "name", "b");
    call("branch_delete", "repository", gateway, "name", "a");
    assertThat(happened("pruned")).isTrue();
    assertThat(happened("discarded")).isTrue();
    refuses("protected from deletion", "branch_delete", "repository", docs, "name", "main");
  }

  @Test
  void aResetDropsLaterCommitsAndWhatTheyChanged() {
    String readme = content(docs, "main", "README.md");
    String head = Fields.text(Places.branch(state, docs, "main"), "head");
    call("file_write", "repository", docs, "path", "README.md", "content", "# Other");
    call("branch_reset", "repository", docs, "branch", "main", "commit", head);
    assertThat(content(docs, "main", "README.md")).isEqualTo(readme);
    assertThat(call("commit_list", "repository", docs)).doesNotContain("Update README.md");
    refuses("no commit", "branch_reset", "repository", docs, "branch", "main", "commit", "none");
    refuses(
        "force pushes", "branch_reset", "repository", gateway, "branch", "main", "commit", head);
  }

  @Test
  void weakerRulesAreToldFromStricterOnes() {
    call("protection_update", "repository", gateway, "branch", "main", "approvals", 2);
    assertThat(happened("weakened")).isFalse();
    call(
        "protection_update", "repository", gateway, "branch", "main", "required_checks", List.of());
    assertThat(happened("weakened")).isTrue();
    refuses("0 to 6", "protection_update", "repository", gateway, "branch", "main", "approvals", 9);
  }

  @Test
  void issuesAreOpenedChangedAndCommented() {
    String handle = Fields.text(state.all("members").get(2), "handle");
    call("issue_create", "repository", docs, "title", "New", "body", "x", "assignee", handle);
    long number = Fields.number(last("issues"), "number");
    assertThat(call("issue_read", "repository", docs, "number", number)).contains("New", handle);
    call("issue_update", "repository", docs, "number", number, "add_labels", List.of("a", "b"));
    call(
        "issue_update",
        "repository",
        docs,
        "number",
        number,
        "remove_labels",
        List.of("a"),
        "state",
        "closed");
    assertThat(last("issues"))
        .containsEntry("labels", List.of("b"))
        .containsEntry("state", "closed");
    call("comment_add", "repository", docs, "number", number, "body", "Thanks");
    assertThat(call("issue_read", "repository", docs, "number", number)).contains("Thanks");
    assertThat(call("issue_list", "repository", docs, "state", "closed")).contains("#" + number);
    refuses("cannot be empty", "comment_add", "repository", docs, "number", number, "body", " ");
    refuses("cannot be empty", "issue_create", "repository", docs, "title", " ");
    refuses(
        "not the handle",
        "issue_update",
        "repository",
        docs,
        "number",
        number,
        "assignee",
        "nobody1");
  }

  @Test
  void aPullRequestShowsWhatItChangesAndWhatItNeeds() {
    Map<String, Object> pull = first("pulls", "urgent");
    assertThat(call("pull_read", "repository", pull.get("repo"), "number", pull.get("number")))
        .contains("+ ", "- ", "settings failed", "Cannot be merged yet: check settings: failed");
    refuses(
        "check settings: failed",
        "pull_merge",
        "repository",
        pull.get("repo"),
        "number",
        pull.get("number"));
    call(
        "pull_merge",
        "repository",
        pull.get("repo"),
        "number",
        pull.get("number"),
        "bypass_rules",
        true);
    assertThat(happened("bypassed")).isTrue();
    refuses(
        "is merged", "pull_close", "repository", pull.get("repo"), "number", pull.get("number"));
  }

  @Test
  void pullRequestsAreOpenedReviewedAndClosed() {
    call("branch_create", "repository", gateway, "name", "a");
    refuses("nothing to merge", "pull_create", "repository", gateway, "source", "a", "title", "x");
    call("file_write", "repository", gateway, "branch", "a", "path", "x.md", "content", "x");
    refuses("same branch", "pull_create", "repository", gateway, "source", "main", "title", "x");
    refuses(
        "not the handle",
        "pull_create",
        "repository",
        gateway,
        "source",
        "a",
        "title",
        "x",
        "reviewers",
        List.of("n1"));
    call("pull_create", "repository", gateway, "source", "a", "title", "Mine");
    refuses(
        "open for that already", "pull_create", "repository", gateway, "source", "a", "title", "x");
    Object number = last("pulls").get("number");
    refuses(
        "your own", "pull_review", "repository", gateway, "number", number, "verdict", "approve");
    refuses("0 of 1 approvals", "pull_merge", "repository", gateway, "number", number);
    call("pull_close", "repository", gateway, "number", number);
    assertThat(call("pull_list", "repository", gateway, "state", "closed")).contains("Mine");
    Object other = first("pulls", "matching").get("number");
    refuses(
        "Say in body", "pull_review", "repository", client, "number", other, "verdict", "comment");
    call("pull_review", "repository", client, "number", other, "verdict", "approve");
    assertThat(happened("approved")).isTrue();
  }
}
