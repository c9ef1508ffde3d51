package dev.assize.register.certificate;

import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Opening.Kind;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.ChangeClass;
import dev.assize.scheme.ChangeRule;
import dev.assize.scheme.Rung;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import dev.assize.statement.intoto.ChangeNoticePredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.RegisterPredicate;
import dev.assize.statement.intoto.RemediationPredicate;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import dev.assize.statement.intoto.WithdrawalPredicate;
import dev.assize.statement.intoto.WithdrawalPredicate.Grounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the entries about a certificate do to it. */
final class Reading {

  private final Course course;
  private final Clockwork clockwork;
  private final Triggers triggers;
  private final List<Valid<? extends RegisterPredicate>> entries;
  private final List<Valid<? extends RegisterPredicate>> unheeded = new ArrayList<>(0);
  private int next;

  /**
   * @param entries in the order in which they have effect
   */
  Reading(
      Course course,
      Clockwork clockwork,
      Triggers triggers,
      List<Valid<? extends RegisterPredicate>> entries) {
    this.course = course;
    this.clockwork = clockwork;
    this.triggers = triggers;
    this.entries = entries;
  }

  void expect() {
    entries.forEach(entry -> course.alarm(entry.since()));
    triggers.expect();
  }

  /**
   * Reads what has effect now. What comes before a certificate's end is expired at that instant.
   */
  void read(Instant now) {
    while (next < entries.size() && !entries.get(next).since().isAfter(now)) {
      Valid<? extends RegisterPredicate> entry = entries.get(next++);
      boolean over = course.hasEnded() || !now.isBefore(clockwork.end());
      if (entry.says() instanceof AppealPredicate appeal) {
        appeal(entry, appeal, over);
      } else if (over) {
        unheeded.add(entry);
      } else {
        read(now, entry);
      }
    }
  }

  private void read(Instant now, Valid<? extends RegisterPredicate> entry) {
    List<Digest> ids = List.of(entry.id());
    switch (entry.says()) {
      case DecisionPredicate ignored ->
          course.end(
              Status.SUPERSEDED, now, "decision", ids, List.of(), "another has taken its place");
      case WithdrawalPredicate says -> withdraw(now, says, ids);
      case SurveillancePredicate says -> survey(now, says, ids);
      case RestorationPredicate says -> restore(now, says, ids);
      case RemediationPredicate says -> {
        course.openings().stream()
            .filter(each -> each.is(Kind.NOTICE) && !each.unansweredInTime)
            .forEach(each -> each.answered = true);
        course.record(now, "remediation", ids, "the holder says how it is going to mend it");
      }
      case IncidentPredicate says ->
          clockwork.incidents().read(entry, says, triggers.isByHolder(entry));
      case ChangeNoticePredicate says -> change(now, says, ids);
      case SanctionPredicate says -> triggers.sanction(now, entry, says);
      default -> throw new IllegalStateException("an entry that is about no certificate");
    }
  }

  private void withdraw(Instant now, WithdrawalPredicate says, List<Digest> ids) {
    triggers.withdrawn(says.grounds());
    course.end(
        Status.WITHDRAWN,
        now,
        "withdrawal",
        ids,
        List.of(),
        says.grounds() == Grounds.HOLDER ? "its holder gives it back" : "it is taken away");
  }

  private void survey(Instant now, SurveillancePredicate says, List<Digest> ids) {
    if (says.result() == Conformity.CONFORMS) {
      clockwork.conformed(now);
    } else if (says.result() == Conformity.DOES_NOT_CONFORM) {
      triggers.failedSurveillance(now);
    }
    course.record(
        now,
        "surveillance",
        ids,
        "an examination in surveillance says " + says.result().name().toLowerCase(Locale.ROOT));
  }

  private void restore(Instant now, RestorationPredicate says, List<Digest> ids) {
    Instant earliest = now;
    for (CaseOutcome outcome : course.outcomes()) {
      Instant logged = outcome.examination().since();
      if (says.examinations().contains(outcome.id()) && logged.isBefore(earliest)) {
        earliest = logged;
      }
    }
    for (Opening opening : course.openings()) {
      if (opening.kind != Kind.CAP && opening.rootAt().isBefore(earliest)) {
        course.close(opening, now);
      }
    }
    clockwork.rest(says.examinations());
    clockwork.conformed(now);
    triggers.restored(now);
    course.restored(course.record(now, "restoration", ids, "it is restored"));
  }

  private void change(Instant now, ChangeNoticePredicate says, List<Digest> ids) {
    ChangeClass change = ChangeClass.valueOf(says.change().name());
    ChangeRule rule = course.file().ladder.institution().changes().get(change);
    String path = "institution.changes." + change.name().toLowerCase(Locale.ROOT) + ".";
    course.record(now, path + "retest", ids, "a change is announced");
    if (rule == null) {
      return;
    }
    @Nullable Instant latest = null;
    String which = "noticeBefore";
    if (rule.noticeBefore() != null) {
      latest = says.changedAt().minus(rule.noticeBefore());
    } else if (rule.noticeAfter() != null) {
      latest = says.changedAt().plus(rule.noticeAfter());
      which = "noticeAfter";
    }
    if (latest != null && now.isAfter(latest)) {
      triggers.undeclared(now);
      course.open(
          Kind.NOTICE, now, path + which, null, null, ids, "a change was announced too late");
    }
  }

  private void appeal(
      Valid<? extends RegisterPredicate> entry, AppealPredicate appeal, boolean over) {
    if (appeal.stage() != Stage.UPHELD) {
      if (!over) {
        course.record(
            entry.since(),
            "appeal",
            List.of(entry.id()),
            "an appeal is " + appeal.stage().name().toLowerCase(Locale.ROOT));
      }
      return;
    }
    Instant now = entry.since();
    triggers.setAside(now, appeal.against());
    if (over) {
      unheeded.add(entry);
      return;
    }
    clockwork.setAside(appeal.against());
    for (Opening opening : course.openings()) {
      if (appeal.against().equals(opening.sanction)) {
        opening.setAside = true;
        course.close(opening, now);
      }
    }
    course.record(now, "appeal", List.of(entry.id()), "a sanction is set aside on appeal");
  }

  /** Read too late to change anything. */
  List<Valid<? extends RegisterPredicate>> unheeded() {
    return List.copyOf(unheeded);
  }

  /** The rung that a sanction names; it was there when the sanction was put on file. */
  static Rung rung(CertificateFile file, SanctionPredicate says) {
    return file.ladder.rung(says.rung()).orElseThrow();
  }
}
