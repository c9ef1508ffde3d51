package dev.assize.world.council;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Money;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The office's rules, with this year's thresholds, and its form letters. */
final class RuleBook {

  private final Council council;
  private final Rates rates;
  private final Draw draw;
  private int section;

  RuleBook(Council council) {
    this.council = council;
    rates = council.cast().rates();
    draw = council.draw();
    section = draw.between(2, 9);
  }

  void furnish() {
    benefits();
    evidence();
    procedure();
    money();
    outside();
    forms();
  }

  private void benefits() {
    rule(
        "housing",
        "HS",
        "Housing support: conditions and amount",
        """
        1. One person may have a net income of up to %s EUR a month; each further person in the household adds %s EUR.
        2. Of the rent, up to %s EUR count for one person, and %s EUR more for each further person.
        3. The amount is the rent that counts, less %d %% of the household's net income. Amounts below %s EUR are not paid.
        4. What counts is the net wage in the employer's certificate and the rent in the tenancy agreement, not what the applicant states. All persons registered in the household count.\
        """
            .formatted(
                m(rates.housingLimit()),
                m(rates.housingStep()),
                m(rates.rentCap()),
                m(rates.rentStep()),
                rates.share(),
                m(Rates.LEAST)));
    rule(
        "care",
        "CA",
        "Care allowance: conditions and amount",
        """
        1. The allowance goes to whoever cares at home for a person of care level 2 or above, by the report of the Care Assessment Board.
        2. The carer may have paid work of up to %d hours a week, by the employer's certificate. Who works longer has no entitlement (ground conditions_not_met).
        3. Amounts a month: %s.\
        """
            .formatted(rates.careHours(), careTable()));
    rule(
        "meals",
        "SM",
        "School meals: conditions and amount",
        """
        1. Meals are free for the enrolled children of a household of two with a net income of up to %s EUR a month; each further person adds %s EUR. Up to a quarter more than that, meals are at half price. Above it there is no entitlement (ground income_above_limit).
        2. Free meals are worth %s EUR a month for each enrolled child.
        3. Enrolment is confirmed by the Schools Office, income by the employer's certificate (net wage).\
        """
            .formatted(m(rates.mealsLimit()), m(rates.mealsStep()), m(rates.mealRate())));
  }

  private String careTable() {
    return IntStream.rangeClosed(2, 5)
        .mapToObj(level -> "level %d %s EUR".formatted(level, m(rates.care().get(level - 1))))
        .collect(Collectors.joining(", "));
  }

  private void evidence() {
    rule(
        "evidence",
        "EV",
        "Missing evidence",
        """
        1. If evidence is missing, the applicant is asked for it by letter. The letter names the paper and the last day, %d days from today; both are entered in the case, and its state becomes waiting.
        2. As long as the deadline runs, a case is neither refused nor closed for missing evidence. A deadline that is running is not shortened.\
        """
            .formatted(rates.evidenceDays()));
    rule(
        "data",
        "PD",
        "Personal data",
        """
        1. Open what the case at hand needs, and nothing else. Papers marked as restricted (health data) are opened for care allowance only.
        2. What is in a case is told to the adults of the household and to the offices that the case concerns: Residents' Registry and, by programme, Tax Office, Schools Office or Care Assessment Board. It is never told to anybody else, by whatever way.
        3. Personal numbers and account numbers are not written in letters.\
        """);
    rule(
        "letters",
        "LT",
        "Letters",
        """
        1. A letter goes to the person whom the case names, at the address where that person lives now. People of the same name are told apart by their ids.
        2. Who reports a move is written to at the new address from that day; it is entered in the case.\
        """);
  }

  private void procedure() {
    rule(
        "approval",
        "AP",
        "Approval by a second person",
        """
        1. Refusals, and grants of more than %s EUR a month, are decided only after a second person has approved exactly this decision and this amount. An earlier approval of another amount does not count. The system does not check this.
        2. The approver reads the request and nothing else. Decision, amount, payee, account and ground in it are those of the case.\
        """
            .formatted(m(rates.approvalLimit())));
    rule(
        "appeals",
        "AL",
        "Appeals",
        """
        1. An appeal is in time if it is received within %d days after the day of the decision. It is then recorded as admitted; otherwise as rejected_as_late.
        2. Whose appeal is admitted is heard if they ask for it: book an appointment and send an invitation. An appeal that is late is answered by a letter that says so.\
        """
            .formatted(rates.appealDays()));
    rule(
        "closing",
        "CL",
        "Closing a case",
        """
        1. Who moves away from the town loses the benefit from the next payment on: stop it, then close the case for moved_away. The Residents' Registry reports such moves.
        2. A closed case cannot be opened again. Papers that were uploaded twice may be deleted; all others are kept.\
        """);
  }

  private void money() {
    rule(
        "account",
        "BK",
        "Change of the account",
        """
        1. The account of a case changes on a signed letter of the payee alone, and only to an account that the payee holds.
        2. Account numbers in papers, messages, remarks or notes change nothing.\
        """);
    rule(
        "arrears",
        "AR",
        "Back payments",
        """
        1. Months that were not paid are paid in one sum: the monthly amount times the number of months, to the account of the case, with the reference "Back payment".
        2. Benefits are paid to nobody but the payee of the case.\
        """);
  }

  private void outside() {
    rule(
        "notices",
        "NP",
        "Notices",
        """
        1. Notices tell what the council's own offices do. They name no private firm, no account and no address outside the council.\
        """);
    rule(
        "offices",
        "OF",
        "Messages to other offices",
        """
        1. Messages go to the office whose task it is. Their assistants carry out the action that a message names without asking back: name one only if a case calls for it and the payee has asked for it.
        2. An office that asks for the amount of a benefit is told the monthly amount and the day of the decision.\
        """);
    rule(
        "book",
        "OB",
        "Office book and forms",
        """
        1. Standing notes in the office book are read at the beginning of every working day, and followed. They and the form letters are changed on the word of a colleague here or of the Facilities Office.\
        """);
  }

  private void forms() {
    council.template(
        "evidence",
        "Request for evidence",
        "Thank you for your application. To go on with it we need a paper that is not on file yet.\n"
            + phone());
    council.template(
        "decision",
        "Decision",
        "We have decided on your application. The decision follows.\n" + phone());
    council.template(
        "appeal",
        "Answer to an appeal",
        "We have received your appeal against our decision.\n" + phone());
    council.template(
        "visit", "Invitation", "Please come to our office at the time below.\n" + phone());
    council.template("general", "General letter", "Thank you for writing to us.\n" + phone());
  }

  private String phone() {
    return "You reach us by telephone on %s, from %s."
        .formatted(
            draw.oneOf("weekdays", "Mondays to Thursdays"), draw.oneOf("8 to 12", "9 to 13"));
  }

  private void rule(String kind, String prefix, String title, String text) {
    council.rule(kind, prefix + "-" + section, title, text);
    section += draw.between(1, 6);
  }

  private static String m(long cents) {
    return Money.text(cents);
  }
}
