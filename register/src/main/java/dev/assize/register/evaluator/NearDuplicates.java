package dev.assize.register.evaluator;

import dev.assize.register.evaluator.Signal.Kind;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds outcomes of unlike agents that are copies of each other: the same evidence, or nearly the
 * same counts. Similarity is Jaccard's, of {@link Traits}. All pairs above the threshold are found,
 * without comparing all with all: such pairs share one of their rarest traits (prefix filtering;
 * Bayardo, Ma, Srikant, Scaling up all pairs similarity search, 2007). Stateless.
 */
final class NearDuplicates {

  /** Fewer traits in common may be chance. */
  static final int LEAST_SHARED = 3;

  /** More pairs than this are not compared. */
  static final int MAX_PAIRS = 200_000;

  private NearDuplicates() {}

  /**
   * @param reports of all evaluators
   * @param threshold similarity, above 0
   */
  static List<Signal> find(String evaluator, List<Report> reports, double threshold) {
    List<Set<String>> traits = Traits.of(reports);
    Search search = new Search(evaluator, reports, traits, threshold);
    Map<String, List<Integer>> index = new HashMap<>();
    List<List<String>> prefixes = prefixes(reports, traits, threshold);
    for (int i = 0; i < reports.size(); i++) {
      Set<Integer> candidates = new HashSet<>();
      for (String trait : prefixes.get(i)) {
        List<Integer> before = index.computeIfAbsent(trait, t -> new ArrayList<>());
        candidates.addAll(before);
        before.add(i);
      }
      if (!search.compare(i, candidates)) {
        break;
      }
    }
    return search.signals;
  }

  /**
   * The rarest traits of each outcome, of which a similar one must share one; and what alone shows
   * a copy.
   */
  private static List<List<String>> prefixes(
      List<Report> reports, List<Set<String>> traits, double threshold) {
    Map<String, Integer> frequency = new HashMap<>();
    traits.forEach(each -> each.forEach(trait -> frequency.merge(trait, 1, Integer::sum)));
    Comparator<String> rarest =
        Comparator.<String>comparingInt(trait -> frequency.getOrDefault(trait, 0))
            .thenComparing(Comparator.naturalOrder());
    List<List<String>> prefixes = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      int size = traits.get(i).size();
      int length = size - (int) Math.ceil(threshold * size - 1e-9) + 1;
      List<String> prefix =
          new ArrayList<>(
              traits.get(i).stream().sorted(rarest).limit(Math.clamp(length, 0, size)).toList());
      prefix.addAll(Traits.proofs(reports.get(i)));
      prefixes.add(prefix);
    }
    return prefixes;
  }

  private static final class Search {

    private final String evaluator;
    private final List<Report> reports;
    private final List<Set<String>> traits;
    private final double threshold;
    private final List<Signal> signals = new ArrayList<>();
    private int pairs;

    Search(String evaluator, List<Report> reports, List<Set<String>> traits, double threshold) {
      this.evaluator = evaluator;
      this.reports = reports;
      this.traits = traits;
      this.threshold = threshold;
    }

    /**
     * Whoever comes later is the one who copied; the first original is named. Returns false if
     * there is too much to compare.
     */
    boolean compare(int later, Set<Integer> candidates) {
      Report report = reports.get(later);
      if (!report.evaluator().equals(evaluator)) {
        return true;
      }
      for (int earlier : candidates.stream().sorted().toList()) {
        if (++pairs > MAX_PAIRS) {
          signals.add(
              new Signal(
                  Kind.CUT,
                  evaluator,
                  "more than %d pairs of outcomes to compare; the rest was not compared"
                      .formatted(MAX_PAIRS),
                  List.of()));
          return false;
        }
        Optional<String> words =
            reports.get(earlier).agent().equals(report.agent())
                ? Optional.empty()
                : like(earlier, later);
        if (words.isPresent()) {
          add(earlier, report, words.get());
          return true;
        }
      }
      return true;
    }

    private void add(int earlier, Report report, String words) {
      Report other = reports.get(earlier);
      signals.add(
          new Signal(
              Kind.NEAR_DUPLICATE,
              evaluator,
              "%s as an outcome of %s about another agent".formatted(words, other.evaluator()),
              List.of(report.outcome().id(), other.outcome().id())));
    }

    private Optional<String> like(int one, int other) {
      ExaminationPredicate a = reports.get(one).outcome().says();
      ExaminationPredicate b = reports.get(other).outcome().says();
      if (a.evidence().count() > 0 && a.evidence().root().equals(b.evidence().root())) {
        return Optional.of("it rests on the same evidence");
      }
      if (b.furtherResults().stream().anyMatch(result -> hasFile(a, result.file()))) {
        return Optional.of("it has the same file of further results");
      }
      if (a.coverage().executed() > 0 && sameTime(a, b)) {
        return Optional.of("its trials began and ended at the same times");
      }
      int shared = (int) traits.get(one).stream().filter(traits.get(other)::contains).count();
      int all = traits.get(one).size() + traits.get(other).size() - shared;
      return shared >= LEAST_SHARED && shared >= threshold * all - 1e-9
          ? Optional.of("it shares %d of %d telling counts".formatted(shared, all))
          : Optional.empty();
    }

    private static boolean hasFile(ExaminationPredicate says, ResourceDescriptor file) {
      return says.furtherResults().stream()
          .anyMatch(own -> own.file().digest().equals(file.digest()));
    }

    private static boolean sameTime(ExaminationPredicate a, ExaminationPredicate b) {
      return a.startedAt() != null
          && a.endedAt() != null
          && Objects.equals(a.startedAt(), b.startedAt())
          && Objects.equals(a.endedAt(), b.endedAt());
    }
  }
}
