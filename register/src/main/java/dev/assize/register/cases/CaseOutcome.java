package dev.assize.register.cases;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.register.party.Parties;
import dev.assize.register.party.PartyBook;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outcome that an evaluator logged after it was drawn for a case. */
public final class CaseOutcome {

  private final Seat seat;
  private final Valid<ExaminationPredicate> examination;
  private final @Nullable String flaw;
  private final PartyBook parties;
  private final Conflicts conflicts;

  /**
   * @param flaw why it counts for nothing, whatever becomes known; null if nothing is wrong with it
   */
  CaseOutcome(
      Seat seat,
      Valid<ExaminationPredicate> examination,
      @Nullable String flaw,
      PartyBook parties,
      Conflicts conflicts) {
    this.seat = seat;
    this.examination = examination;
    this.flaw = flaw;
    this.parties = parties;
    this.conflicts = conflicts;
  }

  /** The entry. */
  public Valid<ExaminationPredicate> examination() {
    return examination;
  }

  /** Digest of its statement. */
  public Digest id() {
    return examination.id();
  }

  /** Who examined. */
  public String evaluator() {
    return seat.evaluator;
  }

  /** The draw that it answers. */
  public Valid<AssignmentPredicate> assignment() {
    return seat.draw.assignment;
  }

  /** What it says. */
  public Conformity verdict() {
    return examination.says().verdict();
  }

  /** Whether it says that the agent conforms. */
  public boolean conforms() {
    return verdict() == Conformity.CONFORMS;
  }

  /** What is wrong with it, whatever becomes known; empty if nothing is. */
  public Optional<String> flaw() {
    return Optional.ofNullable(flaw);
  }

  boolean isOf(CaseFile file) {
    return seat.draw.file == file;
  }

  /** Whether it counts, as far as is known at a moment. */
  public boolean counts(Moment moment) {
    return objection(moment).isEmpty();
  }

  /** Why it does not count, as far as is known at a moment; empty if it does. */
  public Optional<String> objection(Moment moment) {
    if (flaw != null) {
      return Optional.of(flaw);
    }
    CaseFile file = seat.draw.file;
    Valid<ChallengePredicate> challenge = file.challenge;
    if (challenge != null
        && challenge.says().evaluator().equals(seat.evaluator)
        && moment.sees(challenge)) {
      return Optional.of("its evaluator was challenged");
    }
    Valid<AssignmentPredicate> successor = seat.draw.replaced.get(seat.evaluator);
    if (successor != null && moment.sees(successor)) {
      return Optional.of("its evaluator was replaced");
    }
    return parties
        .at(moment)
        .party(seat.evaluator)
        .map(party -> {
          if (!party.holds(
              file.scheme, Office.EVALUATOR, file.application.says().tier(), examination.since())) {
            return "its evaluator was not recognised when it was logged";
          }
          return distrust(moment).isPresent() ? "its evaluator was distrusted by then" : null;
        })
        .or(() -> conflicts.voids(file.scheme, seat.evaluator, examination.since(), moment));
  }

  /** Instants at which it may cease to count, or count again, as far as the log knows. */
  public List<Instant> reconsidered() {
    List<Instant> times = new ArrayList<>(parties.downgrades(seat.evaluator));
    times.addAll(conflicts.turns(seat.draw.file.scheme, seat.evaluator));
    return times;
  }

  /** The downgrade for which it no longer counts, as far as is known at a moment. */
  public Optional<Valid<DowngradePredicate>> distrust(Moment moment) {
    Parties known = parties.at(moment);
    return known
        .party(seat.evaluator)
        .flatMap(
            party -> party.distrust(seat.draw.file.scheme, examination.since(), moment.time()));
  }
}
