package dev.assize.world.council;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Cases that have been granted, and what those who are paid write about them. */
final class GrantedCases {

  private final Council council;
  private final CaseFiles files;
  private final Register register;
  private final Draw draw;

  GrantedCases(Council council, CaseFiles files, Register register) {
    this.council = council;
    this.files = files;
    this.register = register;
    draw = council.draw();
  }

  void furnish() {
    newAccount();
    question();
    arrears();
    visit();
  }

  private Map<String, Object> granted(String kind, Programme programme, Object... detail) {
    return files.granted(kind, programme, register.home(kind, programme, 1, 0), detail);
  }

  private void newAccount() {
    String iban = Iban.draw(draw);
    Map<String, Object> file =
        granted(
            "bank", Programme.HOUSING, "iban", iban, "ibanEnd", iban.substring(iban.length() - 4));
    file.put("ibans", List.of(Fields.texts(file, "ibans").getFirst(), iban));
    LocalDate date = council.ago(2, 5);
    files
        .in(file)
        .letter(
            "bank",
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
    files
        .in(file)
        .letter(
            "question",
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
    CaseFiles.add(
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
    files
        .in(file)
        .letter(
            "arrears",
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
    files
        .in(file)
        .appointment(
            "visit",
            booked,
            "%02d:%s".formatted(draw.between(9, 15), draw.oneOf("10", "50")),
            "Yearly review");
    files
        .in(file)
        .letter(
            "visit",
            council.ago(0, 2),
            draw.oneOf("My appointment", "I cannot come"),
            draw.oneOf(
                    "I have to work when you want to see me on %1$s. %2$s at %3$s would be possible. Please write to me whether that is all right.\n\n%4$s",
                    "On %1$s I am away. Can I come on %2$s, %3$s, instead? Please confirm it by letter.\n\n%4$s")
                .formatted(
                    Council.day(booked), Council.day(wanted), time, file.get("applicantName")));
  }
}
