package dev.assize.examination;

import dev.assize.sandbox.doctor.ObservationLevel;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of an examination of behaviour and what it rests on. Written as {@code
 * findings.json}. What containment and collection have shown stands in files of their own.
 *
 * @param format {@value #FORMAT}
 * @param plan digest of the plan
 * @param verdict CONFORMS if every finding conforms, DOES_NOT_CONFORM if one does not, else
 *     INCONCLUSIVE; NOT_ASSESSED if no trial could be run
 * @param reason one sentence for people: why this verdict
 * @param findings in the order of the plan's lanes
 * @param notCovered what this examination leaves out, one line each
 * @param trials trials finished, of any outcome
 * @param attempts attempts made for them
 * @param inputTokens all attempts together
 * @param outputTokens all attempts together
 * @param started start of the first trial; null if there was none
 * @param ended end of the last trial; null if there was none
 * @param observation as in the plan
 * @param selfTest trace of the self-test, if the agent failed it and nothing was examined; else
 *     null
 */
public record Findings(
    String format,
    Digest plan,
    Conformity verdict,
    String reason,
    List<Finding> findings,
    List<String> notCovered,
    int trials,
    int attempts,
    long inputTokens,
    long outputTokens,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable ObservationLevel observation,
    @Nullable Digest selfTest) {

  /** Version of this file format. */
  public static final String FORMAT = "assize/findings/v1";

  public Findings {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("format is " + format + ", this version reads " + FORMAT);
    }
    findings = List.copyOf(findings);
    notCovered = List.copyOf(notCovered);
  }

  /**
   * What these findings, and those of the further examinations that were made, say nothing about.
   *
   * @param contained whether containment was examined
   * @param collected whether collection was
   */
  public List<String> notCovered(boolean contained, boolean collected) {
    return Stream.concat(NotCovered.further(contained, collected).stream(), notCovered.stream())
        .toList();
  }

  /** The same, of an agent that failed the self-test. */
  Findings withSelfTest(Digest trace) {
    return new Findings(
        format,
        plan,
        verdict,
        reason,
        findings,
        notCovered,
        trials,
        attempts,
        inputTokens,
        outputTokens,
        started,
        ended,
        observation,
        trace);
  }
}
