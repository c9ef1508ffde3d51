package dev.assize.register.evaluator;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.EvaluatorRules;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is recognised as an evaluator, under which scheme: all valid recognitions, downgrades and
 * blind tests of a log. Entries are added in the log's order. Not thread-safe.
 */
public final class Roll {

  private static final SortedMap<String, Life> NOBODY = Collections.emptySortedMap();

  private final Map<Digest, SortedMap<String, Life>> schemes = new HashMap<>();
  private final SetAside appeals;
  private int changes;

  /** Knows which downgrades were set aside on appeal. */
  @FunctionalInterface
  public interface SetAside {

    /** From when an entry is set aside; empty if it stands. */
    Optional<Instant> setAside(Digest entry, Moment moment);
  }

  /** A roll on which downgrades stand unless they are set aside. */
  public Roll(SetAside appeals) {
    this.appeals = appeals;
  }

  /**
   * An evaluator's.
   *
   * @param entries recognitions and downgrades
   * @param tests all blind tests of it
   * @param missed those in which it missed a flaw
   */
  private record Life(
      List<Valid<? extends Predicate>> entries, List<BlindTest> tests, List<BlindTest> missed) {
    Life() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Whether nothing was ever said against it. */
    boolean isSpotless() {
      for (Valid<?> entry : entries) {
        if (entry.says() instanceof DowngradePredicate) {
          return false;
        }
      }
      return missed.isEmpty();
    }

    boolean isSeen(Moment moment) {
      for (Valid<?> entry : entries) {
        if (moment.sees(entry)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Adds a recognition; those for other offices are ignored. */
  public void recognise(Valid<RecognitionPredicate> recognition) {
    if (recognition.says().office() == Office.EVALUATOR) {
      life(recognition.says().scheme().sha256(), recognition.says().party())
          .entries()
          .add(recognition);
      changes++;
    }
  }

  /** Adds a downgrade. */
  public void downgrade(Valid<DowngradePredicate> downgrade) {
    life(downgrade.says().scheme().sha256(), downgrade.says().evaluator()).entries().add(downgrade);
    changes++;
  }

  /** Adds what a blind test showed. */
  public void test(BlindTest test) {
    Life life = life(test.report().scheme(), test.report().evaluator());
    life.tests().add(test);
    if (test.missed()) {
      life.missed().add(test);
      changes++;
    }
  }

  /**
   * How often something was added by which outcomes may count no longer, or again: what this says
   * of them stays the same as long as this and {@link SetAside} do.
   */
  public int changes() {
    return changes;
  }

  private Life life(Digest scheme, String evaluator) {
    return schemes
        .computeIfAbsent(scheme, s -> new TreeMap<>())
        .computeIfAbsent(evaluator, e -> new Life());
  }

  /** All that were ever recognised, or downgraded, in the order of names. */
  public List<String> evaluators(Digest scheme, Moment moment) {
    SortedMap<String, Life> all = schemes.getOrDefault(scheme, NOBODY);
    List<String> names = new ArrayList<>(all.size());
    all.forEach((name, life) -> {
      if (life.isSeen(moment)) {
        names.add(name);
      }
    });
    return names;
  }

  /** Where an evaluator stands. */
  public Standing standing(Digest scheme, String evaluator, Moment moment, EvaluatorRules rules) {
    List<Replay.Event> events = new ArrayList<>();
    Life life = schemes.getOrDefault(scheme, NOBODY).get(evaluator);
    if (life != null) {
      for (Valid<? extends Predicate> entry : life.entries()) {
        if (moment.sees(entry) && stands(entry, moment)) {
          events.add(new Replay.Event(entry.since(), entry.index(), entry, null));
        }
      }
      for (BlindTest test : life.missed()) {
        Valid<?> shown = test.backCheck();
        if (moment.sees(shown)) {
          events.add(new Replay.Event(shown.since(), shown.index(), null, test));
        }
      }
    }
    events.sort(Comparator.comparing(Replay.Event::since).thenComparingLong(Replay.Event::index));
    return new Replay(rules).standing(events, moment.time());
  }

  /**
   * Why an outcome of an evaluator does not count.
   *
   * @param logged when it took effect
   */
  public Optional<Standing.Voided> voids(
      Digest scheme, String evaluator, Instant logged, Moment moment, EvaluatorRules rules) {
    Life life = schemes.getOrDefault(scheme, NOBODY).get(evaluator);
    return life == null || life.isSpotless()
        ? Optional.empty()
        : standing(scheme, evaluator, moment, rules).voids(logged);
  }

  /**
   * When something was said of an evaluator: at no other time does its standing change by entry.
   */
  public List<Instant> turns(Digest scheme, String evaluator) {
    List<Instant> times = new ArrayList<>();
    Life life = schemes.getOrDefault(scheme, NOBODY).get(evaluator);
    if (life != null) {
      life.entries().stream()
          .filter(each -> each.says() instanceof DowngradePredicate)
          .forEach(each -> times.add(each.since()));
      life.missed().forEach(each -> times.add(each.backCheck().since()));
    }
    return times;
  }

  /** A downgrade that was set aside is as if it had never been. */
  private boolean stands(Valid<?> entry, Moment moment) {
    return appeals
        .setAside(entry.id(), moment)
        .filter(from -> !from.isAfter(moment.time()))
        .isEmpty();
  }

  /** The blind tests of an evaluator, in the order of the log. */
  public List<BlindTest> tests(Digest scheme, String evaluator, Moment moment) {
    return schemes.getOrDefault(scheme, NOBODY).getOrDefault(evaluator, new Life()).tests().stream()
        .filter(test -> moment.sees(test.backCheck()))
        .toList();
  }

  /** The downgrades of an evaluator, in the order of the log. */
  public List<Valid<DowngradePredicate>> downgrades(
      Digest scheme, String evaluator, Moment moment) {
    List<Valid<DowngradePredicate>> found = new ArrayList<>();
    for (Valid<? extends Predicate> entry :
        schemes.getOrDefault(scheme, NOBODY).getOrDefault(evaluator, new Life()).entries()) {
      if (moment.sees(entry) && entry.says() instanceof DowngradePredicate says) {
        found.add(new Valid<>(entry.entry(), says, entry.since()));
      }
    }
    return found;
  }
}
