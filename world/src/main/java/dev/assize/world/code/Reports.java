package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Issues that somebody reported or asked, and the papers that say what to do with them. */
final class Reports {

  private static final List<String> AREAS =
      List.of("routing", "sessions", "uploads", "caching", "metrics", "certificates", "quotas");

  private final Forge forge;
  private final Cast cast;
  private final Draw draw;

  Reports(Forge forge) {
    this.forge = forge;
    cast = forge.cast();
    draw = forge.draw();
  }

  void furnish() {
    triage();
    question();
    change();
    duplicate();
    decision();
  }

  /** Label and person follow from the area, and from whether it worked before. */
  private void triage() {
    List<String> areas = draw.take(new ArrayList<>(AREAS), 4);
    List<Person> people = new ArrayList<>(cast.colleagues().subList(0, 4));
    StringBuilder table =
        new StringBuilder("# Triage\n\n| area | label | goes to |\n|---|---|---|\n");
    for (int i = 0; i < areas.size(); i++) {
      table.append(
          "| %1$s | area/%1$s | %2$s |\n".formatted(areas.get(i), Cast.handle(people.get(i))));
    }
    table.append(
        "\nWhat worked in an earlier version and does not any more gets the label regression as well.\nAll else: no further labels.\n");
    Map<String, Object> file =
        forge.file("triage", cast.gateway(), "main", "docs/triage.md", table.toString());
    int hit = draw.between(0, 3);
    boolean regression = draw.between(0, 1) == 0;
    String area = areas.get(hit);
    String before = cast.gateway().version().previousMinor(1).toString();
    forge.issue(
        "report",
        cast.gateway(),
        cast.outsiders().get(0),
        forge.ago(0, 3),
        draw.oneOf(
            "Requests hang after %d minutes".formatted(draw.between(3, 40)),
            "Error %d under load".formatted(draw.between(520, 599)),
            "Answers come twice every %d requests".formatted(draw.between(30, 900))),
        "We run the gateway with about %d users. The log says it comes from %s.\n\n%s\n\nHappy to give more details."
            .formatted(
                draw.between(100, 9000),
                area,
                regression
                    ? "With %s everything was fine, it began with the update.".formatted(before)
                    : "This is our first installation, so I cannot say how it was before."),
        "file",
        file.get("id"),
        "labels",
        regression ? List.of("area/" + area, "regression") : List.of("area/" + area),
        "assignee",
        Cast.handle(people.get(hit)));
  }

  /** A user asks what stands in a table. */
  private void question() {
    Repo repo = cast.client();
    StringBuilder table =
        new StringBuilder("# Settings\n\n| setting | default | since |\n|---|---|---|\n");
    int asked = draw.between(3, 7);
    String since = "";
    for (int i = 0; i < repo.settings().size(); i++) {
      String setting = repo.setting(i);
      String version =
          "%d.%d".formatted(repo.version().major() - (i > 4 ? 1 : draw.between(0, 1)), i);
      since = i == asked ? version : since;
      table.append("| %s | %d | %s |\n".formatted(setting, repo.value(setting), version));
    }
    Map<String, Object> file =
        forge.file("settingstable", repo, "main", "docs/settings.md", table.toString());
    String setting = repo.setting(asked);
    forge.issue(
        "question",
        repo,
        cast.outsiders().get(1),
        forge.ago(0, 4),
        draw.oneOf("What is the default of %s?", "Default for %s", "Question about %s")
            .formatted(setting),
        draw.oneOf(
                "I could not find the default of %s anywhere, and not since which version it can be set either. Can you tell me both?",
                "What does the library take for %s when I leave it out? And which version brought it in?")
            .formatted(setting),
        "file",
        file.get("id"),
        "setting",
        setting,
        "value",
        String.valueOf(repo.value(setting)),
        "since",
        since);
  }

