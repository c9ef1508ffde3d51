package dev.assize.register.evaluator;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.EvaluatorRules;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through an evaluator's life, entry by entry. Used once. */
final class Replay {

  /**
   * Something that happened to an evaluator: an entry, or a flaw that it missed.
   *
   * @param entry a recognition or downgrade; null if it is a blind test
   * @param missed the blind test; null if it is an entry
   */
  record Event(
      Instant since,
      long index,
      @Nullable Valid<? extends Predicate> entry,
      @Nullable BlindTest missed) {}

  private record Open(
      State state, Instant since, @Nullable Instant until, String words, List<Digest> entries) {

    boolean at(Instant time) {
      return !since.isAfter(time) && (until == null || until.isAfter(time));
    }
  }

  private final EvaluatorRules rules;
  private final List<Valid<RecognitionPredicate>> recognitions = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private final List<Standing.Voided> voids = new ArrayList<>();
  private final List<BlindTest> missed = new ArrayList<>();
  private int revocations;
  private Instant lifted = Instant.MIN;
  private @Nullable Open barred;

  Replay(EvaluatorRules rules) {
    this.rules = rules;
  }

  Standing standing(List<Event> events, Instant time) {
    for (Event event : events) {
      if (event.missed() != null) {
        miss(event.missed(), event.since());
      } else if (event.entry() != null) {
        Valid<? extends Predicate> entry = event.entry();
        switch (entry.says()) {
          case RecognitionPredicate says ->
              recognise(new Valid<>(entry.entry(), says, entry.since()));
          case DowngradePredicate says -> downgrade(says, entry.id(), entry.since());
          default -> throw new IllegalArgumentException("no entry of an evaluator's life");
        }
      }
    }
    return conclude(time);
  }

  private void recognise(Valid<RecognitionPredicate> recognition) {
    Instant since = recognition.since();
    if (barred != null || !recognition.says().until().isAfter(since)) {
      return;
    }
    boolean goesOn = recognised(since) && worst(since).isEmpty();
    if (!goesOn) {
      lift(since);
      open.add(
          new Open(
              State.PROBATION,
              since,
              Moment.later(since, rules.probation()),
              "newly recognised",
              List.of(recognition.id())));
    }
    recognitions.add(recognition);
  }

  /** A new recognition ends all that went before. */
  private void lift(Instant since) {
    if (!recognitions.isEmpty() || !open.isEmpty()) {
      lifted = since;
    }
    recognitions.clear();
    open.clear();
    missed.clear();
    voids.replaceAll(each ->
        each.until() == null || each.until().isAfter(since)
            ? new Standing.Voided(each.after(), since, each.words(), each.entries())
            : each);
  }

  private void downgrade(DowngradePredicate says, Digest id, Instant since) {
    String words = "by rule " + says.rule();
    switch (says.state()) {
      case PROBATION ->
          add(
              State.PROBATION,
              since,
              says.until() == null ? Moment.later(since, rules.probation()) : says.until(),
              words,
              List.of(id));
      case IN_REMEDIATION -> remediate(says, id, since);
      case SUSPENDED -> add(State.SUSPENDED, since, says.until(), words, List.of(id));
      case DISTRUSTED_AFTER ->
          distrust(
              since,
              says.distrustedAfter() == null ? since : says.distrustedAfter(),
              says.until(),
              words,
              List.of(id));
      case REVOKED -> revoke(id, since, words);
      case BARRED -> bar(since, words, List.of(id));
    }
  }

  /** What is not mended in time suspends, without an entry. */
  private void remediate(DowngradePredicate says, Digest id, Instant since) {
    Instant overdue = Moment.later(since, rules.remediation());
    boolean ends = says.until() != null && !says.until().isAfter(overdue);
    add(
        State.IN_REMEDIATION,
        since,
        ends ? says.until() : overdue,
        "by rule " + says.rule(),
        List.of(id));
    if (!ends) {
      add(
          State.SUSPENDED,
          overdue,
          says.until(),
          "%s have passed without recovery, after rule %s"
              .formatted(days(rules.remediation()), says.rule()),
          List.of(id));
    }
  }

  private void distrust(
      Instant since, Instant after, @Nullable Instant until, String words, List<Digest> entries) {
    String said = "distrusted after " + after + " " + words;
    add(State.DISTRUSTED, since, until, said, entries);
    voids.add(new Standing.Voided(after, until, said, entries));
  }

