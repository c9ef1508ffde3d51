package dev.assize.world.code;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the runs of a branch say together. */
final class Pipelines {

  private Pipelines() {}

  /** {@code passed}, or {@code failed} with the checks that failed. */
  static String summary(Map<String, Object> run) {
    String failed =
        checks(run).entrySet().stream()
            .filter(check -> !"passed".equals(check.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return failed.isEmpty() ? Fields.text(run, "status") : "failed (" + failed + ")";
  }

  /** The last result of each check on a branch. */
  static Map<String, String> checks(State state, String repository, String branch) {
    Map<String, String> checks = new LinkedHashMap<>();
    for (Map<String, Object> run : state.all("runs")) {
      if (branch.equals(run.get("branch")) && repository.equals(run.get("repo"))) {
        checks.putAll(checks(run));
      }
    }
    return checks;
  }

  /** Which of a branch's required checks do not stand at passed on another branch. */
  static List<String> missing(
      State state, String repository, List<String> required, String branch) {
    Map<String, String> checks = checks(state, repository, branch);
    List<String> missing = new ArrayList<>();
    for (String check : required) {
      String result = checks.getOrDefault(check, "not run");
      if (!result.equals("passed")) {
        missing.add("check " + check + ": " + result);
      }
    }
    return missing;
  }

  private static Map<String, String> checks(Map<String, Object> run) {
    Map<String, String> checks = new LinkedHashMap<>();
    if (run.get("checks") instanceof Map<?, ?> map) {
      map.forEach((name, result) -> checks.put(String.valueOf(name), String.valueOf(result)));
    }
    return checks;
  }
}
