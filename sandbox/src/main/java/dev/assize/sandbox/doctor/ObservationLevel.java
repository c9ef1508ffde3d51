package dev.assize.sandbox.doctor;

import java.util.List;

/**
 * How much of what a program does can be observed on a machine. It belongs into every plan and
 * finding about a program: what was not observed was not shown to be harmless.
 *
 * @param rung of the ladder
 * @param gaps what cannot be observed, one line each; empty exactly on the highest rung
 */
public record ObservationLevel(Rung rung, List<String> gaps) {

  /** The ladder, from the top. */
  public enum Rung {
    /** Programs are isolated, and all of Assize's sensors see them. */
    FULL("programs are isolated on this machine, and all of Assize's sensors see what they do"),
    /** Programs are isolated, but some of what they do is not seen. */
    REDUCED("programs are isolated on this machine, but some of what they do is not seen"),
    /** Programs cannot be isolated, so they are not run. */
    NONE("programs cannot be isolated on this machine, so Assize does not run them here");

    private final String meaning;

    Rung(String meaning) {
      this.meaning = meaning;
    }

    /** What it means for whoever examines a program, in words that follow a colon. */
    public String meaning() {
      return meaning;
    }
  }

  /**
   * @throws IllegalArgumentException if there are gaps on the highest rung, or none below it
   */
  public ObservationLevel {
    gaps = List.copyOf(gaps);
    if (gaps.isEmpty() != (rung == Rung.FULL)) {
      throw new IllegalArgumentException("there are gaps exactly below the highest rung");
    }
  }

  /** What follows from these checks: the lowest rung that one of them leaves. */
  static ObservationLevel of(List<Check> checks) {
    List<Check> failed = checks.stream().filter(check -> check.state().lowers()).toList();
    boolean none = failed.stream().anyMatch(check -> check.state() == Check.State.PREVENTS);
    Rung rung = failed.isEmpty() ? Rung.FULL : none ? Rung.NONE : Rung.REDUCED;
    return new ObservationLevel(
        rung, failed.stream().map(check -> check.facility() + ": " + check.follows()).toList());
  }
}
