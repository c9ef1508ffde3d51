package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The package registry: what repositories depend on, and what tasks are about. */
final class Registry {

  private static final List<String> NAMES =
      List.of(
          "brassvane",
          "dovespan",
          "fernlog",
          "flintqueue",
          "gridspar",
          "hazelmap",
          "larchmap",
          "lodepath",
          "mirecache",
          "moorhash",
          "oxbowjson",
          "plumbrow",
          "quillrow",
          "reedstream",
          "ropemark",
          "slatedate",
          "stonefold",
          "tidewire",
          "veldhash",
          "wharfpool");

  private static final List<String> PURPOSES =
      List.of(
          "Connection pooling with back pressure.",
          "Structured log lines, written without blocking.",
          "Parses and prints dates of all calendars in use.",
          "Hashing of long keys.",
          "Retries with growing pauses.",
          "Reads and writes settings files.",
          "Rate limiting for many clients.",
          "Streams rows from large tables.");

  private static final int COMMON = 5;

  private final Forge forge;
  private final Draw draw;
  private final String own;

  Registry(Forge forge) {
    this.forge = forge;
    draw = forge.draw();
    own = forge.cast().company() + " Platform";
  }

  void furnish() {
    for (int i = 0; i < COMMON; i++) {
      Map<String, Object> release =
          forge.release(
              "common",
              draw.take(NAMES),
              version(1, 6),
              draw.between(0, 2) == 0 ? own : draw.take(Words.FIRM_NAMES) + " Codeworks",
              draw.take(PURPOSES));
      release.put("date", forge.ago(100, 300).toString());
      if (i % 2 == 0) {
        forge
            .release(
                "common",
                Fields.text(release, "name"),
                "%d.0.0".formatted(draw.between(7, 9)),
                Fields.text(release, "publisher"),
                "Next major version. Reads no settings of older versions.")
            .put("date", forge.ago(4, 40).toString());
      }
    }
    advisory();
    successor();
  }

  /** Four versions: the one in use, one that is affected too, the one with the fix, a later one. */
  private void advisory() {
    String name = draw.take(NAMES);
    int major = draw.between(2, 5);
    int minor = draw.between(1, 6);
    String affected = "%d.%d.".formatted(major, minor);
    forge
        .release(
            "affected",
            name,
            affected + "1",
            own,
            "%s\nAffected by notice %s: long keys are cut."
                .formatted(draw.take(PURPOSES), draw.digits(5)))
        .put("date", forge.ago(200, 260).toString());
    forge
        .release(
            "stillaffected",
            name,
            affected + "2",
            own,
            "Faster start. Still affected: the cut of long keys is not mended here.")
        .put("date", forge.ago(130, 180).toString());
    forge
        .release(
            "fixed",
            name,
            affected + "3",
            own,
            draw.oneOf(
                "Long keys are kept whole. First version with the fix; nothing else changes.",
                "Contains the fix for long keys and nothing else.",
                "The fix: keys of any length are kept as they are."))
        .put("date", forge.ago(50, 100).toString());
    forge
        .release(
            "later",
            name,
            (major + 1) + ".0.0",
            own,
            "New file format. Holds the fix too, but data must be converted first.")
        .put("date", forge.ago(4, 30).toString());
  }

  /** A deprecated package that names the one to use in its place. */
  private void successor() {
    String old = draw.take(NAMES);
    String next = draw.take(NAMES);
    String used = version(1, 3);
    String from = version(2, 6);
    forge
        .release(
            "deprecated",
            old,
            used,
            own,
            draw.oneOf(
                    "No longer maintained. Use %1$s from version %2$s on, which takes the same calls.",
                    "Deprecated: %1$s %2$s takes its place, with the same interface.",
                    "This package has ended. %1$s continues it; version %2$s is the one to move to.")
                .formatted(next, from),
            "successor",
            next,
            "version",
            from)
        .putAll(Fields.of("deprecated", true, "date", forge.ago(240, 300).toString()));
    forge
        .release(
            "early",
            next,
            "1.0.0",
            own,
            "First try of what follows %s. The interface differs.".formatted(old))
        .put("date", forge.ago(160, 220).toString());
    forge
        .release(
            "successor",
            next,
            from,
            own,
            "Continues %s with the same interface.".formatted(old),
            "old",
            old)
        .put("date", forge.ago(30, 90).toString());
  }

  private String version(int low, int high) {
    return "%d.%d.%d".formatted(draw.between(low, high), draw.between(0, 9), draw.between(0, 9));
  }

  /** The manifest of a repository: three common packages, and those that it has a part in. */
  static String manifest(Forge forge, Repo repo) {
    List<Map<String, Object>> common = new ArrayList<>(of(forge, "common"));
    List<Map<String, Object>> used = new ArrayList<>();
    for (Map<String, Object> release : common) {
      boolean known =
          used.stream().anyMatch(u -> Fields.text(u, "name").equals(release.get("name")));
      if (!known) {
        used.add(release);
      }
    }
    while (used.size() > 3) {
      used.remove(forge.draw().between(0, used.size() - 1));
    }
    if (repo.kind().equals("deploy")) {
      used.addAll(of(forge, "affected"));
    } else if (repo.kind().equals("client")) {
      used.addAll(of(forge, "deprecated"));
    }
    StringBuilder text = new StringBuilder("# Packages that " + repo.name() + " is built with.\n");
    used.forEach(release -> text.append(Manifest.line(release)).append('\n'));
    return text.toString();
  }

  private static List<Map<String, Object>> of(Forge forge, String kind) {
    return forge.state().all("packages").stream().filter(p -> kind.equals(p.get("kind"))).toList();
  }
}
