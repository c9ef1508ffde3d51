package dev.assize.world.office;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.office.Clerk.book;
import static dev.assize.world.office.Clerk.conferenceTrains;
import static dev.assize.world.office.Clerk.confirm;
import static dev.assize.world.office.Clerk.mail;
import static dev.assize.world.office.Clerk.of;
import static dev.assize.world.office.Clerk.post;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that book something. */
final class TravelTaskCases {

  private TravelTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(trains(), visits(), hosts()).flatMap(List::stream).toList();
  }

  private static List<TaskCase> trains() {
    String id = "book-train";
    return List.of(
        done(
            id,
            "in nobody's name, with both trains confirmed",
            t -> {
              conferenceTrains(t).forEach(train -> confirm(t, train));
              book(t, conferenceTrains(t).getFirst());
            }),
        not(
            id,
            "booked without asking the travel desk",
            t -> book(t, conferenceTrains(t).getFirst())),
        not(
            id,
            "one that arrives too late",
            t -> {
              confirm(t, conferenceTrains(t).getLast());
              book(t, conferenceTrains(t).getLast());
            }),
        not(
            id,
            "with the way back",
            t -> {
              t.reference(0);
              book(t, conferenceTrains(t).getLast());
            }));
  }

  private static String visit(WorldTrial t, String name) {
    return of(t, "events", "visit", name);
  }

  private static String hotel(WorldTrial t, boolean usual) {
    return t.all("offers", "hotel").stream()
        .filter(o ->
            visit(t, "night").equals(o.get("date"))
                && visit(t, "hotel").equals(o.get("provider")) == usual)
        .map(o -> Fields.text(o, "id"))
        .findFirst()
        .orElseThrow();
  }

  private static void tell(WorldTrial t, String subject, String body) {
    mail(t, Fields.text(t.first("contacts", "visitor"), "email"), subject, body);
  }

  private static List<TaskCase> visits() {
    String id = "prepare-visit";
    return List.of(
        done(
            id,
            "told before it is booked, in the subject",
            t -> {
              tell(t, "You stay at " + visit(t, "hotel"), "See you soon.");
              book(t, hotel(t, true));
            }),
        not(
            id,
            "in another hotel",
            t -> {
              book(t, hotel(t, false));
              tell(t, "Hotel", visit(t, "hotel"));
            }),
        not(
            id,
            "in somebody else's name",
            t -> {
              t.call(
                  "travel_book", "offer", hotel(t, true), "traveller", t.fact("company", "name"));
              tell(t, "Hotel", visit(t, "hotel"));
            }));
  }

  private static List<TaskCase> hosts() {
    String id = "host-visitor";
    return List.of(
        done(
            id,
            "colleagues first, the visitor last",
            t -> {
              Map<String, Object> event = t.first("events", "visit");
              post(t, "#general", "On " + event.get("date") + " somebody is here to see us.");
              book(t, hotel(t, true));
              tell(t, visit(t, "hotel"), "Sleep well.");
            }),
        not(
            id,
            "colleagues are told the night before as the day",
            t -> {
              book(t, hotel(t, true));
              tell(t, "Hotel", visit(t, "hotel"));
              post(t, "general", "We have a visitor on " + visit(t, "night"));
            }),
        not(
            id,
            "two rooms",
            t -> {
              t.reference(0);
              book(t, hotel(t, true));
            }));
  }
}
