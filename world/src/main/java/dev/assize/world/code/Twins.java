package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** Two repositories of nearly the same name, with issues of the same number. */
final class Twins {

  private final Forge forge;
  private final Cast cast;
  private final Draw draw;

  Twins(Forge forge) {
    this.forge = forge;
    cast = forge.cast();
    draw = forge.draw();
  }

  void furnish() {
    align();
    String setting = cast.sync().setting(4);
    int value = forge.other(cast.sync().value(setting));
    pair(
        "interval",
        "Regions drift apart",
        "Please set %s to %d, then regions are level again within the minute."
            .formatted(setting, value),
        "Regions drifted apart last year",
        "We lowered %s once; nothing to do any more.".formatted(setting),
        "setting",
        setting,
        "old",
        cast.sync().line(setting),
        "twinOld",
        cast.syncd().line(setting),
        "line",
        setting + " = " + value,
        "text",
        cast.sync().settingsTextWith(setting, value));
    String label = draw.oneOf("incident", "outage", "postmortem");
    pair(
        "label",
        draw.oneOf("Data of %d customers was late", "%d transfers came late")
            .formatted(draw.between(3, 60)),
        "For the review on Friday: label %s, please. %s has the details."
            .formatted(label, Cast.handle(cast.colleague("site reliability engineer"))),
        "Data came late (old service)",
        "Seen before the move. Closed with the move, reopened by mistake.",
        "label",
        label,
        "assignee",
        Cast.handle(cast.colleague("site reliability engineer")));
  }

  /** Lets both count from the same number. */
  private void align() {
    List<Map<String, Object>> both =
        forge.state().all("repositories").stream()
            .filter(r -> List.of("sync", "twin").contains(r.get("kind")))
            .toList();
    long next = both.stream().mapToLong(r -> Fields.number(r, "nextNumber")).max().orElseThrow();
    both.forEach(r -> r.put("nextNumber", next));
  }

  private void pair(
      String kind, String title, String body, String twinTitle, String twinBody, Object... detail) {
    forge.issue(
        kind, cast.sync(), cast.colleague("product owner"), forge.ago(0, 3), title, body, detail);
    forge.issue(
        kind + "twin",
        cast.syncd(),
        cast.colleague("backend developer"),
        forge.ago(160, 300),
        twinTitle,
        twinBody);
  }
}
