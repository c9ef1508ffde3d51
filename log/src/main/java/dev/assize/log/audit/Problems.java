package dev.assize.log.audit;

import dev.assize.log.merkle.TreeHead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, and counts those that are too many. */
final class Problems {

  private final List<Problem> listed = new ArrayList<>();
  private final Set<String> named = new HashSet<>();
  private long further;

  void add(String path, String what) {
    if (listed.size() < AuditReport.MAX_PROBLEMS) {
      listed.add(new Problem(path, what));
      named.add(path);
    } else {
      further++;
    }
  }

  /** Whether a file is listed. */
  boolean name(String path) {
    return named.contains(path);
  }

  boolean isEmpty() {
    return listed.isEmpty();
  }

  AuditReport report(TreeHead head) {
    return new AuditReport(head, listed, further);
  }
}
