package dev.assize.examination.evidence;

import dev.assize.log.audit.EntryVisitor;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.dsse.EnvelopeException;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.intoto.StatementException;
import dev.assize.statement.key.VerifierKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sealed plans of a log have an outcome, and which do not. Whoever examines three times and
 * publishes the best result leaves two plans here. Not thread-safe.
 *
 * <p>It goes by the entries alone, as anybody can read them. Whether a statement's signer is to be
 * trusted is another question; an outcome only counts for a plan if the same key signed both.
 */
public final class PlanLedger implements EntryVisitor {

  private final Map<Long, Entry> plans = new LinkedHashMap<>();
  private final Map<Digest, Entry> plansByPayload = new HashMap<>();
  private final Map<Examinee, Long> latest = new HashMap<>();
  private final Map<Long, Long> commitments = new HashMap<>();
  private long others;

  /** What became of a plan. */
  public enum Standing {
    /** The outcome is in the log. */
    CONCLUDED,
    /** There is none yet, but its evaluator has committed to one. */
    COMMITTED,
    /** There is none yet, and it is not overdue. */
    OPEN,
    /** There is none, and its time is over. */
    ABANDONED
  }

  /**
   * A sealed plan.
   *
   * @param index in the log
   * @param agent name and version, for people; hostile
   * @param digest of the agent
   * @param evaluator the signer's name as it gives it, for people; hostile
   * @param key of the signer, in 64 hexadecimal digits, which nobody else can use; null if the plan
   *     does not say which key signed it
   * @param sealedAt by the evaluator's clock
   * @param concludeBy when the outcome is due
   * @param commitment the entry by which the same key committed to an outcome for the same agent
   *     after this plan, and before any later one of its plans for it; null if it did not
   * @param outcomes in the order of the log; more than one is worth a question
   */
  public record SealedPlan(
      long index,
      @Nullable String agent,
      Digest digest,
      String evaluator,
      @Nullable String key,
      Instant sealedAt,
      Instant concludeBy,
      @Nullable Long commitment,
      List<Outcome> outcomes) {

    /** Copies the list. */
    public SealedPlan {
      outcomes = List.copyOf(outcomes);
    }

    /** Where it stands at a moment. */
    public Standing standing(Instant now) {
      if (!outcomes.isEmpty()) {
        return Standing.CONCLUDED;
      }
      if (now.isAfter(concludeBy)) {
        return Standing.ABANDONED;
      }
      return commitment == null ? Standing.OPEN : Standing.COMMITTED;
    }
  }

  /**
   * A published outcome.
   *
   * @param index in the log
   */
  public record Outcome(long index, Conformity verdict) {}

  private record Entry(
      Envelope envelope,
      PlanPredicate plan,
      Subject subject,
      List<Outcome> outcomes,
      Set<Digest> outcomePayloads) {
    Entry(Envelope envelope, PlanPredicate plan, Subject subject) {
      this(envelope, plan, subject, new ArrayList<>(), new HashSet<>());
    }
  }

  /** Who examines what. */
  private record Examinee(String key, Digest agent) {}

  private record Subject(@Nullable String name, Digest digest) {
    static Subject of(Statement statement) {
      ResourceDescriptor first = statement.subject().getFirst();
      return new Subject(first.name(), first.sha256());
    }
  }

  @Override
  public void visit(long index, byte[] bytes) {
    try {
      Envelope envelope = Envelope.parse(bytes);
      Statement statement = Statement.in(envelope);
      if (statement.is(PlanPredicate.class)) {
        PlanPredicate plan = statement.predicate(PlanPredicate.class);
        add(index, new Entry(envelope, plan, Subject.of(statement)));
      } else if (statement.is(ExaminationPredicate.class)) {
        conclude(index, envelope, statement.predicate(ExaminationPredicate.class));
      } else if (statement.is(CommitmentPredicate.class)) {
        commit(index, envelope, Subject.of(statement).digest());
      } else {
        others++;
      }
    } catch (EnvelopeException | StatementException e) {
      others++;
    }
  }

  /**
   * Anybody can log a copy of a signed plan in another envelope. That is no second plan, which its
   * evaluator would owe an outcome for.
   */
  private void add(long index, Entry plan) {
    Entry earlier = plansByPayload.putIfAbsent(Digest.of(plan.envelope().payload()), plan);
    if (earlier == null || !earlier.envelope().sharesSignerWith(plan.envelope())) {
      plans.put(index, plan);
      plan.envelope()
          .signersByHint()
          .forEach(key -> latest.put(new Examinee(key.hex(), plan.subject().digest()), index));
    } else {
      others++;
    }
  }

  private void commit(long index, Envelope commitment, Digest agent) {
    for (VerifierKey key : commitment.signersByHint()) {
      Long plan = latest.get(new Examinee(key.hex(), agent));
      if (plan != null) {
        commitments.putIfAbsent(plan, index);
        return;
      }
    }
    others++;
  }

  private void conclude(long index, Envelope outcome, ExaminationPredicate examination) {
    Entry entry = plans.get(examination.plan().index());
    if (entry != null
        && entry.plan().plan().equals(examination.plan().digest())
        && outcome.sharesSignerWith(entry.envelope())
        && entry.outcomePayloads().add(Digest.of(outcome.payload()))) {
      entry.outcomes().add(new Outcome(index, examination.verdict()));
    } else {
      others++;
    }
  }

  /** The plans in the order of the log. */
  public List<SealedPlan> plans() {
    return plans.entrySet().stream()
        .map(entry -> {
          Entry plan = entry.getValue();
          return new SealedPlan(
              entry.getKey(),
              plan.subject().name(),
              plan.subject().digest(),
              plan.plan().evaluator(),
              plan.envelope().signersByHint().stream()
                  .map(VerifierKey::hex)
                  .findFirst()
                  .orElse(null),
              plan.plan().sealedAt(),
              plan.plan().concludeBy(),
              commitments.get(entry.getKey()),
              plan.outcomes());
        })
        .toList();
  }

  /**
   * How many entries are neither plans nor commitments to outcomes or outcomes of plans in this
   * log.
   */
  public long others() {
    return others;
  }
}