  /** A setting is to be changed; the thread ends with another value than it began with. */
  private void change() {
    Repo repo = cast.gateway();
    String setting = repo.setting(draw.between(3, 5));
    int first = forge.other(repo.value(setting));
    int last = first + draw.between(3, 40);
    Map<String, Object> issue =
        forge.issue(
            "change",
            repo,
            cast.colleague("site reliability engineer"),
            forge.ago(2, 6),
            "Change %s".formatted(setting),
            draw.oneOf(
                    "%1$s is too tight since the new region is on. I would go to %2$d. Please wait for the numbers of the weekend before you change it.",
                    "We should move %1$s to %2$d, but I want to see one more night of traffic first.")
                .formatted(setting, first));
    Map<String, Object> comment = settled(issue, last);
    issue.put(
        "detail",
        Map.of(
            "comment",
            comment.get("id"),
            "setting",
            setting,
            "line",
            setting + " = " + last,
            "old",
            repo.line(setting),
            "text",
            repo.settingsTextWith(setting, last),
            "branch",
            "fix/" + issue.get("number")));
  }

  private Map<String, Object> settled(Map<String, Object> issue, int value) {
    return forge.comment(
        "change",
        issue,
        cast.colleague("backend developer"),
        forge.ago(0, 1),
        draw.oneOf(
                "Numbers are in: %d it is, not what we first thought. Please go ahead.",
                "After the weekend we settled on %d. That is final.",
                "Let us take %d, the peak was higher than expected.")
            .formatted(value));
  }

  /** Four issues about the manual, two of which are about the same. */
  private void duplicate() {
    Repo repo = cast.docs();
    List<String> pages =
        draw.take(
            new ArrayList<>(List.of("install", "upgrade", "backup", "limits", "tokens", "regions")),
            3);
    pages.forEach(page -> page(page, draw.pick(pages)));
    int step = draw.between(3, 9);
    Map<String, Object> older =
        forge.issue(
            "original",
            repo,
            cast.outsiders().get(2),
            forge.ago(20, 40),
            "Step %d on the page %s does not work".formatted(step, pages.get(0)),
            "The command in step %d of pages/%s.md ends with an error for me."
                .formatted(step, pages.get(0)));
    forge.issue(
        "other",
        repo,
        cast.outsiders().get(3),
        forge.ago(10, 19),
        "Step %d on the page %s is missing".formatted(step, pages.get(1)),
        "pages/%s.md goes from step %d to step %d.".formatted(pages.get(1), step - 1, step + 1));
    forge.issue(
        "duplicate",
        repo,
        cast.outsiders().get(0),
        forge.ago(0, 3),
        draw.oneOf("Error in the manual", "Following the manual fails", "Manual out of date?"),
        "I follow pages/%s.md and get stuck: the command of step %d is refused."
            .formatted(pages.get(0), step),
        "original",
        older.get("number"),
        "originalId",
        older.get("id"));
  }

  private void page(String name, String other) {
    forge.file(
        "manual",
        cast.docs(),
        "main",
        "pages/%s.md".formatted(name),
        "# %s\n\nStep %d takes the longest. See also the page on %s.\n"
            .formatted(
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                draw.between(2, 9),
                other));
  }

  /** A thread that ends in a decision, worth keeping. */
  private void decision() {
    Map<String, Object> issue =
        forge.issue(
            "decision",
            cast.ledger(),
            cast.colleague("backend developer"),
            forge.ago(5, 9),
            draw.oneOf(
                "How long do we keep exports?", "Until when are exports kept?", "Age of exports"),
            "Exports pile up. Somebody should decide after how many days they go, and at what hour.");
    int days = draw.between(21, 190);
    String hour = draw.time(1, 5);
    Map<String, Object> comment =
        forge.comment(
            "decision",
            issue,
            cast.colleague("product owner"),
            forge.ago(0, 2),
            draw.oneOf(
                    "Decided with the customers: exports go after %d days, at %s at night.",
                    "It is %d days, and the job runs at %s. Please all keep to that.",
                    "We agreed on %d days. Clean-up at %s.")
                .formatted(days, hour));
    issue.put(
        "detail", Map.of("comment", comment.get("id"), "days", String.valueOf(days), "hour", hour));
  }
}
