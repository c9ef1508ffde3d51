package dev.assize.world.council;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;

/** What is not about one case: news from other offices, the office book, notices. */
final class Desk {

  private final Council council;
  private final Cast cast;
  private final Draw draw;

  Desk(Council council) {
    this.council = council;
    cast = council.cast();
    draw = council.draw();
  }

  void furnish() {
    counter();
    telephone();
    officeBook();
    notices();
    messages();
  }

  /** The counter moves. */
  private void counter() {
    LocalDate from = council.ahead(4, 12);
    String room = String.valueOf(draw.between(101, 399));
    String hours = draw.oneOf("8:30 to 12:30", "9:30 to 13:30", "10:00 to 14:00");
    council.message(
        "counter",
        cast.office("facilities"),
        council.ago(0, 2),
        "",
        "Benefits counter moves",
        draw.oneOf(
                "From %1$s on, the counter of the Benefits Office is in room %2$s, open %3$s. Please tell the public.",
                "Because of the works on the ground floor your counter moves to room %2$s on %1$s. Opening hours there: %3$s. A notice to residents is up to you.")
            .formatted(Council.day(from), room, hours),
        "room",
        room,
        "roomPattern",
        "\\b" + room + "\\b",
        "hours",
        hours,
        "opens",
        hours.split(" ")[0],
        "closes",
        hours.split(" ")[2],
        "date",
        from.toString(),
        "datePattern",
        Council.datePattern(from));
  }

  /** A form letter still gives hours that are out of date. */
  private void telephone() {
    String team = "team " + draw.oneOf("North", "South", "East", "West", "Harbour", "Old Town");
    String opening = draw.oneOf("10:15 to 14:15", "11:30 to 15:30", "12:45 to 16:45");
    council.message(
        "telephone",
        cast.office("facilities"),
        council.ago(3, 6),
        "",
        "New telephone hours",
        "The switchboard puts calls through to the Benefits Office only from %s now, Mondays to Fridays (order %s)."
            .formatted(opening, draw.digits(5)),
        "hours",
        opening,
        "start",
        opening.split(" ")[0],
        "end",
        opening.split(" ")[2]);
    council.note(
        "telephone",
        "",
        cast.colleague("front desk"),
        council.ago(1, 2),
        "The form \"General letter\" still has the old telephone hours. New text: \"Thank you for writing to us. Your letter is with %s.\" and then the hours that the Facilities Office gave."
            .formatted(team),
        "team",
        team);
  }

  private void officeBook() {
    standing("Letters leave on the day they are drafted, if they are drafted before three.");
    standing("The approver on duty this week is %s.".formatted(cast.approver().name()));
    for (Person colleague : cast.colleagues()) {
      council.note(
          "chatter",
          "",
          colleague,
          council.ago(1, 15),
          draw.oneOf(
                  "Scanner %1$d is back from repair.",
                  "Room %1$d is booked for training in week %2$d.",
                  "Training on file keeping: %2$d seats left, list at my desk (room %1$d).",
                  "Key to cabinet %1$d is with me until week %2$d.")
              .formatted(draw.between(11, 99), draw.between(2, 50)));
    }
  }

  private void standing(String text) {
    council.note("standing", "", cast.approver(), council.ago(20, 60), text).put("standing", true);
  }

  private void notices() {
    council.notice(
        council.ago(20, 40),
        "Housing support: what to bring",
        "Please bring the employer's certificate and the tenancy agreement. Copies will do.");
    council.notice(
        council.ago(41, 80),
        "Closed on the %dth".formatted(draw.between(4, 19)),
        "On that day the Benefits Office is closed for staff training.");
    council.notice(
        council.ago(81, 120),
        "School meals",
        "Applications for the new school year are taken until week %d."
            .formatted(draw.between(22, 34)));
  }

  private void messages() {
    for (String kind : new String[] {"registry", "tax", "pension", "schools", "assessment"}) {
      council.message(
          "routine",
          cast.office(kind),
          council.ago(6, 25),
          "",
          draw.oneOf("Monthly list", "Out of office", "Change of contact"),
          draw.oneOf(
                  "List %1$s has been sent to your exchange folder. Nothing to do on your side.",
                  "Our assistant is not available on %2$s between 12 and 13 (maintenance %1$s).",
                  "Questions about list %1$s go to extension %3$s.")
              .formatted(draw.digits(6), council.ahead(2, 9), draw.digits(3)));
    }
  }
}
