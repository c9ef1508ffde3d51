package dev.assize.scheme.check;

import dev.assize.scheme.HazardAnalysis;
import dev.assize.scheme.HazardAnalysis.Loss;
import dev.assize.scheme.HazardAnalysis.SystemHazard;
import dev.assize.scheme.HazardAnalysis.UnsafeControlAction;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Scheme;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether requirements and rules trace to unsafe control actions, these to hazards, and these to
 * losses; and whether none of them is left without anything that traces to it.
 */
final class TraceCheck {

  private static final String ACTIONS = "/analysis/unsafeControlActions";

  private final Problems problems;

  private TraceCheck(Problems problems) {
    this.problems = problems;
  }

  static void check(Scheme scheme, Problems problems) {
    new TraceCheck(problems).check(scheme);
  }

  private void check(Scheme scheme) {
    HazardAnalysis analysis = scheme.analysis();
    Institution institution = scheme.institution();
    boolean asked = analysis != null;
    Set<String> actions =
        analysis == null ? Set.of() : ids(analysis.unsafeControlActions(), UnsafeControlAction::id);
    Set<String> traced =
        traces("/requirements", scheme.requirements(), Scheme.Requirement::traces, actions, asked);
    if (institution != null) {
      traced.addAll(
          traces("/institution/rules", institution.rules(), rule -> rule.traces(), actions, asked));
    }
    if (analysis == null) {
      return;
    }
    unused(
        ACTIONS,
        analysis.unsafeControlActions(),
        UnsafeControlAction::id,
        traced,
        "requirement or rule prevents it");
    Set<String> hazards =
        links(
            ACTIONS,
            "hazards",
            analysis.unsafeControlActions(),
            UnsafeControlAction::hazards,
            ids(analysis.hazards(), SystemHazard::id),
            "hazard",
            true);
    unused(
        "/analysis/hazards",
        analysis.hazards(),
        SystemHazard::id,
        hazards,
        "unsafe control action leads into it");
    Set<String> losses =
        links(
            "/analysis/hazards",
            "losses",
            analysis.hazards(),
            SystemHazard::losses,
            ids(analysis.losses(), Loss::id),
            "loss",
            true);
    unused("/analysis/losses", analysis.losses(), Loss::id, losses, "hazard leads to it");
  }

  private <T> Set<String> traces(
      String list,
      List<T> from,
      Function<T, List<String>> traces,
      Set<String> actions,
      boolean asked) {
    return links(list, "traces", from, traces, actions, "unsafe control action", asked);
  }

  /** Everything that is linked to. */
  private <T> Set<String> links(
      String list,
      String field,
      List<T> from,
      Function<T, List<String>> links,
      Set<String> known,
      String what,
      boolean asked) {
    Set<String> linked = new HashSet<>();
    for (int i = 0; i < from.size(); i++) {
      List<String> ids = links.apply(from.get(i));
      if (ids.isEmpty() && asked) {
        problems.add(list + "/" + i, "leads to no %s; name one in %s", what, field);
      }
      for (int j = 0; j < ids.size(); j++) {
        if (!known.contains(ids.get(j))) {
          problems.add(
              list + "/" + i + "/" + field + "/" + j, "there is no %s \"%s\"", what, ids.get(j));
        }
      }
      linked.addAll(ids);
    }
    return linked;
  }

  private <T> void unused(
      String list, List<T> all, Function<T, String> id, Set<String> used, String what) {
    for (int i = 0; i < all.size(); i++) {
      if (!used.contains(id.apply(all.get(i)))) {
        problems.add(list + "/" + i, "%s: no %s", id.apply(all.get(i)), what);
      }
    }
  }

  private static <T> Set<String> ids(List<T> all, Function<T, String> id) {
    return all.stream().map(id).collect(Collectors.toSet());
  }
}
