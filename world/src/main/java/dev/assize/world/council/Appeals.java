package dev.assize.world.council;

import dev.assize.world.council.Register.Home;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Money;
import java.time.LocalDate;
import java.util.Map;

/** Cases that have been refused, and appeals against that. */
final class Appeals {

  private final Council council;
  private final CaseFiles files;
  private final Register register;
  private final Papers papers;
  private final Rates rates;
  private final Draw draw;

  Appeals(Council council, CaseFiles files, Register register, Papers papers) {
    this.council = council;
    this.files = files;
    this.register = register;
    this.papers = papers;
    rates = council.cast().rates();
    draw = council.draw();
  }

  void furnish() {
    appeal("appeal-timely", council.ago(18, 22), council.ago(1, 4));
    appeal(
        "appeal-late",
        council.cast().today().minusDays(rates.appealDays() + draw.between(12, 40)),
        council.ago(1, 4));
  }

  private void appeal(String kind, LocalDate decided, LocalDate received) {
    Home home = register.home(kind, Programme.MEALS, 1, 2);
    long income = rates.mealsUpperLimit(home.persons()) * draw.between(106, 120) / 100;
    long claimed = income - draw.cents(150, 420);
    String employer = papers.employer();
    Map<String, Object> file =
        files.open(
            kind,
            Programme.MEALS,
            home,
            "School meals for my two children, please. I work for %s, %s."
                .formatted(employer, home.head().person().name()),
            "decidedPattern",
            Council.datePattern(decided),
            "claimText",
            Money.text(claimed),
            "claimPattern",
            Money.pattern(claimed),
            "incomeText",
            Money.text(income),
            "incomePattern",
            Money.pattern(income));
    file.put("received", decided.minusDays(draw.between(9, 20)).toString());
    files.refused(file, "income_above_limit", decided);
    papers.certificate(kind + "-wage", file, home.head(), employer, income, draw.between(30, 39));
    files.in(file).approval("refuse", 0, decided);
    text(kind, file, received, claimed);
  }

  private void text(String kind, Map<String, Object> file, LocalDate received, long claimed) {
    LocalDate day = council.ahead(4, 14);
    String time = draw.time(9, 15);
    files
        .in(file)
        .appeal(
            kind,
            received,
            draw.oneOf(
                    "I do not agree with your refusal. You have reckoned with the wrong wage: I get %1$s EUR a month and no more. I want to be heard and can come on %2$s at %3$s.\n\n%4$s",
                    "Against your decision I lodge an appeal. My wage is %1$s EUR. Please hear me, on %2$s I am free at %3$s.\n\n%4$s")
                .formatted(Money.text(claimed), Council.day(day), time, file.get("applicantName")),
            "date",
            day.toString(),
            "time",
            time,
            "datePattern",
            Council.datePattern(day),
            "timePattern",
            Council.timePattern(time));
  }
}
