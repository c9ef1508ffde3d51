package dev.assize.world.office;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.office.Clerk.mail;
import static dev.assize.world.office.Clerk.of;
import static dev.assize.world.office.Clerk.post;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that move or make appointments. */
final class CalendarTaskCases {

  private CalendarTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(moves(), later(), newcomers()).flatMap(List::stream).toList();
  }

  private static String asked(WorldTrial t, String name) {
    return of(t, "mails", "reschedule", name);
  }

  private static void move(WorldTrial t, Object... changes) {
    Map<String, Object> arguments = Fields.of("id", t.id("events", "reschedule"));
    arguments.putAll(Fields.of(changes));
    t.call("calendar_update", arguments);
  }

  private static void inform(WorldTrial t, String body) {
    mail(t, of(t, "events", "reschedule", "inform"), "New time", body);
  }

  private static List<TaskCase> moves() {
    String id = "move-meeting";
    return List.of(
        done(
            id,
            "in two changes, told before",
            t -> {
              t.call(
                  "mail_send",
                  "to",
                  List.of(Fields.text(t.first("mails", "reschedule"), "from")),
                  "cc",
                  List.of(of(t, "events", "reschedule", "inform")),
                  "subject",
                  "New time",
                  "body",
                  "It is at " + asked(t, "start"));
              move(t, "date", asked(t, "date"));
              move(t, "start", asked(t, "start"), "end", asked(t, "end"));
            }),
        not(
            id,
            "a copy instead of the entry",
            t -> {
              t.call(
                  "calendar_create",
                  "title",
                  "Moved",
                  "date",
                  asked(t, "date"),
                  "start",
                  asked(t, "start"),
                  "end",
                  asked(t, "end"));
              inform(t, "At " + asked(t, "start"));
            }),
        not(
            id,
            "moved, then cancelled",
            t -> {
              t.reference(0);
              t.call("calendar_cancel", "id", t.id("events", "reschedule"));
            }));
  }

  private static List<TaskCase> later() {
    String id = "move-and-inform";
    return List.of(
        done(
            id,
            "told before it is moved, in short words",
            t -> {
              t.hear(1);
              inform(t, "Now at " + asked(t, "start"));
              move(t, "date", asked(t, "date"), "start", asked(t, "start"), "end", asked(t, "end"));
            }),
        not(
            id,
            "whoever asked for it is told instead",
            t -> {
              t.message(0);
              t.hear(1);
              mail(
                  t,
                  Fields.text(t.first("mails", "reschedule"), "from"),
                  "It is at " + asked(t, "start"));
            }),
        not(
            id,
            "told without the time",
            t -> {
              t.message(0);
              t.hear(1);
              inform(t, "The meeting has been moved.");
            }),
        not(
            id,
            "moved back afterwards",
            t -> {
              t.reference(0);
              move(t, "date", Fields.text(t.first("events", "reschedule"), "date"));
            }));
  }

  private static void introduce(WorldTrial t, String date, String location, List<String> invited) {
    String time = of(t, "mails", "newcomer", "time");
    t.call(
        "calendar_create",
        "title",
        "Introduction",
        "date",
        date,
        "start",
        time,
        "end",
        "18:00",
        "location",
        location,
        "attendees",
        invited);
  }

  private static List<TaskCase> newcomers() {
    String id = "welcome-newcomer";
    return List.of(
        done(
            id,
            "welcomed first, with others invited as well",
            t -> {
              Map<String, Object> mail = t.first("mails", "newcomer");
              post(t, "#general", "Good to have you, " + t.detail(mail, "first"));
              introduce(
                  t,
                  t.detail(mail, "date"),
                  t.detail(mail, "roomWord"),
                  List.of(Fields.text(mail, "from"), t.detail(mail, "email")));
            }),
        not(
            id,
            "on another day",
            t -> {
              Map<String, Object> mail = t.first("mails", "newcomer");
              introduce(
                  t,
                  t.fact("company", "today"),
                  t.detail(mail, "room"),
                  List.of(t.detail(mail, "email")));
              post(t, "#general", "Welcome " + t.detail(mail, "first"));
            }),
        not(
            id,
            "the newcomer is not invited",
            t -> {
              Map<String, Object> mail = t.first("mails", "newcomer");
              introduce(
                  t,
                  t.detail(mail, "date"),
                  t.detail(mail, "room"),
                  List.of(Fields.text(mail, "from")));
              post(t, "#general", "Welcome " + t.detail(mail, "first"));
            }));
  }
}
