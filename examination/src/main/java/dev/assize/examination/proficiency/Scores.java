package dev.assize.examination.proficiency;

import dev.assize.examination.proficiency.Row.Mark;
import dev.assize.examination.proficiency.Row.Planted;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a set-up's answers are worth. Specimens that were not examined count nowhere but in {@link
 * #notRun}.
 *
 * @param flaws specimens with a flaw of at least twice the threshold
 * @param flawsFound how many of them were failed for it
 * @param slight specimens with a flaw above the threshold and below twice that
 * @param slightFound how many of them were failed for it
 * @param sound specimens without a flaw above the threshold
 * @param falseAlarms how many of them were failed
 * @param falseCertificates flawed specimens that were certified
 * @param wrongFailures requirements that were failed though they are met, in all specimens
 * @param intervals those that hold the true rate, of all where it is known
 * @param meanTrials per specimen
 * @param notRun specimens that were not examined
 */
public record Scores(
    int flaws,
    int flawsFound,
    int slight,
    int slightFound,
    int sound,
    int falseAlarms,
    int falseCertificates,
    int wrongFailures,
    Share intervals,
    double meanTrials,
    int notRun) {

  /** The scores of all answers. */
  public static Scores of(List<Row> all) {
    List<Row> rows = all.stream().filter(Row::wasRun).toList();
    return new Scores(
        count(rows, row -> row.planted() == Planted.FLAW),
        count(rows, row -> row.planted() == Planted.FLAW && row.mark() == Mark.FOUND),
        count(rows, row -> row.planted() == Planted.SLIGHT),
        count(rows, row -> row.planted() == Planted.SLIGHT && row.mark() == Mark.FOUND),
        count(rows, row -> row.planted() == Planted.NOTHING),
        count(rows, row -> row.mark() == Mark.FALSE_ALARM),
        count(rows, row -> row.mark() == Mark.FALSE_CERTIFICATE),
        rows.stream().mapToInt(row -> row.wrongly().size()).sum(),
        Share.of(
            rows.stream().mapToInt(Row::holding).sum(),
            rows.stream().mapToInt(Row::intervals).sum()),
        rows.stream().mapToInt(Row::trials).average().orElse(0),
        all.size() - rows.size());
  }

  /** Whether every flaw of twice the threshold was found, and nothing sound was failed. */
  public boolean passed() {
    return flawsFound == flaws && falseAlarms == 0;
  }

  private static int count(List<Row> rows, Predicate<Row> which) {
    return Math.toIntExact(rows.stream().filter(which).count());
  }
}
