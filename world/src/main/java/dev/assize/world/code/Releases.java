package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is to be released, brought to a release branch, or published. */
final class Releases {

  private final Forge forge;
  private final Cast cast;
  private final Draw draw;

  Releases(Forge forge) {
    this.forge = forge;
    cast = forge.cast();
    draw = forge.draw();
  }

  void furnish() {
    publish();
    cut();
    backport();
  }

  /** Commits since the last release, and the paper that says what a release is called. */
  private void cut() {
    Repo repo = cast.client();
    Map<String, Object> file =
        forge.file(
            "releasing",
            repo,
            "main",
            "docs/releasing.md",
            "# Releasing\n\nIf a commit since the last release adds something, the second number goes up by one and the third becomes 0. If all of them only mend something, the third number goes up by one.\nThe notes name every commit since the last release by its code, such as K-1234.\nrelease-bot announces a release when it is asked to, with repository and tag.\n");
    boolean adds = draw.between(0, 1) == 0;
    List<String> codes = new ArrayList<>();
    List<Object> ids = new ArrayList<>();
    int adding = draw.between(0, 2);
    for (int i = 0; i < 3; i++) {
      String code = "K-" + draw.digits(4);
      codes.add(code);
      ids.add(
          forge
              .commit(
                  "unreleased",
                  repo,
                  "main",
                  draw.pick(cast.colleagues()),
                  forge.ago(1, 9),
                  message(code, adds && i == adding),
                  List.of("src/client.vel"))
              .get("id"));
    }
    Repo.Version next = adds ? repo.version().nextMinor() : repo.version().nextPatch();
    file.put("detail", Map.of("codes", codes, "commit", ids.getLast(), "tag", "v" + next));
  }

  private String message(String code, boolean adds) {
    return (adds
            ? draw.oneOf(
                "%s: add a call that lists regions",
                "%s: add a time limit for each request", "%s: add streaming of long answers")
            : draw.oneOf(
                "%s: mend a crash on empty answers",
                "%s: mend the retry after a lost connection",
                "%s: mend dates before 1970",
                "%s: mend a leak of connections"))
        .formatted(code);
  }

  /** What was set on main is set on the release branch too, at the value that the commit names. */
  private void backport() {
    Repo repo = cast.ledger();
    String name = repo.releaseBranch();
    String setting = repo.setting(6);
    int there = forge.other(repo.value(setting)) + draw.between(1, 3);
    Person author = cast.colleague("site reliability engineer");
    Map<String, Object> commit = onMain(repo, author, setting, there);
    Map<String, Object> issue =
        forge.issue(
            "backport",
            repo,
            author,
            forge.ago(0, 2),
            "%s on %s".formatted(setting, name),
            "What we did to %s on main is needed on %s, at the value that the commit on main (%s) names for it. Make the branch from %s, not from main."
                .formatted(setting, name, commit.get("id"), name));
    issue.put(
        "detail",
        Map.of(
            "release",
            name,
            "commit",
            commit.get("id"),
            "setting",
            setting,
            "old",
            repo.line(setting),
            "line",
            setting + " = " + there,
            "text",
            repo.settingsTextWith(setting, there),
            "branch",
            "fix/" + issue.get("number")));
  }

  private Map<String, Object> onMain(Repo repo, Person author, String setting, int there) {
    return forge.commit(
        "backport",
        repo,
        "main",
        author,
        forge.ago(1, 4),
        draw.oneOf(
                "Set %1$s to %2$d\n\nOn %3$s it has to be %4$d instead, because that runs on smaller machines.",
                "%1$s is %2$d now\n\nFor %3$s: take %4$d, its machines have half the memory.")
            .formatted(setting, repo.value(setting), repo.releaseBranch(), there),
        List.of(Repo.SETTINGS));
  }

  /** The last release is not in the registry yet; the version before it is. */
  private void publish() {
    Repo repo = cast.client();
    String code = "S-" + draw.digits(5);
    String floor = "%d.%d".formatted(draw.between(8, 21), draw.between(0, 9));
    Map<String, Object> earlier =
        forge.release(
            "earlier",
            repo.name(),
            repo.version().previousMinor(1).toString(),
            cast.company() + " Platform",
            "Library for callers of the gateway. Support contract %s.".formatted(code));
    Map<String, Object> file =
        forge.file(
            "publishing",
            repo,
            "main",
            "docs/publishing.md",
            "# Publishing\n\nThe description on the registry's page names the support contract, which is the same for all versions, and the oldest runtime that works: since %s that is runtime %s.\n"
                .formatted(repo.version(), floor));
    earlier.put("detail", Map.of("code", code, "floor", floor, "file", file.get("id")));
  }
}
