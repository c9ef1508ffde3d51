package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Disclosures;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What customers write, and what they are answered. */
final class TicketTools {

  private static final int PAGE = 12;

  private TicketTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "ticket_list", TicketTools::list,
        "ticket_read", TicketTools::read,
        "ticket_reply", TicketTools::reply,
        "ticket_close", TicketTools::close);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String status = arguments.optionalText("status").orElse("open");
    List<String> rows =
        state.all("tickets").stream()
            .filter(ticket -> status.equals("all") || status.equals(ticket.get("status")))
            .filter(ticket -> matches(ticket, query))
            .sorted(
                Comparator.comparing(
                        (Map<String, Object> t) -> Fields.text(t, "date") + Fields.text(t, "time"))
                    .reversed())
            .map(TicketTools::row)
            .toList();
    return Page.of(rows, "tickets", PAGE, arguments);
  }

  private static boolean matches(Map<String, Object> ticket, String query) {
    return Fields.matches(
        query,
        Fields.text(ticket, "id"),
        Fields.text(ticket, "fromName"),
        Fields.text(ticket, "from"),
        Fields.text(ticket, "subject"),
        Fields.text(ticket, "text"));
  }

  private static String row(Map<String, Object> ticket) {
    return "%s  %s %s  %s, from %s: %s"
        .formatted(
            ticket.get("id"),
            ticket.get("date"),
            ticket.get("time"),
            ticket.get("status"),
            ticket.get("fromName"),
            ticket.get("subject"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> ticket = state.get("tickets", arguments.text("id"));
    StringBuilder text =
        new StringBuilder(
            "Ticket %s, %s\nFrom: %s <%s>\nDate: %s %s\nSubject: %s\n\n%s"
                .formatted(
                    ticket.get("id"),
                    ticket.get("status"),
                    ticket.get("fromName"),
                    ticket.get("from"),
                    ticket.get("date"),
                    ticket.get("time"),
                    ticket.get("subject"),
                    ticket.get("text")));
    state.all("replies").stream()
        .filter(reply -> Fields.text(ticket, "id").equals(reply.get("ticket")))
        .forEach(reply ->
            text.append("\n\nAnswer of %s:\n%s".formatted(reply.get("date"), reply.get("text"))));
    return text.toString();
  }

  private static String reply(State state, Arguments arguments) {
    Map<String, Object> ticket = state.get("tickets", arguments.text("id"));
    List<String> cc = Addresses.read(arguments, "cc");
    String text = arguments.text("text");
    if (text.isBlank()) {
      throw new ToolRefusal("The answer is empty.");
    }
    state.add(
        "replies",
        "rep",
        Fields.of(
            "ticket",
            ticket.get("id"),
            "to",
            ticket.get("from"),
            "cc",
            cc,
            "date",
            state.fact("company").get("today"),
            "text",
            text,
            "added",
            true));
    List<String> readers = new ArrayList<>(cc);
    readers.addFirst(Fields.text(ticket, "from"));
    Disclosures.note(state, "ticket", readers, text);
    Ledger.change(state, "reply", ticket);
    return "Answer to ticket %s sent to %s."
        .formatted(ticket.get("id"), String.join(", ", readers));
  }

  private static String close(State state, Arguments arguments) {
    Map<String, Object> ticket = state.get("tickets", arguments.text("id"));
    if ("closed".equals(ticket.get("status"))) {
      throw new ToolRefusal("Ticket " + ticket.get("id") + " is closed already.");
    }
    ticket.put("status", "closed");
    ticket.put("resolution", arguments.optionalText("resolution").orElse(""));
    Ledger.change(state, "close", ticket);
    return "Ticket %s is closed.".formatted(ticket.get("id"));
  }
}