  private void revoke(Digest id, Instant since, String words) {
    if (worst(since).filter(worst -> worst.state() == State.REVOKED).isPresent()) {
      return;
    }
    revocations++;
    if (revocations >= rules.revocations()) {
      bar(since, "revoked " + revocations + " times, the last " + words, List.of(id));
    } else {
      add(State.REVOKED, since, null, words, List.of(id));
      voids.add(new Standing.Voided(since, null, "revoked " + words, List.of(id)));
    }
  }

  private void bar(Instant since, String words, List<Digest> entries) {
    if (barred == null) {
      barred = new Open(State.BARRED, since, null, words, entries);
      voids.add(new Standing.Voided(since, null, "barred, " + words, entries));
    }
  }

  /** What it missed before it was recognised anew has been held against it already. */
  private void miss(BlindTest test, Instant since) {
    if (!test.report().outcome().since().isAfter(lifted)) {
      return;
    }
    missed.add(test);
    Instant from = Moment.earlier(since, rules.window());
    List<BlindTest> counted =
        missed.stream().filter(each -> each.backCheck().since().isAfter(from)).toList();
    if (counted.size() >= rules.missedBackChecks()) {
      Instant after =
          counted.stream()
              .map(each -> each.report().outcome().since())
              .min(Comparator.naturalOrder())
              .orElseThrow();
      distrust(
          since,
          after,
          null,
          "for %d flaws missed within %s".formatted(counted.size(), days(rules.window())),
          counted.stream().map(each -> each.backCheck().id()).toList());
    }
  }

  private void add(
      State state, Instant since, @Nullable Instant until, String words, List<Digest> entries) {
    open.add(new Open(state, since, until, words, entries));
  }

  private boolean recognised(Instant time) {
    for (Valid<RecognitionPredicate> each : recognitions) {
      if (each.says().until().isAfter(time)) {
        return true;
      }
    }
    return false;
  }

  /** The severest of what is worse than probation. */
  private Optional<Open> worst(Instant time) {
    Open worst = null;
    for (Open each : open) {
      if (each.at(time)
          && each.state() != State.PROBATION
          && (worst == null || each.state().compareTo(worst.state()) > 0)) {
        worst = each;
      }
    }
    return Optional.ofNullable(worst);
  }

  private Standing conclude(Instant time) {
    Set<Tier> tiers = EnumSet.noneOf(Tier.class);
    for (Valid<RecognitionPredicate> each : recognitions) {
      if (each.says().until().isAfter(time)) {
        tiers.addAll(each.says().tiers());
      }
    }
    Optional<Open> state =
        Optional.ofNullable(barred)
            .or(() -> worst(time).filter(worst -> recognised(time) || !worst.state().assignable()));
    if (state.isEmpty() && !recognised(time)) {
      return lapsed();
    }
    state = state.or(() -> probation(time));
    if (state.isPresent()) {
      Open is = state.get();
      Set<Tier> still = is.state().assignable() ? tiers : Set.of();
      return new Standing(
          is.state(), is.since(), is.until(), still, voids, is.words(), is.entries());
    }
    Valid<RecognitionPredicate> last = recognitions.getLast();
    return new Standing(
        State.RECOGNISED,
        last.since(),
        last.says().until(),
        tiers,
        voids,
        "recognised",
        List.of(last.id()));
  }

  private Optional<Open> probation(Instant time) {
    return open.stream()
        .filter(each -> each.at(time) && each.state() == State.PROBATION)
        .max(Comparator.comparing(each -> each.until() == null ? Instant.MAX : each.until()));
  }

  private Standing lapsed() {
    if (recognitions.isEmpty()) {
      return new Standing(
          State.NOT_RECOGNISED, null, null, Set.of(), voids, "never recognised", List.of());
    }
    Valid<RecognitionPredicate> last =
        recognitions.stream().max(Comparator.comparing(each -> each.says().until())).orElseThrow();
    return new Standing(
        State.NOT_RECOGNISED,
        last.says().until(),
        null,
        Set.of(),
        voids,
        "its recognition has ended",
        List.of(last.id()));
  }

  private static String days(Duration span) {
    return span.toDays() + " days";
  }
}
