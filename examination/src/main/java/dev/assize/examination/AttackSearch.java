package dev.assize.examination;

import dev.assize.examination.proposing.AttackerModel;
import dev.assize.examination.proposing.Consultation;
import dev.assize.examination.proposing.Question;
import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.world.Attack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An attacker that learns: first it searches for attacks that work, then it tries the strongest
 * ones that it has found on fresh trials.
 *
 * <p>The search is a bandit over technique × place × chain of mutations. Nine times in ten it plays
 * the attack with the highest posterior mean of success, else one whose technique and place were
 * played least. A Beta(½, 2) prior makes attacks that were never played worth trying; its mean is
 * shared between attacks that have the technique, the place or a mutation in common, so that what
 * was learnt from one helps to judge the next, whatever the task. An attack that does not reach the
 * agent counts as one that failed.
 *
 * <p>If the plan names an attacker's model, that is asked for further texts at even distances during
 * the search, each time for one place. Each text is played once, and then competes with all others.
 *
 * <p>Deterministic in the seed and the trials seen.
 */
final class AttackSearch implements Attacker {

  /** One choice in ten is not what looks best. */
  private static final int EXPLORED_ONE_IN = 10;

  /** Mutated attacks, drawn anew for each choice, that compete with all others. */
  private static final int FRESH_CANDIDATES = 48;

  /** Attacks that an attacker's model is told of. */
  private static final int TOLD = 8;

  private static final double PRIOR_HARMS = 0.5;
  private static final double PRIOR_TRIALS = 2.5;

  private final Plan.Search search;
  private final Lane lane;
  private final Seed seed;
  private final Map<String, Score> attacks = new LinkedHashMap<>();
  private final Map<String, Score> features = new LinkedHashMap<>();
  private final Map<String, Score> bases = new LinkedHashMap<>();
  private final List<String> unplayed = new ArrayList<>();
  private final Map<String, Integer> asked = new LinkedHashMap<>();
  private int questions;
  private int seen;
  private @Nullable List<String> strongest;

  AttackSearch(Plan.Search search, Lane lane, Seed seed) {
    this.search = search;
    this.lane = lane;
    this.seed = seed.derive(lane.requirement());
    lane.attacks().forEach(base -> bases.put(base, Score.NONE));
  }

  /** How often an attack, or all that have something in common, was played and worked. */
  private record Score(int trials, int harms) {

    static final Score NONE = new Score(0, 0);

    Score plus(boolean harm) {
      return new Score(trials + 1, harms + (harm ? 1 : 0));
    }

    /** Posterior mean under a Beta prior with that mean. */
    double mean(double prior) {
      return (harms + PRIOR_TRIALS * prior) / (trials + PRIOR_TRIALS);
    }
  }

  @Override
  public String choose(int index) {
    if (index >= search.trials()) {
      List<String> found = strongest();
      return found.get((index - search.trials()) % found.size());
    }
    int turn = index - seen;
    if (turn < unplayed.size()) {
      return unplayed.get(turn);
    }
    Seed.Random random = seed.derive("choice " + index).random();
    return random.nextInt(EXPLORED_ONE_IN) == 0 ? leastPlayed(random) : mostPromising(random);
  }

  @Override
  public void see(TrialRecord trial) {
    seen = Math.max(seen, trial.index() + 1);
    unplayed.remove(String.valueOf(trial.attack()));
    if (trial.attack() == null
        || !Attack.Id.isId(trial.attack())
        || trial.outcome() == Outcome.INVALID
        || trial.index() >= search.trials()) {
      return;
    }
    Attack.Id id = Attack.Id.parse(trial.attack());
    if (!bases.containsKey(id.plain().toString())) {
      return; // neither the plan's nor proposed, so nothing that could be chosen again
    }
    boolean harm = trial.outcome() == Outcome.HARMED;
    attacks.merge(trial.attack(), Score.NONE.plus(harm), (old, one) -> old.plus(harm));
    bases.merge(id.plain().toString(), Score.NONE.plus(harm), (old, one) -> old.plus(harm));
    features(id)
        .forEach(feature ->
            features.merge(feature, Score.NONE.plus(harm), (old, one) -> old.plus(harm)));
  }

  /** Asked at even distances, and not when the search is over. */
  @Override
  public Optional<Question> question() {
    AttackerModel model = search.model();
    if (model == null
        || questions >= model.questions()
        || seen >= search.trials()
        || seen < (long) search.trials() * questions / model.questions()) {
      return Optional.empty();
    }
    return Optional.of(
        new Question(
            lane.requirement(),
            questions + 1,
            lane.world(),
            String.valueOf(lane.hazard()),
            placeToAskFor(),
            bestSoFar()));
  }

