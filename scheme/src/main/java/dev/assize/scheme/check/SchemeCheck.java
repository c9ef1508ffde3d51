package dev.assize.scheme.check;

import dev.assize.scheme.HazardAnalysis;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.SchemeFile;
import dev.assize.statement.document.DocumentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether a scheme holds together: everything traces to a loss that it prevents, every number has a
 * source, no clock contradicts another, and nobody can be sanctioned by a trigger that makes no
 * sense.
 *
 * @param problems what has to be changed, one line each with its place, in the order of the checks
 * @param notes what is worth knowing
 */
public record SchemeCheck(List<String> problems, List<String> notes) {

  /** Copies the lists. */
  public SchemeCheck {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** Checks a scheme. */
  public static SchemeCheck of(SchemeFile file) {
    Scheme scheme = file.scheme();
    Problems problems = new Problems(file.document());
    List<String> notes = new ArrayList<>();
    uniqueIds(scheme, problems);
    TierCheck.check(scheme, problems);
    if (scheme.analysis() == null) {
      notes.add("no hazard analysis: nothing says why the scheme asks what it asks");
    }
    TraceCheck.check(scheme, problems);
    SourceCheck.check(file, problems);
    Institution institution = scheme.institution();
    if (institution == null) {
      notes.add("no institution: agents can be examined by this scheme, but not certified");
    } else {
      ClockCheck.check(institution, problems);
      PartyCheck.check(institution, problems);
      LadderCheck.check(institution, problems);
      if (institution.keys().isEmpty()) {
        notes.add("no keys: nobody answers for it yet; assize scheme adopt makes a copy with keys");
      }
    }
    return new SchemeCheck(problems.lines(), notes);
  }

  /**
   * The scheme, if it holds together.
   *
   * @throws DocumentException with every problem, if it does not
   */
  public static Scheme require(SchemeFile file) {
    List<String> problems = of(file).problems();
    if (!problems.isEmpty()) {
      throw new DocumentException(problems);
    }
    return file.scheme();
  }

  /** An id means one thing in the whole scheme, so that reports can name it alone. */
  private static void uniqueIds(Scheme scheme, Problems problems) {
    Map<String, String> seen = new HashMap<>();
    once(
        "/requirements",
        scheme.requirements().stream().map(Scheme.Requirement::id),
        seen,
        problems);
    HazardAnalysis analysis = scheme.analysis();
    if (analysis != null) {
      once(
          "/analysis/losses",
          analysis.losses().stream().map(HazardAnalysis.Loss::id),
          seen,
          problems);
      once(
          "/analysis/hazards",
          analysis.hazards().stream().map(HazardAnalysis.SystemHazard::id),
          seen,
          problems);
      once(
          "/analysis/unsafeControlActions",
          analysis.unsafeControlActions().stream().map(HazardAnalysis.UnsafeControlAction::id),
          seen,
          problems);
    }
    Institution institution = scheme.institution();
    if (institution != null) {
      once("/institution/rules", institution.rules().stream().map(r -> r.id()), seen, problems);
      once("/institution/ladder", institution.ladder().stream().map(r -> r.id()), seen, problems);
    }
  }

  private static void once(
      String list, Stream<String> ids, Map<String, String> seen, Problems problems) {
    int[] index = {0};
    ids.forEach(id -> {
      String pointer = list + "/" + index[0]++ + "/id";
      String earlier = seen.putIfAbsent(id, pointer);
      if (earlier != null) {
        problems.add(
            pointer, "the id \"%s\" stands twice, first in %s", id, problems.where(earlier));
      }
    });
  }
}
