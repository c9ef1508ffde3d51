package dev.assize.log.audit;

import dev.assize.log.merkle.TreeHead;
import java.util.List;

/**
 * What an audit found.
 *
 * @param head what the checkpoint commits to; the empty tree if there is no checkpoint to believe
 * @param problems in the order in which they were found; at most {@value #MAX_PROBLEMS}
 * @param further how many problems are not listed
 */
public record AuditReport(TreeHead head, List<Problem> problems, long further) {

  /** Most problems that are listed. */
  public static final int MAX_PROBLEMS = 1000;

  public AuditReport {
    problems = List.copyOf(problems);
  }

  /** Whether the log is, file by file, what its checkpoint commits to. */
  public boolean isClean() {
    return problems.isEmpty();
  }
}
