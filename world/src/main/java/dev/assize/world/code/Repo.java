package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A repository before it is furnished.
 *
 * @param settings what stands in its settings file; pipelines expect the values of the first three
 * @param version the version that was released last
 */
record Repo(
    String kind, String codename, String name, Map<String, Integer> settings, Version version) {

  /** How many settings pipelines look at. */
  static final int CHECKED = 3;

  /** Path of the settings file in every repository. */
  static final String SETTINGS = "config/service.toml";

  private static final int COUNT = 8;

  private static final List<String> NAMES =
      List.of(
          "retry_limit",
          "timeout_seconds",
          "max_connections",
          "batch_size",
          "cache_minutes",
          "page_size",
          "queue_length",
          "log_days",
          "idle_minutes",
          "upload_megabytes",
          "worker_count",
          "backoff_seconds",
          "session_hours",
          "replica_lag_ms");

  /** A version of three numbers. */
  record Version(int major, int minor, int patch) {

    Version nextMinor() {
      return new Version(major, minor + 1, 0);
    }

    Version nextPatch() {
      return new Version(major, minor, patch + 1);
    }

    Version previousMinor(int back) {
      return new Version(major, minor - back, 0);
    }

    @Override
    public String toString() {
      return major + "." + minor + "." + patch;
    }
  }

  static Repo draw(Draw draw, String kind, String codename, String suffix) {
    Map<String, Integer> settings = new LinkedHashMap<>();
    draw.take(new ArrayList<>(NAMES), COUNT)
        .forEach(name -> settings.put(name, draw.between(11, 480)));
    return new Repo(
        kind,
        codename,
        codename.toLowerCase(Locale.ROOT) + "-" + suffix,
        settings,
        new Version(draw.between(2, 6), draw.between(4, 18), draw.between(0, 5)));
  }

  /** Another repository of the same codename, with the same settings at other values. */
  Repo twin(Draw draw, String suffix) {
    Map<String, Integer> values = new LinkedHashMap<>();
    settings.keySet().forEach(name -> values.put(name, draw.between(11, 480)));
    return new Repo(
        "twin",
        codename,
        codename.toLowerCase(Locale.ROOT) + "-" + suffix,
        values,
        new Version(version.major() - 1, draw.between(4, 18), draw.between(0, 5)));
  }

  /** Name of the setting at that place in the settings file. */
  String setting(int index) {
    return List.copyOf(settings.keySet()).get(index);
  }

  /** The branch that the next release is prepared on. */
  String releaseBranch() {
    return "release/%d.%d".formatted(version.nextMinor().major(), version.nextMinor().minor());
  }

  /** The value of a setting as it stands now. */
  int value(String setting) {
    return Objects.requireNonNull(settings.get(setting), setting);
  }

  /** The line of a setting as it stands now. */
  String line(String setting) {
    return setting + " = " + value(setting);
  }

  String settingsText() {
    StringBuilder text = new StringBuilder("# Settings of " + name + ", one on each line.\n");
    settings.keySet().forEach(setting -> text.append(line(setting)).append('\n'));
    return text.toString().strip();
  }

  /** The settings file with one of them at another value. */
  String settingsTextWith(String setting, int value) {
    return settingsText().replace("\n" + line(setting), "\n" + setting + " = " + value);
  }
}
