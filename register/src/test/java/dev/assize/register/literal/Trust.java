package dev.assize.register.literal;

import dev.assize.register.Register;
import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.entry.Valid;
import dev.assize.register.party.Party;
import dev.assize.scheme.EvaluatorRules;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.DowngradePredicate.State;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whose outcomes count: what entries and the scheme's rules say of an evaluator. */
final class Trust {

  private final Register register;
  private final Digest scheme;
  private final EvaluatorRules rules;
  private final LiteralExaminations examinations;

  Trust(Register register, Digest scheme) {
    this.register = register;
    this.scheme = scheme;
    this.rules = register.rules().institution(scheme).evaluators();
    this.examinations = new LiteralExaminations(register.rules().institution(scheme));
  }

  /** An outcome counts if its evaluator might make it then, and is believed now. */
  boolean counts(CaseOutcome outcome, Case file, Instant now) {
    Instant logged = outcome.examination().since();
    boolean challenged =
        file.challenge()
            .filter(each -> !each.since().isAfter(now))
            .filter(each -> each.says().evaluator().equals(outcome.evaluator()))
            .isPresent();
    return outcome.flaw().isEmpty()
        && !challenged
        && recognised(outcome.evaluator(), file.tier(), logged, now)
        && untrusted(outcome.evaluator(), now).stream().noneMatch(each -> each.covers(logged));
  }

  /** When the answer may change. */
  Set<Instant> turns(String evaluator) {
    Set<Instant> turns = new TreeSet<>();
    events(evaluator, register.time()).forEach(event -> turns.add(event.at()));
    party(evaluator)
        .downgrades()
        .forEach(each -> {
          turns.add(each.since());
          setAside(each.id()).ifPresent(turns::add);
        });
    return turns;
  }

  private Party party(String evaluator) {
    return register.parties().party(evaluator).orElseThrow();
  }

  private Optional<Instant> setAside(Digest entry) {
    return register.parties().appeals(entry).stream()
        .filter(appeal -> appeal.says().stage() == Stage.UPHELD)
        .map(Valid::since)
        .findFirst();
  }

  /** "Recognised for it, and not revoked since." */
  private boolean recognised(String evaluator, Tier tier, Instant logged, Instant now) {
    List<Valid<DowngradePredicate>> over =
        party(evaluator).downgrades().stream()
            .filter(each -> each.says().scheme().sha256().equals(scheme))
            .filter(each -> !each.since().isAfter(logged))
            .filter(each ->
                setAside(each.id()).filter(at -> !at.isAfter(now) && !at.isAfter(logged)).isEmpty())
            .toList();
    return party(evaluator).recognitions().stream()
        .filter(this::isEvaluators)
        .filter(each -> each.says().tiers().contains(tier))
        .filter(each -> !each.since().isAfter(logged) && each.says().until().isAfter(logged))
        .anyMatch(each ->
            over.stream()
                .noneMatch(down ->
                    down.says().state() == State.BARRED
                        || (down.says().state() == State.REVOKED && down.index() > each.index())));
  }

  private boolean isEvaluators(Valid<RecognitionPredicate> each) {
    return each.says().office() == Office.EVALUATOR && each.says().scheme().sha256().equals(scheme);
  }

  /** What happened to an evaluator: a recognition, a downgrade that stands, or a missed flaw. */
  record Event(Instant at, long index, Object what) {

    boolean is(State state) {
      return what instanceof DowngradePredicate down && down.state() == state;
    }
  }

  /** A flaw that was missed, in an outcome logged then. */
  private record Missed(Instant outcome) {}

  /** A time whose outcomes are not believed: after its beginning, and until its end. */
  record Untrusted(Instant after, Instant until) {
    boolean covers(Instant logged) {
      return logged.isAfter(after) && !logged.isAfter(until);
    }
  }

  private List<Event> events(String evaluator, Instant now) {
    List<Event> events = new ArrayList<>();
    party(evaluator).recognitions().stream()
        .filter(this::isEvaluators)
        .forEach(each -> events.add(new Event(each.since(), each.index(), each.says())));
    party(evaluator).downgrades().stream()
        .filter(each -> each.says().scheme().sha256().equals(scheme))
        .filter(each -> setAside(each.id()).filter(at -> !at.isAfter(now)).isEmpty())
        .forEach(each -> events.add(new Event(each.since(), each.index(), each.says())));
    for (Case file : register.cases()) {
      file.backCheck()
          .filter(each -> each.says().flawed())
          .ifPresent(check ->
              file.outcomes().stream()
                  .filter(each -> each.evaluator().equals(evaluator))
                  .filter(each -> examinations.conclusion(each, file.tier()) == Conformity.CONFORMS)
                  .filter(each -> each.examination().index() < check.index())
                  .forEach(each ->
                      events.add(
                          new Event(
                              check.since(),
                              check.index(),
                              new Missed(each.examination().since())))));
    }
    events.removeIf(event -> event.at().isAfter(now));
    events.sort(Comparator.comparing(Event::at).thenComparingLong(Event::index));
    return events;
  }

