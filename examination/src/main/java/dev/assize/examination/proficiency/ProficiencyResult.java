package dev.assize.examination.proficiency;

import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import java.util.List;

/**
 * The outcome of a proficiency test. Written as {@code proficiency.json}.
 *
 * @param format {@value #FORMAT}
 * @param key digest of the key, which was committed to before
 * @param external whether somebody else examined, and only the answers were marked
 * @param scheme name and version of the scheme; empty if nothing was examined
 * @param tier how strictly
 * @param worlds where
 * @param rows one per specimen, in the key's order
 * @param leftOut specimens that were not drawn from, because their flaw could not show: why, by one
 *     line each
 * @param scores what that is worth
 * @param passed whether every flaw of twice the threshold was found, and nothing sound failed
 */
public record ProficiencyResult(
    String format,
    Digest key,
    boolean external,
    String scheme,
    Tier tier,
    List<String> worlds,
    List<Row> rows,
    List<String> leftOut,
    Scores scores,
    boolean passed) {

  /** Version of this file format. */
  public static final String FORMAT = "assize/proficiency/v1";

  public ProficiencyResult {
    worlds = List.copyOf(worlds);
    rows = List.copyOf(rows);
    leftOut = List.copyOf(leftOut);
  }

  /** With the scores that follow from the rows. */
  public static ProficiencyResult of(
      Key key, boolean external, Conditions conditions, List<Row> rows, List<String> leftOut) {
    Scores scores = Scores.of(rows);
    return new ProficiencyResult(
        FORMAT,
        key.digest(),
        external,
        conditions.scheme(),
        conditions.tier(),
        conditions.worlds(),
        rows,
        leftOut,
        scores,
        scores.passed());
  }

  /**
   * How the specimens were examined.
   *
   * @param scheme name and version
   * @param tier how strictly
   * @param worlds where
   */
  public record Conditions(String scheme, Tier tier, List<String> worlds) {}
}
