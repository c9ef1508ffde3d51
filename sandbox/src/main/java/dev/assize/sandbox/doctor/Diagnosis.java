package dev.assize.sandbox.doctor;

import java.util.List;

/**
 * What was found out about a machine.
 *
 * @param level how much can be observed
 * @param checks of all facilities, in order
 */
public record Diagnosis(ObservationLevel level, List<Check> checks) {

  /** Copies the list. */
  public Diagnosis {
    checks = List.copyOf(checks);
  }

  static Diagnosis of(List<Check> checks) {
    return new Diagnosis(ObservationLevel.of(checks), checks);
  }

  /** The packages that would help. */
  List<String> missingPackages() {
    return checks.stream()
        .flatMap(check -> check.help().stream())
        .flatMap(fix -> fix.packages().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