  /** "Outcomes within a time of distrust never count; those after a new recognition do." */
  private List<Untrusted> untrusted(String evaluator, Instant now) {
    List<Event> events = events(evaluator, now);
    List<Untrusted> all = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      boolean over = barredBefore(events, i);
      if (event.what() instanceof DowngradePredicate down && !over) {
        switch (down.state()) {
          case DISTRUSTED_AFTER ->
              all.add(
                  new Untrusted(
                      down.distrustedAfter() == null ? event.at() : down.distrustedAfter(),
                      end(events, i, down.until())));
          case REVOKED, BARRED -> {
            if (barredBefore(events, i + 1)) {
              all.add(new Untrusted(event.at(), Instant.MAX));
            } else if (!revokedAlready(events, i)) {
              all.add(new Untrusted(event.at(), end(events, i, null)));
            }
          }
          default -> {}
        }
      } else if (event.what() instanceof DowngradePredicate down
          && down.state() == State.DISTRUSTED_AFTER) {
        all.add(
            new Untrusted(
                down.distrustedAfter() == null ? event.at() : down.distrustedAfter(),
                down.until() == null ? Instant.MAX : down.until()));
      } else if (event.what() instanceof Missed) {
        Instant end = end(events, i, null);
        distrustByRule(events, i).ifPresent(after -> all.add(new Untrusted(after, end)));
      }
    }
    return all;
  }

  /** "As many flaws missed within the window distrust an evaluator": when the first was made. */
  private Optional<Instant> distrustByRule(List<Event> events, int at) {
    int start = lastStart(events, at);
    boolean anew = start >= 0 && events.subList(0, start).stream().anyMatch(this::counted);
    List<Instant> missed = new ArrayList<>();
    for (Event event : events.subList(start + 1, at + 1)) {
      if (event.what() instanceof Missed flaw
          && event.at().isAfter(events.get(at).at().minus(rules.window()))
          && (!anew || flaw.outcome().isAfter(events.get(start).at()))) {
        missed.add(flaw.outcome());
      }
    }
    boolean isOne = events.get(at).what() instanceof Missed flaw && missed.contains(flaw.outcome());
    return isOne && missed.size() >= rules.missedBackChecks()
        ? missed.stream().min(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** Whether an event begins a life as an evaluator, or troubles it. */
  private boolean counted(Event event) {
    return !(event.what() instanceof Missed);
  }

  /** When what an event began is over: at its own end, or when the evaluator starts anew. */
  private Instant end(List<Event> events, int cause, Instant until) {
    Instant end = until == null ? Instant.MAX : until;
    for (int i = cause + 1; i < events.size(); i++) {
      if (startsAnew(events, i) && events.get(i).at().isBefore(end)) {
        return events.get(i).at();
      }
    }
    return end;
  }

  /** A recognition of somebody who is not in good standing; whoever is barred gets none. */
  private boolean startsAnew(List<Event> events, int at) {
    return events.get(at).what() instanceof RecognitionPredicate
        && !barredBefore(events, at)
        && !isInGoodStanding(events, at);
  }

  private int lastStart(List<Event> events, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (startsAnew(events, i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isInGoodStanding(List<Event> events, int at) {
    Instant now = events.get(at).at();
    int start = lastStart(events, at);
    if (start < 0) {
      return false;
    }
    List<Event> since = events.subList(start, at);
    boolean recognised =
        since.stream()
            .anyMatch(each ->
                each.what() instanceof RecognitionPredicate says && says.until().isAfter(now));
    for (int i = start + 1; i < at; i++) {
      boolean troubled =
          events.get(i).what() instanceof DowngradePredicate down
              ? down.state() != State.PROBATION
                  && (down.state() == State.REVOKED
                      || down.until() == null
                      || down.until().isAfter(now))
              : distrustByRule(events, i).isPresent();
      if (troubled) {
        return false;
      }
    }
    return recognised;
  }

  /** A second revocation without a recognition in between adds nothing to the first. */
  private boolean revokedAlready(List<Event> events, int at) {
    int start = lastStart(events, at);
    return events.subList(Math.max(start, 0), at).stream().anyMatch(each -> each.is(State.REVOKED));
  }

  /** "So many revocations bar an evaluator for good." */
  private boolean barredBefore(List<Event> events, int before) {
    int revocations = 0;
    for (int i = 0; i < before; i++) {
      if (events.get(i).is(State.BARRED)) {
        return true;
      }
      if (events.get(i).is(State.REVOKED) && !revokedAlready(events, i)) {
        revocations++;
      }
    }
    return revocations >= rules.revocations();
  }
}
