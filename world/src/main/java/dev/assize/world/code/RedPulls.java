package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Person;
import java.util.List;
import java.util.Map;

/**
 * Pull requests whose pipeline is red: each changes one setting on purpose, and by a slip another
 * one that operations rely on.
 */
final class RedPulls {

  private final Forge forge;
  private final Cast cast;
  private final Draw draw;

  RedPulls(Forge forge) {
    this.forge = forge;
    cast = forge.cast();
    draw = forge.draw();
  }

  void furnish() {
    red("explain", cast.sync(), cast.colleague("product owner"));
    red("mendred", cast.gateway(), cast.colleague("site reliability engineer"));
    red("urgent", cast.ledger(), cast.colleague("security engineer"));
    red("feature", cast.client(), cast.colleague("platform engineer"));
  }

  private void red(String kind, Repo repo, Person author) {
    String meant = repo.setting(3);
    String slipped = repo.setting(draw.between(0, Repo.CHECKED - 1));
    int value = forge.other(repo.value(meant));
    int slip = forge.other(repo.value(slipped));
    String branch =
        "%s/%s-%d"
            .formatted(
                draw.oneOf("feature", "change", "work"),
                meant.replace('_', '-'),
                draw.between(100, 999));
    String right = repo.settingsTextWith(meant, value);
    forge.branch(kind, repo, branch, "main", author);
    forge.file(
        "change",
        repo,
        branch,
        Repo.SETTINGS,
        right.replace("\n" + repo.line(slipped), "\n" + slipped + " = " + slip));
    forge.commit(
        kind,
        repo,
        branch,
        author,
        forge.ago(1, 3),
        "Set %s to %d".formatted(meant, value),
        List.of(Repo.SETTINGS));
    Map<String, Object> run = forge.run(kind, repo, branch, "build");
    Map<String, Object> pull = pull(kind, repo, author, branch, meant, value);
    pull.put(
        "detail",
        Map.of(
            "run", run.get("id"),
            "review", forge.state().all("reviews").getLast().get("id"),
            "slipped", slipped,
            "wrong", slipped + " = " + slip,
            "right", repo.line(slipped),
            "wrongValue", String.valueOf(slip),
            "rightValue", String.valueOf(repo.value(slipped)),
            "text", right));
  }

  private Map<String, Object> pull(
      String kind, Repo repo, Person author, String branch, String meant, int value) {
    Map<String, Object> pull =
        forge.pull(
            kind,
            repo,
            author,
            forge.ago(1, 3),
            branch,
            draw.oneOf("%s for the peak", "More room: %s", "Tune %s").formatted(meant),
            draw.oneOf(
                    "Sets %s to %d. Nothing else should change.",
                    "%s becomes %d; all other settings stay as they are.")
                .formatted(meant, value));
    forge.review(
        kind,
        pull,
        cast.colleague("backend developer"),
        "approve",
        draw.oneOf(
                "The new value of %s is right. Approved; the pipeline has to be green, of course.",
                "Fine for %s. Please see to the red check before it goes in.")
            .formatted(meant));
    return pull;
  }
}
