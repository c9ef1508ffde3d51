package dev.assize.register.cases;

import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Terms;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Access;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans, commitments and outcomes of evaluators who were drawn. Those of others are none of the
 * register's business: anybody may examine anything. Not thread-safe.
 */
public final class Measurement {

  private static final String FULL = "full";

  private final CaseBook book;
  private final Map<Job, List<Seat>> seats = new HashMap<>();

  private record Job(String evaluator, Digest agent, Digest scheme, Tier tier) {

    /** The others tell few jobs apart. */
    @Override
    public int hashCode() {
      return 31 * evaluator.hashCode() + agent.hashCode();
    }
  }

  /** Of the cases of a book. */
  public Measurement(CaseBook book) {
    this.book = book;
  }

  void seat(DrawFile draw) {
    CaseFile file = draw.file;
    for (Seat seat : draw.seats.values()) {
      Job job = new Job(seat.evaluator, file.agent, file.scheme, file.application.says().tier());
      seats.computeIfAbsent(job, k -> new ArrayList<>(1)).add(seat);
    }
  }

  /**
   * A sealed plan.
   *
   * @return empty if it is for no case
   * @throws Refusal if it names a party that did not sign it
   */
  public Optional<Valid<PlanPredicate>> seal(Entry entry, PlanPredicate says) {
    requireOwnName(entry, says.evaluator());
    Seat seat = seat(entry, says.evaluator(), says.scheme().sha256(), says.tier());
    if (seat == null) {
      return Optional.empty();
    }
    CaseFile file = seat.draw.file;
    Valid<PlanPredicate> plan = book.tide().date(entry, says, file.scheme, seat.draw.assignment);
    seat.plans.add(plan);
    return Optional.of(plan);
  }

  /**
   * That an evaluator has a result.
   *
   * @throws Refusal if it has no effect
   */
  public Valid<CommitmentPredicate> commit(Entry entry, CommitmentPredicate says) {
    CaseFile file = book.require(says.application(), entry);
    DrawFile draw = draw(file, says.assignment());
    Seat seat = seat(draw, entry);
    Refusal.unless(seat.commitment == null, "a second commitment to the same draw");
    Refusal.unless(
        draw.firstOutcome == Long.MAX_VALUE,
        "a commitment after an outcome of the same draw was in the log");
    Valid<CommitmentPredicate> commitment =
        book.tide().date(entry, says, file.scheme, draw.assignment);
    seat.commitment = commitment;
    return commitment;
  }

  private static DrawFile draw(CaseFile file, Digest assignment) {
    for (DrawFile each : file.draws) {
      if (each.assignment.id().equals(assignment)) {
        return each;
      }
    }
    throw new Refusal("a commitment that no draw of the case asked for");
  }

  private Seat seat(DrawFile draw, Entry entry) {
    for (Seat each : draw.seats.values()) {
      if (book.parties().signed(entry, each.evaluator)) {
        return each;
      }
    }
    throw new Refusal("not signed by an evaluator who was drawn");
  }

  /**
   * An outcome. It is put on file even if it does not count, since from then on the others know it.
   *
   * @return empty if it is for no case
   * @throws Refusal if it names a party that did not sign it, or is a second one
   */
  public Optional<CaseOutcome> log(Entry entry, ExaminationPredicate says) {
    requireOwnName(entry, says.evaluator());
    Seat seat = seat(entry, says.evaluator(), says.scheme().sha256(), says.tier());
    if (seat == null) {
      return Optional.empty();
    }
    Refusal.unless(seat.outcome == null, "a second outcome of the same evaluator and draw");
    CaseFile file = seat.draw.file;
    Valid<ExaminationPredicate> examination =
        book.tide().date(entry, says, file.scheme, rests(seat));
    CaseOutcome outcome = new CaseOutcome(seat, examination, flaw(seat, examination), book);
    seat.outcome = outcome;
    file.changes++;
    seat.draw.firstOutcome = Math.min(seat.draw.firstOutcome, entry.index());
    book.add(outcome);
    return Optional.of(outcome);
  }

  private static Valid<?>[] rests(Seat seat) {
    List<Valid<?>> all = new ArrayList<>(seat.plans);
    all.add(seat.draw.assignment);
    if (seat.commitment != null) {
      all.add(seat.commitment);
    }
    return all.toArray(Valid<?>[]::new);
  }

  /** Why an outcome counts for nothing; null if nothing is wrong with it. */
  private static @Nullable String flaw(Seat seat, Valid<ExaminationPredicate> examination) {
    ExaminationPredicate says = examination.says();
    if (seat.commitment == null) {
      return "an outcome that its evaluator did not commit itself to before";
    }
    if (!seat.commitment.says().outcome().equals(examination.id())) {
      return "another outcome than its evaluator had committed itself to";
    }
    if (examination.since().isAfter(seat.draw.assignment.says().due())) {
      return "an outcome after it was due";
    }
    if (seat.plans.size() != 1) {
      return seat.plans.isEmpty()
          ? "an outcome whose plan was not sealed after the draw"
          : "an outcome of one of several plans that were sealed after the draw";
    }
    Valid<PlanPredicate> plan = seat.plans.getFirst();
    if (plan.index() != says.plan().index() || !plan.says().plan().equals(says.plan().digest())) {
      return "an outcome of another plan than the one that was sealed after the draw";
    }
    Terms terms = seat.draw.file.terms;
    Optional<String> lacked = FurtherTerms.lackedBy(plan.says().examinations(), terms, says);
    if (lacked.isPresent()) {
      return "an outcome of a plan without the examination of "
          + lacked.get()
          + ", which the scheme asks for";
    }
    Optional<String> lacking = FurtherTerms.lacking(terms, says);
    if (lacking.isPresent()) {
      return "an outcome without a result of the examination of "
          + lacking.get()
          + ", which the scheme asks for";
    }
    return observed(seat, says) ? null : "an outcome that was observed less than the scheme asks";
  }

  /** Of services nothing runs at the evaluator's, so nothing of it can be observed there. */
  private static boolean observed(Seat seat, ExaminationPredicate says) {
    ResourceDescriptor level = says.instruments().observationLevel();
    String asked = seat.draw.file.terms.observation();
    return level == null
        ? says.access() == Access.BLACK_BOX
        : FULL.equals(level.name()) || asked.equals(level.name());
  }

  private @Nullable Seat seat(Entry entry, String evaluator, Digest scheme, Tier tier) {
    List<Seat> all =
        seats.getOrDefault(new Job(evaluator, entry.subject().sha256(), scheme, tier), List.of());
    return all.isEmpty() ? null : all.getLast();
  }

  private void requireOwnName(Entry entry, String evaluator) {
    Refusal.unless(
        !book.parties().has(evaluator) || book.parties().signed(entry, evaluator),
        "not signed by the key that " + evaluator + " has disclosed");
  }
}
