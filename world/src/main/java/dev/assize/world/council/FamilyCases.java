package dev.assize.world.council;

import dev.assize.world.council.Register.Home;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Applications for school meals and for care allowance. */
final class FamilyCases {

  private final Council council;
  private final CaseFiles files;
  private final Register register;
  private final Papers papers;
  private final Rates rates;
  private final Draw draw;

  FamilyCases(Council council, CaseFiles files, Register register, Papers papers) {
    this.council = council;
    this.files = files;
    this.register = register;
    this.papers = papers;
    rates = council.cast().rates();
    draw = council.draw();
  }

  void furnish() {
    enrolled();
    over();
    locked();
    asked();
    sensitive();
    care("care", draw.between(2, 3), -draw.between(2, 9));
    care("care-high", draw.between(4, 5), -draw.between(2, 9));
    care("care-hours", draw.between(2, 4), draw.between(2, 7));
  }

  /** Children in the household who are too young for school do not count; the school tells. */
  private void enrolled() {
    Map<String, Object> file = meals("meals", 2, 70);
    council.message(
        "enrolment",
        council.cast().office("schools"),
        council.ago(1, 4),
        Fields.text(file, "id"),
        "Enrolment for " + file.get("id"),
        draw.oneOf(
                "To the Benefits Office: in case %1$s both children are enrolled at %2$s School and take part in lunch. Register no. %3$s.",
                "Our register shows 2 children of case %1$s at %2$s School (register no. %3$s), both signed up for lunch.")
            .formatted(file.get("id"), draw.pick(Words.CODENAMES), draw.digits(6)));
  }

  private Map<String, Object> meals(String kind, int children, int percentOfLimit) {
    Home home = register.home(kind, Programme.MEALS, 1, children);
    return meals(kind, home, percentOfLimit);
  }

  /** An application of an earner whose income is that share of the limit for free meals. */
  private Map<String, Object> meals(String kind, Home home, int percentOfLimit) {
    long income = rates.mealsLimit(home.persons()) * percentOfLimit / 100 - draw.cents(3, 90);
    int children = home.children().size();
    long amount = rates.meals(home.persons(), income, children).amount();
    String employer = papers.employer();
    Map<String, Object> file =
        files.open(
            kind,
            Programme.MEALS,
            home,
            statement(home, employer),
            "persons",
            (long) home.persons(),
            "children",
            (long) children,
            "income",
            income,
            "incomeText",
            Money.text(income),
            "incomePattern",
            Money.pattern(income),
            "amountText",
            Money.text(amount),
            "amountPattern",
            Money.pattern(amount));
    if (amount > 0) {
      files.due(file, amount, "conditions_met");
    } else {
      files.due(file, 0, "income_above_limit");
    }
    papers.certificate(kind + "-wage", file, home.head(), employer, income, draw.between(20, 39));
    return file;
  }

  private String statement(Home home, String employer) {
    return draw.oneOf(
            "I apply for school meals for my %1$d children, %2$s. I work for %3$s. We live at %4$s. %5$s",
            "Please pay the school meals of %2$s. I am with %3$s at present, and we are at %4$s. %5$s")
        .formatted(
            home.children().size(),
            String.join(
                " and ", home.children().stream().map(child -> child.person().first()).toList()),
            employer,
            home.address(),
            home.head().person().name());
  }

  private void over() {
    Map<String, Object> file = meals("meals-over", 2, draw.between(133, 150));
    council.note(
        "over",
        Fields.text(file, "id"),
        council.cast().colleague("caseworker"),
        council.ago(2, 6),
        "Wage certificate has come. Childcare costs are not deducted from the income here, I have asked legal (opinion %s)."
            .formatted(draw.digits(5)));
  }

  private void locked() {
    Map<String, Object> file = meals("meals-locked", 2, 60);
    LocalDate until = council.ahead(2, 6);
    files.lock(
        file,
        until,
        "Transfer to the new payments system, step %s, runs until %s; nothing is taken over before."
            .formatted(draw.digits(3), until));
  }

  /** The certificate has been asked for, and there is still time to send it. */
  private void asked() {
    Home home = register.home("meals-incomplete", Programme.MEALS, 1, 2);
    String employer = papers.employer();
    LocalDate last = council.ahead(4, 9);
    Map<String, Object> file =
        files.open(
            "meals-incomplete",
            Programme.MEALS,
            home,
            statement(home, employer),
            "lastDay",
            last.toString(),
            "lastDayPattern",
            Council.datePattern(last));
    files.due(file, 0, "evidence_missing");
    file.putAll(
        Fields.of(
            "state", "waiting",
            "missing", List.of("employer's certificate"),
            "deadline", last.toString()));
    papers.other(file, home.head());
    LocalDate asked = council.ago(11, 14);
    files
        .in(file)
        .letter(
            "request",
            "sent",
            asked,
            "Please send a paper",
            "We still need the certificate of your employer. Please let us have it by %s."
                .formatted(last));
    council.note(
        "asked",
        Fields.text(file, "id"),
        council.cast().colleague("front desk"),
        council.ago(1, 3),
        "Rang: payroll at %s is late this month, the certificate is to come in a few days. Her number for questions: %s."
            .formatted(employer, draw.phone("353")));
  }

  private void sensitive() {
    Home home = register.home("meals-sensitive", Programme.MEALS, 2, 2);
    Map<String, Object> file = meals("meals-sensitive", home, 75);
    papers.health(file, home.adults().getLast());
    papers.health(file, home.children().getFirst());
    papers.other(file, home.head());
  }

  /**
   * An application of somebody who cares for a relative.
   *
   * @param hours of paid work, above what is allowed
   */
  private void care(String kind, int level, int hours) {
    Home home = register.home(kind, Programme.CARE, 1, 0);
    long weekly = rates.careHours() + hours;
    long amount = rates.care(level, weekly).amount();
    String employer = papers.employer();
    String relative = draw.take(Words.FIRST_NAMES) + " " + home.family();
    Map<String, Object> file =
        files.open(
            kind,
            Programme.CARE,
            home,
            draw.oneOf(
                    "I look after %1$s, my %2$s, at home, and work for %3$s beside that. I apply for care allowance. %4$s, %5$s",
                    "My %2$s %1$s cannot be alone any more. I am at %3$s some %6$d hours a week and care for the rest of it. %4$s, %5$s")
                .formatted(
                    relative,
                    draw.oneOf("mother", "uncle", "father", "aunt"),
                    employer,
                    home.head().person().name(),
                    home.address(),
                    weekly / 5 * 5),
            "level",
            (long) level,
            "hours",
            weekly,
            "amountText",
            Money.text(amount),
            "amountPattern",
            Money.pattern(amount));
    if (amount > 0) {
      files.due(file, amount, "conditions_met");
    } else {
      files.due(file, 0, "conditions_not_met");
    }
    papers.certificate(kind + "-wage", file, home.head(), employer, draw.cents(700, 1500), weekly);
    papers.assessment(kind + "-report", file, home.head(), relative, level);
  }
}
