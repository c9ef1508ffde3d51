package dev.assize.register.independence;

import java.util.List;
import java.util.stream.Collectors;

/** Says steps in words. */
final class Words {

  private Words() {}

  static String way(List<Step> steps) {
    return steps.isEmpty()
        ? "they are the same party"
        : steps.stream().map(Step::toString).collect(Collectors.joining("; "));
  }
}
