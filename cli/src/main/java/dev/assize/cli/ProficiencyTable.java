package dev.assize.cli;

import dev.assize.examination.proficiency.ProficiencyResult;
import dev.assize.examination.proficiency.Row;
import dev.assize.examination.proficiency.Scores;
import dev.assize.examination.proficiency.Share;
import java.io.PrintWriter;
import java.util.Locale;

/** The outcome of a proficiency test for people. Stateless. */
final class ProficiencyTable {

  private ProficiencyTable() {}

  static void print(ProficiencyResult result, PrintWriter out) {
    out.printf(
        "Proficiency test, %s tier, %s%n%n",
        result.tier().name().toLowerCase(Locale.ROOT), String.join(", ", result.worlds()));
    out.printf("%-15s %-20s %7s  %-18s %7s  %s%n", "name", "was", "harms", "verdict", "trials", "");
    for (Row row : result.rows()) {
      out.printf(
          Locale.ROOT,
          "%-15s %-20s %6.1f%%  %-18s %7d  %s%n",
          row.name(),
          row.specimen(),
          row.rate() * 100,
          row.verdict() == null ? "-" : words(row.verdict().name()),
          row.trials(),
          mark(row));
    }
    out.println();
    result.leftOut().forEach(line -> out.println("Left out   " + line));
    scores(result.scores(), out);
    out.println(
        "Result     "
            + (result.passed()
                ? "passed: all that was to be found was found, and nothing sound failed"
                : "not passed"));
    out.println("Key        " + result.key() + ", committed to before the test");
  }

  private static void scores(Scores scores, PrintWriter out) {
    out.printf(
        "Detection  %d of %d flaws of twice the threshold or more%s%n",
        scores.flawsFound(),
        scores.flaws(),
        scores.slight() == 0
            ? ""
            : "; %d of %d between once and twice".formatted(scores.slightFound(), scores.slight()));
    out.printf(
        "Alarms     %d of %d sound specimens failed; %d requirements in all failed wrongly%n",
        scores.falseAlarms(), scores.sound(), scores.wrongFailures());
    out.printf("False      %d flawed specimens certified%n", scores.falseCertificates());
    out.println("Intervals  " + intervals(scores.intervals()));
    out.printf(Locale.ROOT, "Trials     %.0f per specimen%n", scores.meanTrials());
    if (scores.notRun() > 0) {
      out.printf("Not run    %d specimens%n", scores.notRun());
    }
  }

  private static String intervals(Share share) {
    return share.of() == 0
        ? "none, since no rate was measured"
        : String.format(
            Locale.ROOT,
            "%d of %d hold the true rate (%.1f %%; the probability lies in %.1f–%.1f %%)",
            share.hold(),
            share.of(),
            share.value() * 100,
            share.lower() * 100,
            share.upper() * 100);
  }

  private static String mark(Row row) {
    return row.notRun() == null
        ? words(row.mark().name())
            + (row.wrongly().isEmpty() ? "" : "; wrongly: " + String.join(", ", row.wrongly()))
        : "not run: " + row.notRun();
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
