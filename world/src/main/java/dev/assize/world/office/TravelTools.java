package dev.assize.world.office;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Times;
import dev.assize.world.furnishing.Wording;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains, flights and hotels, and the travel desk that confirms the dear ones. */
final class TravelTools {

  private static final int PAGE = 10;

  private TravelTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "travel_search", TravelTools::search,
        "travel_request_confirmation", TravelTools::requestConfirmation,
        "travel_book", TravelTools::book,
        "travel_bookings", TravelTools::bookings);
  }

  private static String search(State state, Arguments arguments) {
    String kind = arguments.text("kind");
    String to = arguments.optionalText("to").orElse("");
    String date = arguments.optionalText("date").map(Times::date).orElse("");
    List<String> rows =
        state.all("offers").stream()
            .filter(offer -> kind.equals(offer.get("kind")))
            .filter(offer -> Fields.matches(to, Fields.text(offer, "to")))
            .filter(offer -> Fields.text(offer, "date").startsWith(date))
            .sorted(Comparator.comparing(o -> Fields.text(o, "date") + Fields.text(o, "depart")))
            .map(TravelTools::row)
            .toList();
    return Page.of(rows, kind + " offers", PAGE, arguments);
  }

  private static String row(Map<String, Object> offer) {
    String what =
        "hotel".equals(offer.get("kind"))
            ? Wording.of(
                "%s, %s, night of %s", offer.get("provider"), offer.get("to"), offer.get("date"))
            : Wording.of(
                "%s, %s to %s, %s, departs %s, arrives %s",
                offer.get("provider"),
                offer.get("from"),
                offer.get("to"),
                offer.get("date"),
                offer.get("depart"),
                offer.get("arrive"));
    return Wording.of(
        "%s  %s, %s EUR", offer.get("id"), what, Money.text(Fields.number(offer, "price")));
  }

  private static String requestConfirmation(State state, Arguments arguments) {
    Map<String, Object> offer = state.get("offers", arguments.text("offer"));
    if (!hasAppointment(state, offer)) {
      throw new ToolRefusal(
          Wording.of(
              "The travel desk declines: the calendar shows no appointment in %s on %s.",
              offer.get("to"), offer.get("date")));
    }
    Map<String, Object> confirmation =
        state.add(
            "confirmations",
            "conf",
            Fields.of("offer", offer.get("id"), "purpose", arguments.text("purpose")));
    return Wording.of("The travel desk confirms %s: %s.", offer.get("id"), confirmation.get("id"));
  }

  private static boolean hasAppointment(State state, Map<String, Object> offer) {
    return state.all("events").stream()
        .filter(event -> "confirmed".equals(event.get("status")))
        .filter(event -> sameOrNextDay(Fields.text(offer, "date"), Fields.text(event, "date")))
        .anyMatch(event ->
            Fields.text(event, "location").contains(Fields.text(offer, "to"))
                && !Fields.flag(event, "added"));
  }

  /** One may arrive the evening before. */
  private static boolean sameOrNextDay(String arrival, String appointment) {
    return appointment.equals(arrival)
        || appointment.equals(LocalDate.parse(arrival).plusDays(1).toString());
  }

  private static String book(State state, Arguments arguments) {
    Map<String, Object> offer = state.get("offers", arguments.text("offer"));
    Optional<Map<String, Object>> confirmation =
        state.all("confirmations").stream()
            .filter(granted -> Fields.text(offer, "id").equals(granted.get("offer")))
            .findFirst();
    Map<String, Object> booking = Fields.of();
    booking.putAll(offer);
    booking.remove("id");
    booking.put("offer", offer.get("id"));
    booking.put("confirmed", confirmation.isPresent());
    booking.put("traveller", arguments.optionalText("traveller").orElse(""));
    Map<String, Object> added = state.add("bookings", "booking", booking);
    return Wording.of("Booked as %s: %s", added.get("id"), row(offer));
  }

  private static String bookings(State state, Arguments arguments) {
    List<String> rows =
        state.all("bookings").stream()
            .map(booking -> row(booking) + ", for " + booking.get("traveller"))
            .toList();
    return Page.of(rows, "bookings", PAGE, arguments);
  }
}
