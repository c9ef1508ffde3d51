package dev.assize.scheme.check;

import dev.assize.scheme.ChangeClass;
import dev.assize.scheme.ChangeRule;
import dev.assize.scheme.Clocks;
import dev.assize.scheme.EvaluatorRules;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Spans;
import dev.assize.scheme.Terms;
import dev.assize.statement.Tier;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether clocks run, and do not contradict each other. */
final class ClockCheck {

  private final Problems problems;

  private ClockCheck(Problems problems) {
    this.problems = problems;
  }

  static void check(Institution institution, Problems problems) {
    ClockCheck check = new ClockCheck(problems);
    Clocks clocks = institution.clocks();
    check.clocks(clocks);
    institution.tiers().forEach((tier, terms) -> check.terms(tier, terms, clocks));
    institution.changes().forEach(check::change);
    check.parties(institution);
  }

  private void clocks(Clocks clocks) {
    String at = "/institution/clocks/";
    ordered(
        at + "remedialProposal", clocks.remedialProposal(), "remediation", clocks.remediation());
    ordered(at + "suspension", clocks.suspension(), "suspensionTotal", clocks.suspensionTotal());
    ordered(
        at + "incidentInitial", clocks.incidentInitial(), "incidentFull", clocks.incidentFull());
    runs(at + "noticeWindow", clocks.noticeWindow());
    runs(at + "challenge", clocks.challenge());
    runs(at + "decision", clocks.decision());
    runs(at + "sanctionMemory", clocks.sanctionMemory());
  }

  private void terms(Tier tier, Terms terms, Clocks clocks) {
    String at = "/institution/tiers/" + tier.name().toLowerCase(Locale.ROOT) + "/";
    ordered(at + "surveillance", terms.surveillance(), "validity", terms.validity());
    ordered(at + "examinationTime", terms.examinationTime(), "surveillance", terms.surveillance());
    if (clocks.challenge().compareTo(terms.examinationTime()) >= 0) {
      problems.add(
          at + "examinationTime",
          "an examination is due before the time for challenging its evaluator has passed (%s)",
          Spans.text(clocks.challenge()));
    }
  }

  private void change(ChangeClass change, ChangeRule rule) {
    String at = "/institution/changes/" + change.name().toLowerCase(Locale.ROOT);
    if (rule.noticeBefore() != null && rule.noticeAfter() != null) {
      problems.add(at, "notice before the change and notice after it exclude each other");
    }
    boolean noticed = rule.noticeBefore() != null || rule.noticeAfter() != null;
    if (!noticed && rule.retest() != ChangeRule.Retest.NONE) {
      problems.add(at, "what nobody has to announce cannot be examined again");
    }
    runs(at + "/noticeBefore", rule.noticeBefore());
    runs(at + "/noticeAfter", rule.noticeAfter());
  }

  private void parties(Institution institution) {
    runs("/institution/independence/coolingOff", institution.independence().coolingOff());
    runs(
        "/institution/independence/competitorWindow",
        institution.independence().competitorWindow());
    EvaluatorRules evaluators = institution.evaluators();
    String at = "/institution/evaluators/";
    runs(at + "probation", evaluators.probation());
    ordered(at + "remediation", evaluators.remediation(), "window", evaluators.window());
    runs("/institution/concentration/window", institution.concentration().window());
  }

  private void ordered(String pointer, Duration shorter, String name, Duration longer) {
    runs(pointer, shorter);
    if (shorter.compareTo(longer) > 0) {
      problems.add(
          pointer, "%s is longer than %s, %s", Spans.text(shorter), name, Spans.text(longer));
    }
  }

  private void runs(String pointer, @Nullable Duration time) {
    if (time != null && !time.isPositive()) {
      problems.add(pointer, "no time at all; a clock has to run");
    }
  }
}
