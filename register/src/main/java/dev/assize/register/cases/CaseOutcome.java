package dev.assize.register.cases;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.register.evaluator.Standing.Voided;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.ChallengePredicate;
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
  private final CaseBook book;

  /**
   * @param flaw why it counts for nothing, whatever becomes known; null if nothing is wrong with it
   */
  CaseOutcome(
      Seat seat, Valid<ExaminationPredicate> examination, @Nullable String flaw, CaseBook book) {
    this.seat = seat;
    this.examination = examination;
    this.flaw = flaw;
    this.book = book;
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

  /** What it says of behaviour. */
  public Conformity verdict() {
    return examination.says().verdict();
  }

  /**
   * What it comes to by the scheme: its verdict, unless a further examination that the tier asks
   * for found that the agent does not conform.
   */
  public Conformity conclusion() {
    return failed().isPresent() ? Conformity.DOES_NOT_CONFORM : verdict();
  }

  /** Whether it comes to that the agent conforms. */
  public boolean conforms() {
    return conclusion() == Conformity.CONFORMS;
  }

  /** The further examination that the agent failed, with the scheme's rule, in words. */
  public Optional<String> failed() {
    return FurtherTerms.failed(seat.draw.file.terms, examination.says());
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
    boolean recognised =
        book.parties()
            .at(moment)
            .party(seat.evaluator)
            .map(party ->
                party.holds(
                    file.scheme,
                    Office.EVALUATOR,
                    file.application.says().tier(),
                    examination.since()))
            .orElse(false);
    return recognised
        ? voided(moment).map(voided -> "its evaluator is " + voided.words())
        : Optional.of("its evaluator was not recognised when it was logged");
  }

  /** Instants at which it may cease to count, or count again, as far as the log knows. */
  public List<Instant> reconsidered() {
    List<Instant> times = new ArrayList<>(book.parties().downgrades(seat.evaluator));
    times.addAll(book.roll().turns(seat.draw.file.scheme, seat.evaluator));
    return times;
  }

  /**
   * The time in which its evaluator is not believed, by an entry or by a rule of the scheme, as far
   * as is known at a moment; empty if it is believed.
   */
  public Optional<Voided> voided(Moment moment) {
    CaseFile file = seat.draw.file;
    return book.roll()
        .voids(
            file.scheme,
            seat.evaluator,
            examination.since(),
            moment,
            file.institution.evaluators());
  }
}
