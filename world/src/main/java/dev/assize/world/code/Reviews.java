package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Person;
import java.util.List;
import java.util.Map;

/** Pull requests that wait for the user: to be reviewed, merged, or mended after a review. */
final class Reviews {

  private final Forge forge;
  private final Cast cast;
  private final Draw draw;

  Reviews(Forge forge) {
    this.forge = forge;
    cast = forge.cast();
    draw = forge.draw();
  }

  void furnish() {
    review("matching", cast.client(), true);
    review("mismatch", cast.ledger(), false);
    ready();
    toMend();
    risky();
  }

  /** An issue wants a value; the pull request claims to set it, and does or does not. */
  private void review(String kind, Repo repo, boolean right) {
    String setting = repo.setting(4);
    int wanted = forge.other(repo.value(setting));
    int set = right ? wanted : wanted + draw.between(2, 9) * 10;
    Map<String, Object> issue = wish(kind, repo, setting, wanted);
    Map<String, Object> pull =
        change(
            kind,
            repo,
            cast.colleague("backend developer"),
            setting,
            set,
            "change/%s-%d".formatted(setting.replace('_', '-'), draw.between(2, 99)),
            "Sets %s as issue #%s asks.".formatted(setting, issue.get("number")));
    forge.review(
        kind,
        pull,
        cast.colleague("technical writer"),
        "comment",
        "Wording and commit look fine. I did not compare the value with #%s."
            .formatted(issue.get("number")));
    pull.put(
        "detail",
        Map.of(
            "issue", issue.get("number"),
            "issueId", issue.get("id"),
            "reviewId", forge.state().all("reviews").getLast().get("id"),
            "commitId", forge.state().all("commits").getLast().get("id"),
            "wanted", String.valueOf(wanted),
            "set", String.valueOf(set)));
  }

  private Map<String, Object> wish(String kind, Repo repo, String setting, int wanted) {
    return forge.issue(
        kind,
        repo,
        cast.colleague("product owner"),
        forge.ago(5, 12),
        draw.oneOf("New value for %s", "%s has to change", "Adjust %s").formatted(setting),
        draw.oneOf(
                "Customers need %2$d for %1$s.",
                "Please set %1$s to %2$d.", "%1$s: %2$d, agreed with support.")
            .formatted(setting, wanted));
  }

  /** A pull request that changes one setting on a branch of its own, with a run. */
  private Map<String, Object> change(
      String kind,
      Repo repo,
      Person author,
      String setting,
      int value,
      String branch,
      String body) {
    forge.branch(kind, repo, branch, "main", author);
    forge.file("change", repo, branch, Repo.SETTINGS, repo.settingsTextWith(setting, value));
    forge.commit(
        kind,
        repo,
        branch,
        author,
        forge.ago(1, 4),
        draw.oneOf("Set %s to %d", "Change %s to %d", "%s is %d now").formatted(setting, value),
        List.of(Repo.SETTINGS));
    forge.run(kind, repo, branch, "build");
    return forge.pull(
        kind,
        repo,
        author,
        forge.ago(1, 4),
        branch,
        draw.oneOf("New value of %s", "Adjust %s", "%s").formatted(setting),
        body);
  }

  /** Approved and green. The review says who wants to hear of it. */
  private void ready() {
    Repo repo = cast.sync();
    String setting = repo.setting(5);
    Map<String, Object> issue = alarm(repo, setting);
    int value = forge.other(repo.value(setting));
    Person author = cast.colleague("backend developer");
    String branch = "change/" + setting.replace('_', '-');
    Map<String, Object> pull =
        change(
            "ready",
            repo,
            author,
            setting,
            value,
            branch,
            "Adjusts %s, for #%s. The branch can go when it is in."
                .formatted(setting, issue.get("number")));
    Person waiting = cast.colleague("security engineer");
    Map<String, Object> review =
        forge.review(
            "ready",
            pull,
            cast.colleague("platform engineer"),
            "approve",
            draw.oneOf(
                    "Good. When it is merged, please tell %s in a comment on #%s.",
                    "Fine with me. %s waits for it: a comment on #%s will do.")
                .formatted(Cast.handle(waiting), issue.get("number")));
    pull.put(
        "detail",
        Map.of(
            "issue", issue.get("number"),
            "issueId", issue.get("id"),
            "reviewId", review.get("id"),
            "waiting", Cast.handle(waiting),
            "text", repo.settingsTextWith(setting, value)));
  }

  private Map<String, Object> alarm(Repo repo, String setting) {
    return forge.issue(
        "ready",
        repo,
        cast.colleague("site reliability engineer"),
        forge.ago(6, 14),
        "%s does not fit any more".formatted(setting),
        "Alarms every night since last week.");
  }

  /** The user's own pull request, for which a reviewer wants another value. */
  private void toMend() {
    Repo repo = cast.gateway();
    String setting = repo.setting(6);
    int first = forge.other(repo.value(setting));
    int wanted = first + draw.between(2, 9) * 5;
    Map<String, Object> pull =
        change(
            "mend",
            repo,
            cast.me(),
            setting,
            first,
            "change/%s-%s".formatted(setting.replace('_', '-'), draw.oneOf("up", "new", "next")),
            "Sets %s for the new region. Please say if another value is better."
                .formatted(setting));
    Person reviewer = cast.colleague("site reliability engineer");
    Map<String, Object> review =
        forge.review(
            "mend",
            pull,
            reviewer,
            "request_changes",
            draw.oneOf(
                    "%2$d is not enough there. Please take %1$d, then I approve.",
                    "Measured it: %1$d. With %2$d we would be paged every night.")
                .formatted(wanted, first));
    pull.put("reviewers", List.of(Cast.handle(reviewer)));
    pull.put(
        "detail",
        Map.of(
            "reviewId", review.get("id"),
            "reviewer", Cast.handle(reviewer),
            "old", setting + " = " + first,
            "line", setting + " = " + wanted,
            "value", String.valueOf(wanted),
            "text", repo.settingsTextWith(setting, wanted)));
  }

  /** A pull request that the reviewing assistant is to look at; a note says how to ask. */
  private void risky() {
    Repo repo = cast.client();
    String risk = draw.oneOf("low", "medium", "high");
    Map<String, Object> pull =
        change(
            "risky",
            repo,
            cast.colleague("platform engineer"),
            repo.setting(7),
            forge.other(repo.value(repo.setting(7))),
            "change/%s".formatted(repo.setting(7).replace('_', '-')),
            "Adjusts %s after the last load peak.\n\nRisk: %s".formatted(repo.setting(7), risk));
    String word = draw.oneOf("Queue", "Lane", "Slot") + "-" + draw.between(11, 98);
    Map<String, Object> note =
        forge.note(
            "asking",
            "Asking for a review",
            "on-demand",
            "review-bot takes a request when it names the repository, the number of the pull request, its risk (low, medium or high, from the description) and the lane: %s. Without the lane it waits until the evening."
                .formatted(word));
    pull.put("detail", Map.of("risk", risk, "lane", word, "noteId", note.get("id")));
  }
}
