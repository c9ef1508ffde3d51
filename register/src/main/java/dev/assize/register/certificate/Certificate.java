package dev.assize.register.certificate;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.SanctionFacts;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.RegisterPredicate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate as it stands at a moment: what follows from its entries, its scheme's clocks and
 * ladder, and the time. Immutable.
 */
public final class Certificate {

  private final CertificateFile file;
  private final Case granted;
  private final Course course;
  private final Moment moment;

  Certificate(CertificateFile file, Case granted, Course course, Moment moment) {
    this.file = file;
    this.granted = granted;
    this.course = course;
    this.moment = moment;
  }

  /** Digest of the decision that granted it. */
  public Digest id() {
    return file.decision.id();
  }

  /** The case in which it was granted, at the same moment. */
  public Case file() {
    return granted;
  }

  /** The decision that granted it. */
  public Valid<DecisionPredicate> decision() {
    return file.decision;
  }

  /** The producer who has it. */
  public String holder() {
    return file.holder();
  }

  /** Digest of the scheme that it stands under. */
  public Digest scheme() {
    return file.scheme();
  }

  /** At which tier. */
  public Tier tier() {
    return file.application.says().tier();
  }

  /** Digest of the agent's manifest. */
  public Digest agent() {
    return granted.agent();
  }

  /** What it is worth. */
  public Status status() {
    return course.status();
  }

  /** Since when it is worth that. */
  public Instant since() {
    return course.since();
  }

  /** When it ends if nothing else happens; what shortens it is allowed for. */
  public Instant validUntil() {
    return course.end();
  }

  /** When it must have been examined again; empty while it is suspended, and when it has ended. */
  public Optional<Instant> surveillanceDue() {
    return course.surveillanceDue();
  }

  /** Digest of the tools' definitions that it is reduced to; empty if it is not reduced. */
  public Optional<Digest> scope() {
    return course.scope();
  }

  /**
   * What it rests on, whether it counts still or not: the outcomes that its decision names, or its
   * last restoration.
   */
  public List<CaseOutcome> support() {
    return course.support();
  }

  /** All that happened to it, in order. */
  public List<Step> history() {
    return course.steps();
  }

  /** What its status follows from, from the grant on: steps of its history. */
  public List<Step> why() {
    return course.why();
  }

  /** Rungs that were applied to it, in order, by an entry or by their triggers. */
  public List<AppliedRung> sanctions() {
    return course.applied();
  }

  /** What triggers see at the moment. */
  public SanctionFacts facts() {
    return course.facts();
  }

  /** Entries about it, in the order of the log; the decision is not among them. */
  public List<Valid<? extends RegisterPredicate>> entries() {
    return moment.of(file.entries);
  }

  /** Entries about it that came after its end and have no effect. */
  public List<Valid<? extends RegisterPredicate>> unheeded() {
    return course.unheeded();
  }

  /** Incidents that neither the holder nor the scheme's owner reported: they start no clock. */
  public List<Valid<IncidentPredicate>> allegations() {
    return moment.of(file.allegations);
  }
}
