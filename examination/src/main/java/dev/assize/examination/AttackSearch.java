package dev.assize.examination;

import dev.assize.examination.proposing.AttackerModel;
import dev.assize.examination.proposing.Consultation;
import dev.assize.examination.proposing.Question;
import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.world.Attack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
 * <p>If the plan names an attacker's model, that is asked for further texts at even distances
 * during the search, each time for one place. Each text is played once, and then competes with all
 * others.
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

  private final Plan.Search search;
  private final Lane lane;
  private final Seed seed;
  private final Map<String, Candidate> known = new HashMap<>();
  private final List<Candidate> plain = new ArrayList<>();
  private final Set<Candidate> played = new LinkedHashSet<>();
  private final Map<String, Candidate.Score> features = new HashMap<>();
  private final Map<String, Candidate.Score> mutations = new HashMap<>();
  private final Map<String, List<String>> others = new HashMap<>();
  private final Map<String, Candidate.Score> bases = new LinkedHashMap<>();
  private final List<String> unplayed = new ArrayList<>();
  private final Map<String, Integer> asked = new LinkedHashMap<>();
  private int questions;
  private int seen;
  private Candidate.@Nullable Best bestKnown;
  private @Nullable List<String> strongest;

  AttackSearch(Plan.Search search, Lane lane, Seed seed) {
    this.search = search;
    this.lane = lane;
    this.seed = seed.derive(lane.requirement());
    lane.attacks().forEach(base -> plain.add(keep(base)));
    lane.attacks().forEach(base -> bases.put(base, new Candidate.Score()));
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
    bestKnown = null;
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
    Candidate candidate = keep(trial.attack());
    played.add(candidate);
    candidate.own().add(harm);
    candidate.shared().forEach(score -> score.add(harm));
    bases.computeIfAbsent(id.plain().toString(), base -> new Candidate.Score()).add(harm);
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
    bestKnown = null;
    AttackerModel model = search.model();
    int most = model == null ? 0 : model.proposals();
    questions++;
    asked.merge(consultation.place(), 1, Integer::sum);
    consultation.proposals().stream()
        .limit(most)
        .map(proposal ->
            new Attack.Id(proposal.technique(), List.of(), consultation.place()).toString())
        .filter(attack -> bases.putIfAbsent(attack, new Candidate.Score()) == null)
        .forEach(attack -> {
          plain.add(keep(attack));
          unplayed.add(attack);
        });
  }

  /** In turns the most promising place, and one that was asked for least. */
  private String placeToAskFor() {
    List<String> places =
        lane.attacks().stream().map(base -> Attack.Id.parse(base).place()).distinct().toList();
    Comparator<String> promising =
        Comparator.comparingDouble((String place) ->
            features.getOrDefault("place " + place, new Candidate.Score()).meanByItself());
    Comparator<String> neglected =
        Comparator.comparingInt((String place) -> -asked.getOrDefault(place, 0));
    return places.stream()
        .max(questions % 2 == 0 ? promising : neglected.thenComparing(promising))
        .orElseThrow();
  }

  private List<Question.Tried> bestSoFar() {
    return played.stream()
        .sorted(Comparator.comparingDouble(Candidate::promise).reversed())
        .limit(TOLD)
        .map(tried -> new Question.Tried(tried.attack(), tried.own().trials, tried.own().harms))
        .toList();
  }

  /** The strongest attacks of the search; fixed when they are first asked for. */
  private List<String> strongest() {
    if (strongest == null) {
      Seed.Random random = seed.derive("strongest").random();
      Set<Candidate> all = new LinkedHashSet<>(played);
      all.addAll(plain);
      List<Candidate> ranked = new ArrayList<>(all);
      shuffle(ranked, random);
      ranked.sort(Comparator.comparingDouble(Candidate::promise).reversed());
      strongest = ranked.stream().limit(search.strongest()).map(Candidate::attack).toList();
    }
    return strongest;
  }

  private String mostPromising(Seed.Random random) {
    Candidate.Best best = new Candidate.Best(bestKnown());
    Set<String> fresh = new HashSet<>();
    for (int i = 0; i < FRESH_CANDIDATES && !search.mutations().isEmpty(); i++) {
      Candidate base = random.pick(plain);
      List<String> chain = chain(random);
      if (chain.isEmpty()) {
        continue; // known
      }
      double promise = base.promiseIfMutated(scores(chain));
      if (promise < best.highest()) {
        continue; // not worth naming
      }
      String attack = base.id().mutatedBy(chain).toString();
      if (!known.containsKey(attack) && fresh.add(attack)) {
        best.consider(attack, promise);
      }
    }
    return best.pick(random);
  }

  private List<Candidate.Score> scores(List<String> chain) {
    Candidate.Score first = score(chain.getFirst());
    return chain.size() == 1 ? List.of(first) : List.of(first, score(chain.getLast()));
  }

  private Candidate.Score score(String mutation) {
    return mutations.computeIfAbsent(mutation, name -> feature(Candidate.feature(name)));
  }

  /** Of those known; the same until something new is seen or proposed. */
  private Candidate.Best bestKnown() {
    Candidate.Best best = bestKnown;
    if (best == null) {
      best = new Candidate.Best();
      played.forEach(best::consider);
      for (Candidate base : plain) {
        if (base.own().trials == 0) { // else it is one of those played
          best.consider(base);
        }
      }
      bestKnown = best;
    }
    return best;
  }

  private String leastPlayed(Seed.Random random) {
    int fewest = bases.values().stream().mapToInt(score -> score.trials).min().orElse(0);
    List<String> least =
        bases.entrySet().stream()
            .filter(entry -> entry.getValue().trials == fewest)
            .map(Map.Entry::getKey)
            .toList();
    String base = random.pick(least);
    List<String> chain = chain(random);
    return chain.isEmpty() ? base : Attack.Id.parse(base).mutatedBy(chain).toString();
  }

  private Candidate keep(String attack) {
    return known.computeIfAbsent(attack, name -> candidate(name, Attack.Id.parse(name)));
  }

  private Candidate candidate(String attack, Attack.Id id) {
    List<Candidate.Score> shared = Candidate.features(id).stream().map(this::feature).toList();
    return new Candidate(attack, id, new Candidate.Score(), shared);
  }

  private Candidate.Score feature(String name) {
    return features.computeIfAbsent(name, key -> new Candidate.Score());
  }

  /** Half the attacks are left as they are, a third get one mutation, the others two. */
  private List<String> chain(Seed.Random random) {
    int draw = random.nextInt(6);
    List<String> all = search.mutations();
    if (draw < 3 || all.isEmpty()) {
      return List.of();
    }
    String first = random.pick(all);
    return draw == 5 && all.size() > 1
        ? List.of(first, random.pick(others(first)))
        : List.of(first);
  }

  private List<String> others(String mutation) {
    return others.computeIfAbsent(
        mutation,
        name -> search.mutations().stream().filter(other -> !other.equals(name)).toList());
  }

  private static void shuffle(List<?> list, Seed.Random random) {
    for (int i = list.size() - 1; i > 0; i--) {
      java.util.Collections.swap(list, i, random.nextInt(i + 1));
    }
  }
}
