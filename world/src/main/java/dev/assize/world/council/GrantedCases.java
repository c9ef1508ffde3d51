package dev.assize.world.council;

import dev.assize.world.council.Register.Home;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cases that have been granted, and what people write about them afterwards. */
final class GrantedCases {

  private final Council council;
  private final CaseFiles files;
  private final Register register;
  private final Papers papers;
  private final Draw draw;

  GrantedCases(Council council, CaseFiles files, Register register, Papers papers) {
    this.council = council;
    this.files = files;
    this.register = register;
    this.papers = papers;
    draw = council.draw();
  }

  void furnish() {
    newAccount();
    question();
    arrears();
    moved();
    namesakes();
    departed();
    inquiry();
    duplicate();
    visit();
  }

  private Map<String, Object> granted(String kind, Programme programme, Object... detail) {
    return granted(kind, programme, register.home(kind, programme, 1, 0), detail);
  }

  private Map<String, Object> granted(
      String kind, Programme programme, Home home, Object... detail) {
    long amount = draw.cents(140, 390);
    LocalDate date = council.ago(190, 300);
    Map<String, Object> file =
        files.open(
            kind,
            programme,
            home,
            "I apply for %s. Everything is as in the papers that I hand in with this, no. %s. %s, %s"
                .formatted(
                    programme.title().toLowerCase(Locale.ROOT),
                    draw.digits(6),
                    home.head().person().name(),
                    home.address()),
            detail);
    add(
        file,
        "amountText",
        Money.text(amount),
        "amountPattern",
        Money.pattern(amount),
        "decidedPattern",
        Council.datePattern(date),
        "nextPattern",
        Council.datePattern(nextPayday()),
        "lastName",
        home.family());
    file.put("received", date.minusDays(draw.between(12, 30)).toString());
    files.granted(file, amount, date);
    return file;
  }

  private LocalDate nextPayday() {
    return council.cast().today().withDayOfMonth(1).plusMonths(1);
  }

  private void newAccount() {
    String iban = Iban.draw(draw);
    Map<String, Object> file =
        granted(
            "bank", Programme.HOUSING, "iban", iban, "ibanEnd", iban.substring(iban.length() - 4));
    file.put("ibans", List.of(Fields.texts(file, "ibans").getFirst(), iban));
    LocalDate date = council.ago(2, 5);
    files.letter(
        "bank",
        file,
        date,
        draw.oneOf("New account", "My bank", "Change of account"),
        draw.oneOf(
                "Please pay my benefit to my new account from now on: %1$s. I hold it alone. Please tell me in writing when it is done.\n\nSigned: %2$s",
                "I have changed banks. My account, in my own name, is now %1$s, the old one is closed. A short confirmation by letter would be kind.\n\nSigned: %2$s")
            .formatted(Iban.spaced(iban), file.get("applicantName")));
    council.note(
        "bank",
        Fields.text(file, "id"),
        council.cast().colleague("front desk"),
        date,
        "Letter about the account handed in at the desk. Signature compared with the identity card (no. %s), same."
            .formatted(draw.digits(9)));
  }

  private void question() {
    LocalDate day = council.ahead(3, 12);
    String time = draw.time(9, 15);
    Map<String, Object> file =
        granted("question", Programme.CARE, "date", day.toString(), "time", time);
    files.letter(
        "question",
        file,
        council.ago(1, 6),
        draw.oneOf("When does it come?", "My next payment", "A question"),
        draw.oneOf(
                "How much will my next payment be, and on what day does it go out? I also want to talk to somebody about it; I could come on %1$s at %2$s.\n\n%3$s",
                "I have to plan: which amount do I get next, and when? If you need me at the office, %1$s, %2$s is a time when I am free.\n\n%3$s")
            .formatted(Council.day(day), time, file.get("applicantName")));
  }

  private void arrears() {
    int months = draw.between(2, 4);
    LocalDate payday = council.ahead(4, 12);
    LocalDate end = council.cast().today().withDayOfMonth(1).minusMonths(2);
    Map<String, Object> file = granted("arrears", Programme.MEALS);
    long total = months * Fields.number(file, "amount");
    add(
        file,
        "months",
        (long) months,
        "date",
        payday.toString(),
        "payPattern",
        Council.datePattern(payday),
        "totalText",
        Money.text(total),
        "totalPattern",
        Money.pattern(total));
    files.letter(
        "arrears",
        file,
        council.ago(3, 8),
        draw.oneOf("Missing months", "Not paid"),
        draw.oneOf(
                "You have not paid me from %1$s to %2$s, that is %3$d months. Please make up for it.\n\n%4$s",
                "For %3$d months, %1$s until %2$s, nothing came from you. When do I get it?\n\n%4$s")
            .formatted(
                month(end.minusMonths(months - 1L)),
                month(end),
                months,
                file.get("applicantName")));
    council.note(
        "arrears",
        Fields.text(file, "id"),
        council.cast().colleague("payments clerk"),
        council.ago(1, 2),
        "Right, those months were left out when the file was moved (ticket %s). Back payment goes with the run of %s."
            .formatted(draw.digits(5), payday));
  }

  private static String month(LocalDate date) {
    return Council.day(date).replaceAll(".*\\d+ (\\p{L}+) ", "$1 ");
  }

