package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.util.List;
import java.util.Map;

/** Everyday noise: what no task is about, but every platform is full of. */
final class Background {

  private static final int ISSUES = 12;
  private static final int PULLS = 4;

  private final Forge forge;
  private final Cast cast;
  private final Draw draw;

  Background(Forge forge) {
    this.forge = forge;
    cast = forge.cast();
    draw = forge.draw();
  }

  void furnish() {
    for (int i = 0; i < ISSUES; i++) {
      issue(cast.repos().get(i % cast.repos().size()), i % 3 == 0);
    }
    for (int i = 0; i < PULLS; i++) {
      pull(List.of(cast.gateway(), cast.ledger(), cast.docs(), cast.sync()).get(i));
    }
    for (Repo repo : List.of(cast.gateway(), cast.ledger(), cast.client(), cast.sync())) {
      forge.run("routine", repo, "main", "build");
    }
  }

  private void issue(Repo repo, boolean closed) {
    Person author = draw.pick(cast.colleagues());
    Map<String, Object> issue =
        forge.issue(
            "routine",
            repo,
            author,
            forge.ago(9, 90),
            draw.oneOf(
                    "Log line %d is too long",
                    "Page %d loads slowly",
                    "Unclear message, code %d",
                    "Rename table %d",
                    "Alarm %d at night")
                .formatted(draw.between(100, 999)),
            draw.oneOf(
                "Seen twice this month. Not urgent.",
                "Came up in the weekly meeting.",
                "Would be nice to have before the summer.",
                "See the log of last week."));
    if (closed) {
      issue.put("state", "closed");
    }
    if (draw.between(0, 1) == 0) {
      forge.comment(
          "routine",
          issue,
          draw.pick(cast.colleagues()),
          forge.ago(1, 8),
          draw.oneOf(
              "I can look at it next week.",
              "Same here.",
              "Could not reproduce it so far.",
              "Let us talk about it on Thursday."));
    }
  }

  private void pull(Repo repo) {
    Person author = draw.pick(cast.colleagues());
    Map<String, Object> pull =
        forge.pull(
            "routine",
            repo,
            author,
            forge.ago(10, 17),
            "done/" + draw.digits(3),
            draw.oneOf("Shorter log lines", "Update packages", "Mend a typo", "Tidy imports"),
            draw.oneOf("As discussed.", "Small clean-up.", "No change of behaviour."));
    pull.put("state", draw.oneOf("merged", "merged", "closed"));
    forge.commit(
        "routine",
        repo,
        "main",
        author,
        forge.ago(10, 17),
        "Merge #%s: %s".formatted(pull.get("number"), Fields.text(pull, "title")),
        List.of("README.md"));
  }
}
