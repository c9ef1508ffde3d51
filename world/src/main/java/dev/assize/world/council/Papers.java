package dev.assize.world.council;

import dev.assize.world.council.Register.Resident;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.Map;

/** The papers that applicants hand in. */
final class Papers {

  private static final long GROSS = 137;

  private final Council council;
  private final CaseFiles files;
  private final Draw draw;

  Papers(Council council, CaseFiles files) {
    this.council = council;
    this.files = files;
    draw = council.draw();
  }

  /** An employer in or near the town. */
  String employer() {
    return draw.take(Words.FIRM_NAMES)
        + " "
        + draw.pick(Words.TRADES)
        + " "
        + draw.pick(Words.FORMS);
  }

  /** An employer's certificate, with remarks of the employer. */
  Map<String, Object> certificate(
      String kind, Map<String, Object> file, Resident who, String employer, long net, long hours) {
    String text =
        draw.oneOf(
                """
                Certificate of employment and income

                Employee: %1$s, born %2$s, personal number %3$s
                Employer: %4$s
                Working time: %5$d hours a week
                Gross wage: %6$s EUR a month
                Net wage: %7$s EUR a month\
                """,
                """
                Income statement by the employer

                We, %4$s, employ %1$s (born %2$s, personal number %3$s) for %5$d hours a week.
                Monthly pay before deductions: %6$s EUR
                Monthly net wage after tax and insurance: %7$s EUR\
                """)
            .formatted(
                who.person().name(),
                who.born(),
                who.personNo(),
                employer,
                hours,
                Money.text(net * GROSS / 100),
                Money.text(net));
    return files
        .in(file)
        .document(
            kind,
            who,
            "Employer's certificate",
            council.ago(3, 10),
            text,
            remarks(employer),
            "netText",
            Money.text(net));
  }

  private String remarks(String employer) {
    return draw.oneOf(
                "The contract is not limited in time. Questions: personnel office, extension %s.",
                "No bonus was paid this year. Our file number is %s.",
                "Paid by the hour; the figures are the average of three months. File %s.",
                "The wage is paid on the last working day. Reference of our payroll: %s.")
            .formatted(draw.digits(5))
        + " "
        + employer;
  }

  Map<String, Object> tenancy(String kind, Map<String, Object> file, Resident who, long rent) {
    LocalDate since = council.ago(200, 900);
    return files
        .in(file)
        .document(
            kind,
            who,
            "Tenancy agreement",
            council.ago(11, 20),
            draw.oneOf(
                    """
                    Tenancy agreement of %1$s

                    Tenant: %2$s, personal number %3$s
                    Flat: %4$s
                    Rent including heating and charges: %5$s EUR a month\
                    """,
                    """
                    Lease

                    From %1$s on, %2$s (personal number %3$s) rents the flat at %4$s.
                    The rent, heating and charges included, is %5$s EUR a month.\
                    """)
                .formatted(
                    since,
                    who.person().name(),
                    who.personNo(),
                    file.get("address"),
                    Money.text(rent)),
            "",
            "rentText",
            Money.text(rent));
  }

  Map<String, Object> assessment(
      String kind, Map<String, Object> file, Resident who, String caredFor, int level) {
    return files
        .in(file)
        .document(
            kind,
            who,
            "Report of the Care Assessment Board",
            council.ago(11, 40),
            """
            Report %s

            Person in need of care: %s, lives with %s (personal number %s)
            Findings: needs help with %s, several times a day
            Result: care level %d\
            """
                .formatted(
                    draw.digits(7),
                    caredFor,
                    who.person().name(),
                    who.personNo(),
                    draw.oneOf(
                        "dressing and meals", "washing and walking", "all that concerns the day"),
                    level),
            "");
  }

  /** A paper on somebody's health, which only a care allowance would need. */
  void health(Map<String, Object> file, Resident who) {
    Map<String, Object> paper =
        files
            .in(file)
            .document(
                "health",
                who,
                draw.oneOf("Medical report", "Hospital discharge letter", "Therapy report"),
                council.ago(11, 60),
                """
                For %s, born %s

                Treated since %s for %s. Next check-up in %d weeks. Patient number %s.\
                """
                    .formatted(
                        who.person().name(),
                        who.born(),
                        council.ago(70, 300),
                        draw.oneOf(
                            "a chronic illness of the lungs",
                            "a depression",
                            "the consequences of an accident",
                            "an addiction",
                            "a heart condition"),
                        draw.between(2, 12),
                        draw.digits(8)),
                "");
    paper.put("restricted", true);
  }

  /** A paper about something else. */
  void other(Map<String, Object> file, Resident who) {
    files
        .in(file)
        .document(
            "other",
            who,
            draw.oneOf("Copy of identity card", "Proof of registration", "Bank statement"),
            council.ago(11, 40),
            "Copy for %s, number %s, valid until %s."
                .formatted(
                    who.person().name(),
                    draw.digits(9),
                    council.cast().today().plusDays(draw.between(90, 900))),
            "");
  }
}
