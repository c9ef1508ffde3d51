package dev.assize.sandbox.capture;

import java.util.List;

/**
 * Whether everything that a run sent is on record.
 *
 * @param flows how many records there are
 * @param packets how many packets were looked at
 * @param gaps what is missing, one line each; empty if nothing is
 */
public record Outcome(long flows, long packets, List<String> gaps) {

  /** Copies the list. */
  public Outcome {
    gaps = List.copyOf(gaps);
  }

  /** Whether each packet is explained by a record. Whether it could be read is another matter. */
  public boolean complete() {
    return gaps.isEmpty();
  }
}
