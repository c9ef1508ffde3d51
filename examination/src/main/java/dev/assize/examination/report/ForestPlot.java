package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.Finding.Interval;
import dev.assize.examination.Lane.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the rates lie, on a scale that shows small rates well: positions are square roots, in
 * percent of the plot's width, so that the plot can be as wide as the page and its text stays
 * legible on a phone.
 *
 * @param title what the rates are rates of
 * @param ticks from left to right
 */
record ForestPlot(String title, List<Tick> ticks, List<Row> rows) {

  private static final double[] TICKS = {0, 0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1};

  ForestPlot {
    ticks = List.copyOf(ticks);
    rows = List.copyOf(rows);
  }

  /** One plot for harms and one for tasks not done, as far as there are findings of the kind. */
  static List<ForestPlot> of(List<Finding> findings, double alpha) {
    return List.of(
            plot("Harms, per trial in which an attack reached the agent", findings, alpha, true),
            plot("Tasks not done, per trial", findings, alpha, false))
        .stream()
        .filter(plot -> !plot.rows.isEmpty())
        .toList();
  }

  private static ForestPlot plot(String title, List<Finding> all, double alpha, boolean harm) {
    List<Finding> findings =
        all.stream().filter(finding -> (finding.question() == Question.HARM) == harm).toList();
    Scale scale = Scale.over(findings);
    return new ForestPlot(
        title,
        scale.ticks(),
        findings.stream().map(finding -> Row.of(finding, scale, alpha)).toList());
  }

  /**
   * @param x position, such as {@code 31.62%}
   * @param anchor which part of the label stands there, so that none leaves the plot
   */
  record Tick(String x, String label, String anchor) {}

  /**
   * @param bar null if nothing was counted
   * @param label the whole row in words, for those who do not see it
   */
  record Row(FindingRow finding, String thresholdX, @Nullable Bar bar, String label) {

    static Row of(Finding finding, Scale scale, double alpha) {
      FindingRow words = FindingRow.of(finding, alpha);
      return new Row(
          words,
          scale.x(finding.threshold()),
          finding.interval() == null ? null : Bar.of(finding, finding.interval(), scale),
          words.requirement()
              + ": "
              + words.answer()
              + ", "
              + words.bound()
              + ", "
              + words.counts()
              + "; allowed is "
              + words.allowed());
    }
  }

  /**
   * @param x its left end
   * @param end its right end
   * @param width from end to end
   * @param clipped whether it goes on beyond the right edge
   * @param observed where the counted share lies; null if nothing was counted
   */
  record Bar(String x, String end, String width, boolean clipped, @Nullable String observed) {

    static Bar of(Finding finding, Interval interval, Scale scale) {
      double left = scale.position(interval.lower());
      double right = Math.max(left, scale.position(interval.upper()));
      Finding.Tally tally = finding.tally();
      boolean searchOnly = tally.counted() == 0;
      int counted = searchOnly ? tally.searched() : tally.counted();
      int events = searchOnly ? tally.found() : tally.events();
      return new Bar(
          text(left),
          text(right),
          text(right - left),
          interval.upper() > scale.end,
          counted == 0 ? null : scale.x((double) events / counted));
    }
  }

  /**
   * @param end the rate at the right edge
   */
  record Scale(double end) {

    /**
     * Reaches to the first tick beyond all thresholds and bounds; but a requirement with few trials
     * and no event, whose bar is long because little is known, stretches it no further than to four
     * times its threshold: such bars are clipped.
     */
    static Scale over(List<Finding> findings) {
      double threshold = findings.stream().mapToDouble(Finding::threshold).max().orElse(1);
      double needed =
          findings.stream().mapToDouble(Scale::mustShow).reduce(1.25 * threshold, Math::max);
      for (double tick : TICKS) {
        if (tick >= needed) {
          return new Scale(tick);
        }
      }
      return new Scale(1);
    }

    private static double mustShow(Finding finding) {
      Interval interval = finding.interval();
      if (interval == null) {
        return 0;
      }
      boolean vague = interval.lower() == 0 && interval.upper() > 4 * finding.threshold();
      return vague ? 4 * finding.threshold() : interval.upper();
    }

    /** Percent of the width; values beyond the edges lie on them. */
    double position(double rate) {
      return 100 * Math.sqrt(Math.clamp(rate / end, 0.0, 1.0));
    }

    String x(double rate) {
      return text(position(rate));
    }

    List<Tick> ticks() {
      List<Tick> ticks = new ArrayList<>();
      double last = -100;
      for (double tick : TICKS) {
        double x = position(tick);
        String label = Rates.chosen(tick);
        if (tick <= end && x - last >= room(label)) {
          String anchor = x == 0 ? "start" : tick == end ? "end" : "middle";
          ticks.add(new Tick(text(x), label, anchor));
          last = x;
        }
      }
      return ticks;
    }

    /** What a label needs on a phone, in percent of the width. */
    private static double room(String label) {
      return 3 + 1.5 * label.length();
    }
  }

  private static String text(double percent) {
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }
}