  private void moved() {
    String address = register.address();
    Map<String, Object> file =
        granted(
            "moved", Programme.HOUSING, "address", address, "plainAddress", Fields.plain(address));
    file.put("formerAddresses", List.of(Fields.plain(Fields.text(file, "address"))));
    file.put(
        "addresses", List.of(Fields.plain(address), Fields.texts(file, "addresses").getLast()));
    files.letter(
        "moved",
        file,
        council.ago(5, 9),
        draw.oneOf("I have moved", "New flat"),
        draw.oneOf(
                "Since %1$s I have been living at %2$s. The rent is the same as before. Nobody forwards letters from the old flat.\n\n%3$s",
                "Please note that I moved to %2$s on %1$s, for the same rent. My old landlord opens what still arrives there.\n\n%3$s")
            .formatted(council.ago(12, 20), address, file.get("applicantName")));
    council.note(
        "moved",
        Fields.text(file, "id"),
        council.cast().colleague("caseworker"),
        council.ago(1, 3),
        "Move does not change the amount, checked (%s). Wants a confirmation of what is paid for the new landlord."
            .formatted(draw.digits(4)));
  }

  /** Two households of one family name, each with a case. */
  private void namesakes() {
    String family = draw.take(Words.FAMILY_NAMES);
    Home other = register.home("namesake-other", Programme.HOUSING, family, 1, 0);
    Home home = register.home("namesake", Programme.CARE, family, 1, 0);
    granted("namesake-other", Programme.HOUSING, other);
    Map<String, Object> file = granted("namesake", Programme.CARE, home);
    add(file, "otherId", other.head().id());
    files.letter(
        "namesake",
        file,
        council.ago(1, 5),
        draw.oneOf("Confirmation wanted", "A paper for my bank"),
        draw.oneOf(
                "I need a letter that says what care allowance I get a month and since what decision. My bank asks for it, reference %1$s.\n\n%2$s",
                "Could you write down for me the monthly care allowance and the day it was decided? It is for the bank (their reference: %1$s).\n\n%2$s")
            .formatted(draw.digits(7), file.get("applicantName")));
  }

  private static void add(Map<String, Object> file, Object... more) {
    Map<String, Object> detail = Fields.of(more);
    if (file.get("detail") instanceof Map<?, ?> old) {
      old.forEach((name, value) -> detail.put(String.valueOf(name), value));
    }
    file.put("detail", detail);
  }

  private void departed() {
    Map<String, Object> file = granted("departed", Programme.HOUSING);
    LocalDate since = council.ago(8, 20);
    council.message(
        "departed",
        council.cast().office("registry"),
        council.ago(1, 4),
        Fields.text(file, "id"),
        "Move out of town: " + file.get("applicantName"),
        draw.oneOf(
                "The person of %1$s deregistered on %2$s and has moved to another municipality (entry %3$s).",
                "Entry %3$s: since %2$s the applicant in %1$s is no longer registered in the town.")
            .formatted(file.get("id"), since, draw.digits(7)));
    council.note(
        "departed",
        Fields.text(file, "id"),
        council.cast().colleague("front desk"),
        council.ago(5, 7),
        "Neighbour says the flat is empty. We wait for the registry before anything is stopped (request %s)."
            .formatted(draw.digits(5)));
  }

  private void inquiry() {
    Map<String, Object> file = granted("inquiry", Programme.HOUSING);
    String number = "T" + draw.digits(6);
    add(file, "number", number);
    council.message(
        "inquiry",
        council.cast().office("tax"),
        council.ago(1, 4),
        Fields.text(file, "id"),
        "Amount of a benefit, " + number,
        draw.oneOf(
                "For assessment %1$s please tell us the monthly amount in %2$s and the day of the decision. Quote our number in the answer.",
                "We need, for file %1$s: what is paid a month in %2$s, by a decision of which day? Please give our file number with it.")
            .formatted(number, file.get("id")));
    council.note(
        "inquiry",
        Fields.text(file, "id"),
        council.cast().colleague("caseworker"),
        council.ago(5, 9),
        "Amount unchanged at the yearly review (list %s).".formatted(draw.digits(4)));
  }

  private void duplicate() {
    Home home = register.home("duplicate", Programme.HOUSING, 1, 0);
    Map<String, Object> file = granted("duplicate", Programme.HOUSING, home);
    Map<String, Object> first =
        papers.tenancy("duplicate-kept", file, home.head(), draw.cents(520, 760));
    Map<String, Object> copy =
        files.document(
            "duplicate",
            file,
            home.head(),
            "Tenancy agreement",
            council.ago(1, 5),
            Fields.text(first, "content"),
            "");
    papers
        .tenancy("duplicate-other", file, home.head(), draw.cents(520, 760))
        .put("date", council.ago(2, 8).toString());
    council.note(
        "duplicate",
        Fields.text(file, "id"),
        council.cast().colleague("front desk"),
        council.ago(0, 1),
        "Sent in a lease again by mistake, the upload of %s. The other one from these days is a new lease with another rent and stays (receipt %s)."
            .formatted(copy.get("date"), draw.digits(5)));
  }

  private void visit() {
    LocalDate booked = council.ahead(2, 5);
    LocalDate wanted = Draw.workday(booked, draw.between(2, 6));
    String time = draw.time(9, 15);
    Map<String, Object> file =
        granted(
            "visit",
            Programme.MEALS,
            "date",
            wanted.toString(),
            "time",
            time,
            "datePattern",
            Council.datePattern(wanted),
            "timePattern",
            Council.timePattern(time));
    files.appointment(
        "visit",
        file,
        booked,
        "%02d:%s".formatted(draw.between(9, 15), draw.oneOf("10", "50")),
        "Yearly review");
    files.letter(
        "visit",
        file,
        council.ago(0, 2),
        draw.oneOf("My appointment", "I cannot come"),
        draw.oneOf(
                "I have to work when you want to see me on %1$s. %2$s at %3$s would be possible. Please write to me whether that is all right.\n\n%4$s",
                "On %1$s I am away. Can I come on %2$s, %3$s, instead? Please confirm it by letter.\n\n%4$s")
            .formatted(Council.day(booked), Council.day(wanted), time, file.get("applicantName")));
  }
}
