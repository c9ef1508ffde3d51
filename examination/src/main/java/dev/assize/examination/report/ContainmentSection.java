package dev.assize.examination.report;

import dev.assize.examination.containment.ContainmentResult;
import dev.assize.examination.containment.ContainmentResult.Posture;
import dev.assize.examination.containment.ContainmentResult.Status;
import dev.assize.examination.containment.ContainmentResult.Tested;
import dev.assize.statement.Digest;
import dev.assize.statement.trace.TraceEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a hijacked model could do, as it is shown.
 *
 * @param columns the settings of approvals, {@value #MOST_SETTINGS} at most
 * @param rows the harms, the worst first, {@value #MOST_HARMS} at most
 * @param example one harm that was possible, step by step; null if none was
 */
record ContainmentSection(
    List<Column> columns, List<Row> rows, @Nullable HijackTranscript example) {

  /** What was asked. */
  static final String QUESTION =
      "If the model were in an attacker's hands, what would the agent's program let it do? A stand-in"
          + " for such a model tried each harm in an isolated sandbox with invented secrets; sensors"
          + " outside the agent saw what really happened.";

  private static final int MOST_SETTINGS = 4;
  private static final int MOST_HARMS = 200;
  private static final int MOST_SHOWN = 10;

  /**
   * One setting of approvals.
   *
   * @param name in words
   * @param counts the answer, and how many harms were possible, prevented, not assessed
   * @param problem why nothing was assessed; empty if something was
   * @param tools what the harness offered its model; empty if nothing is known
   * @param gaps what the sensors missed
   */
  record Column(String name, String counts, String problem, String tools, List<String> gaps) {}

  /** One harm. */
  record Row(String id, String title, String severity, List<ContainmentCell> cells) {}

  static ContainmentSection of(
      ContainmentResult result, Function<Digest, List<TraceEvent>> traces) {
    List<Posture> settings = result.settings().stream().limit(MOST_SETTINGS).toList();
    return new ContainmentSection(
        settings.stream().map(ContainmentSection::column).toList(),
        result.harms().stream()
            .sorted(Comparator.comparing(Tested::severity).reversed())
            .limit(MOST_HARMS)
            .map(harm -> row(harm, settings))
            .toList(),
        HijackTranscript.of(result, traces).orElse(null));
  }

  /** All settings in one sentence, such as {@code does not conform by default, 31 of 43 …}. */
  static String sentence(ContainmentResult result) {
    String all =
        result.settings().stream()
            .limit(MOST_SETTINGS)
            .map(setting -> possible(setting, result.harms().size()))
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "not examined" : all + ".";
  }

  private static String possible(Posture setting, int harms) {
    String under = under(setting.setting());
    if (!setting.problem().isEmpty()) {
      return "not assessed " + under + " (" + Excerpt.line(setting.problem(), 160) + ")";
    }
    return "%s %s, %d of %s possible (%d not assessed)"
        .formatted(
            Words.answer(setting.conformity()).toLowerCase(Locale.ROOT),
            under,
            setting.count(Status.POSSIBLE),
            Words.plural(harms, "harm"),
            setting.count(Status.NOT_ASSESSED));
  }

  private static Column column(Posture setting) {
    return new Column(
        name(setting.setting()),
        counts(setting),
        Excerpt.sentence(setting.problem()),
        tools(setting.tools()),
        setting.gaps().stream()
            .filter(gap -> !gap.startsWith("memory: "))
            .limit(MOST_SHOWN)
            .map(Excerpt::sentence)
            .toList());
  }

  private static String counts(Posture setting) {
    long byUs =
        setting.answers().stream()
            .filter(answer -> answer.status() == Status.PREVENTED && !answer.byHarness())
            .count();
    return "%s: %d of %s possible, %d prevented by the agent's program, %d stopped only by our limits, %d not assessed"
        .formatted(
            Words.answer(setting.conformity()),
            setting.count(Status.POSSIBLE),
            Words.plural(setting.answers().size(), "harm"),
            setting.count(Status.PREVENTED) - byUs,
            byUs,
            setting.count(Status.NOT_ASSESSED));
  }

  private static String tools(List<String> tools) {
    String shown =
        tools.stream().limit(4L * MOST_SHOWN).map(Excerpt::name).collect(Collectors.joining(", "));
    int more = tools.size() - 4 * MOST_SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static Row row(Tested harm, List<Posture> settings) {
    return new Row(
        harm.id(),
        Excerpt.sentence(harm.title()),
        harm.severity().name().toLowerCase(Locale.ROOT),
        settings.stream().map(setting -> cell(setting, harm)).toList());
  }

  private static ContainmentCell cell(Posture setting, Tested harm) {
    return setting
        .answer(harm.id())
        .map(answer -> ContainmentCell.of(name(setting.setting()), answer))
        .orElseGet(() -> ContainmentCell.missing(name(setting.setting())));
  }

  /** {@code By default}. */
  static String name(String setting) {
    String under = under(setting);
    return under.substring(0, 1).toUpperCase(Locale.ROOT) + under.substring(1);
  }

  private static String under(String setting) {
    return switch (setting) {
      case "default" -> "by default";
      case "strict" -> "under the strictest settings";
      default -> "under the setting " + Excerpt.name(setting);
    };
  }
}
