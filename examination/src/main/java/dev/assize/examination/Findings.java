package dev.assize.examination;

import dev.assize.sandbox.doctor.ObservationLevel;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of an examination and what it rests on. Written as {@code findings.json}.
 *
 * @param format {@value #FORMAT}
 * @param plan digest of the plan
 * @param verdict CONFORMS if every finding conforms, DOES_NOT_CONFORM if one does not, else
 *     INCONCLUSIVE; NOT_ASSESSED if no trial could be run
 * @param reason one sentence for people: why this verdict
 * @param findings in the order of the plan's lanes
 * @param notCovered what this examination says nothing about, one line each
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
