package dev.assize.examination.evidence;

import java.util.List;

/**
 * What verifying something showed.
 *
 * @param what that was verified: one line
 * @param checks in the order in which they were made
 * @param signedBy the trusted evaluators who signed it; empty if none did
 * @param logs the trusted logs that hold it
 * @param witnesses who cosigned the logs' checkpoints
 * @param notChecked what this says nothing about, and why; one line each
 */
public record Verification(
    String what,
    List<Check> checks,
    List<String> signedBy,
    List<String> logs,
    List<String> witnesses,
    List<String> notChecked) {

  /** Copies the lists. */
  public Verification {
    checks = List.copyOf(checks);
    signedBy = List.copyOf(signedBy);
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
    notChecked = List.copyOf(notChecked);
  }

  /**
   * One question and its answer.
   *
   * @param name what was checked, as a statement that holds if it passed
   * @param problems why it does not hold; empty if it does
   */
  public record Check(String name, List<String> problems) {

    /** Copies the list. */
    public Check {
      problems = List.copyOf(problems);
    }

    public boolean passed() {
      return problems.isEmpty();
    }
  }

  /** Whether everything that was checked holds. */
  public boolean passed() {
    return checks.stream().allMatch(Check::passed);
  }
}