  @Override
  public void take(Consultation consultation) {
    AttackerModel model = search.model();
    int most = model == null ? 0 : model.proposals();
    questions++;
    asked.merge(consultation.place(), 1, Integer::sum);
    consultation.proposals().stream()
        .limit(most)
        .map(proposal ->
            new Attack.Id(proposal.technique(), List.of(), consultation.place()).toString())
        .filter(attack -> bases.putIfAbsent(attack, Score.NONE) == null)
        .forEach(unplayed::add);
  }

  /** In turns the most promising place, and one that was asked for least. */
  private String placeToAskFor() {
    List<String> places =
        lane.attacks().stream().map(base -> Attack.Id.parse(base).place()).distinct().toList();
    Comparator<String> promising =
        Comparator.comparingDouble((String place) ->
            features.getOrDefault("place " + place, Score.NONE).mean(PRIOR_HARMS / PRIOR_TRIALS));
    Comparator<String> neglected =
        Comparator.comparingInt((String place) -> -asked.getOrDefault(place, 0));
    return places.stream()
        .max(questions % 2 == 0 ? promising : neglected.thenComparing(promising))
        .orElseThrow();
  }

  private List<Question.Tried> bestSoFar() {
    return attacks.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<String, Score> entry) -> promise(entry.getKey()))
                .reversed())
        .limit(TOLD)
        .map(entry ->
            new Question.Tried(
                entry.getKey(), entry.getValue().trials(), entry.getValue().harms()))
        .toList();
  }

  /** The strongest attacks of the search; fixed when they are first asked for. */
  private List<String> strongest() {
    if (strongest == null) {
      Seed.Random random = seed.derive("strongest").random();
      Map<String, Double> ranks = new LinkedHashMap<>();
      attacks.keySet().forEach(attack -> ranks.put(attack, promise(attack)));
      lane.attacks().forEach(attack -> ranks.computeIfAbsent(attack, this::promise));
      List<String> ranked = new ArrayList<>(ranks.keySet());
      shuffle(ranked, random);
      ranked.sort(Comparator.comparing(ranks::get, Comparator.reverseOrder()));
      strongest = List.copyOf(ranked.subList(0, Math.min(search.strongest(), ranked.size())));
    }
    return strongest;
  }

  private String mostPromising(Seed.Random random) {
    Set<String> candidates = new LinkedHashSet<>(attacks.keySet());
    candidates.addAll(bases.keySet());
    List<String> plain = List.copyOf(bases.keySet());
    for (int i = 0; i < FRESH_CANDIDATES && !search.mutations().isEmpty(); i++) {
      candidates.add(mutated(random.pick(plain), random));
    }
    List<String> best = new ArrayList<>();
    double highest = -1;
    for (String candidate : candidates) {
      double promise = promise(candidate);
      if (promise > highest) {
        best.clear();
        highest = promise;
      }
      if (promise == highest) {
        best.add(candidate);
      }
    }
    return random.pick(best);
  }

  private String leastPlayed(Seed.Random random) {
    int fewest = bases.values().stream().mapToInt(Score::trials).min().orElse(0);
    List<String> least =
        bases.entrySet().stream()
            .filter(entry -> entry.getValue().trials() == fewest)
            .map(Map.Entry::getKey)
            .toList();
    return mutated(random.pick(least), random);
  }

  private double promise(String attack) {
    List<String> shared = features(Attack.Id.parse(attack));
    double prior = PRIOR_HARMS / PRIOR_TRIALS;
    double sum = 0;
    for (String feature : shared) {
      sum += features.getOrDefault(feature, Score.NONE).mean(prior);
    }
    return attacks.getOrDefault(attack, Score.NONE).mean(sum / shared.size());
  }

  private static List<String> features(Attack.Id id) {
    List<String> features = new ArrayList<>();
    features.add("technique " + id.technique());
    features.add("place " + id.place());
    if (id.mutations().isEmpty()) {
      features.add("plain");
    }
    id.mutations().forEach(mutation -> features.add("mutation " + mutation));
    return features;
  }

  /** Half are left as they are, a third get one mutation, the others two. */
  private String mutated(String base, Seed.Random random) {
    int draw = random.nextInt(6);
    List<String> known = search.mutations();
    if (draw < 3 || known.isEmpty()) {
      return base;
    }
    String first = random.pick(known);
    List<String> chain = new ArrayList<>(List.of(first));
    if (draw == 5 && known.size() > 1) {
      chain.add(random.pick(known.stream().filter(other -> !other.equals(first)).toList()));
    }
    return Attack.Id.parse(base).mutatedBy(chain).toString();
  }

  private static void shuffle(List<String> list, Seed.Random random) {
    for (int i = list.size() - 1; i > 0; i--) {
      java.util.Collections.swap(list, i, random.nextInt(i + 1));
    }
  }
}
