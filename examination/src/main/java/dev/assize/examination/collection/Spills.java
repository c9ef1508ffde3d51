package dev.assize.examination.collection;

import java.util.List;

/**
 * What became of the planted secrets inside the machine, beside what was sent away.
 *
 * @param spills one for each secret and channel, whole ones first
 * @param unsearched what could not be searched, and why, as sentences; a secret may be there
 */
public record Spills(List<Spill> spills, List<String> unsearched) {

  /** Copies the lists. */
  public Spills {
    spills = List.copyOf(spills);
    unsearched = List.copyOf(unsearched);
  }
}
