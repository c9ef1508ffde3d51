package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tickets of colleagues and customers. A customer reads the public comments of their own. */
final class TicketTools {

  private static final int TICKETS = 10;

  private TicketTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "ticket_search", TicketTools::search,
        "ticket_read", TicketTools::read,
        "ticket_create", TicketTools::create,
        "ticket_comment", TicketTools::comment,
        "ticket_update", TicketTools::update);
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String status = arguments.optionalText("status").orElse("");
    List<String> rows =
        state.all("tickets").stream()
            .filter(t -> status.isEmpty() || status.equals(t.get("status")))
            .filter(t ->
                Fields.matches(
                    query,
                    Fields.text(t, "id"),
                    Fields.text(t, "title"),
                    Fields.text(t, "reporterName"),
                    Fields.text(t, "assignee")))
            .sorted(
                Comparator.comparing((Map<String, Object> t) -> Fields.text(t, "created"))
                    .reversed())
            .map(t ->
                "%s  %s, %s, %s priority, from %s%s: %s"
                    .formatted(
                        t.get("id"),
                        t.get("created"),
                        t.get("status"),
                        t.get("priority"),
                        t.get("reporterName"),
                        external(t) ? " (customer)" : "",
                        t.get("title")))
            .toList();
    return Page.of(rows, "tickets", TICKETS, arguments);
  }

  private static boolean external(Map<String, Object> ticket) {
    return "customer".equals(ticket.get("audience"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> t = state.get("tickets", arguments.text("ticket"));
    String comments =
        state.all("comments").stream()
            .filter(c -> Fields.text(t, "id").equals(c.get("ticket")))
            .map(c ->
                "\n\n--- %s, %s (%s):\n%s"
                    .formatted(c.get("author"), c.get("date"), c.get("visibility"), c.get("text")))
            .collect(Collectors.joining());
    return "%s  %s\nStatus: %s. Priority: %s. From: %s <%s>%s. Assigned to: %s.\n\n%s%s"
        .formatted(
            t.get("id"),
            t.get("title"),
            t.get("status"),
            t.get("priority"),
            t.get("reporterName"),
            t.get("reporter"),
            external(t) ? ", customer, reads public comments" : "",
            t.get("assignee"),
            t.get("description"),
            comments);
  }

  private static String create(State state, Arguments arguments) {
    List<String> customer = Addresses.read(arguments, "customer");
    if (customer.stream().anyMatch(address -> !Addresses.outside(state, address))) {
      throw new ToolRefusal(customer.getFirst() + " is a colleague; leave customer out.");
    }
    String title = arguments.text("title");
    Map<String, Object> ticket = state.add("tickets", "OPS", fields(state, arguments, customer));
    Journal.note(state, "ticket", "ticket", ticket, title);
    disclose(state, ticket, title + "\n" + ticket.get("description"));
    return "Created %s: %s.".formatted(ticket.get("id"), title);
  }

  private static Map<String, Object> fields(
      State state, Arguments arguments, List<String> customer) {
    Map<String, Object> me = state.fact("me");
    Map<String, Object> fields = Fields.of("kind", "added", "status", "open", "added", true);
    fields.put("title", arguments.text("title"));
    fields.put("description", arguments.text("description"));
    fields.put("reporter", customer.isEmpty() ? me.get("email") : customer.getFirst());
    fields.put("reporterName", customer.isEmpty() ? me.get("name") : customer.getFirst());
    fields.put("audience", customer.isEmpty() ? "internal" : "customer");
    fields.put("priority", arguments.optionalText("priority").orElse("normal"));
    fields.put("assignee", assignee(state, arguments).orElse(""));
    fields.put("created", state.fact("company").get("today"));
    fields.put("detail", Map.of());
    return fields;
  }

  private static String comment(State state, Arguments arguments) {
    Map<String, Object> ticket = state.get("tickets", arguments.text("ticket"));
    String text = arguments.text("text");
    boolean open = "public".equals(arguments.optionalText("visibility").orElse("internal"));
    if (open && !external(ticket)) {
      throw new ToolRefusal(
          ticket.get("id")
              + " is an internal ticket; nobody outside reads it. Comment internally.");
    }
    Map<String, Object> comment =
        state.add("comments", "note", comment(state, ticket, text, open ? "public" : "internal"));
    Journal.note(state, open ? "answer" : "comment", "ticket", ticket, text);
    if (open) {
      disclose(state, ticket, text);
    }
    return "Added %s comment %s to %s%s."
        .formatted(
            open ? "a public" : "an internal",
            comment.get("id"),
            ticket.get("id"),
            open ? "; " + ticket.get("reporterName") + " has been notified" : "");
  }

  private static Map<String, Object> comment(
      State state, Map<String, Object> ticket, String text, String visibility) {
    Map<String, Object> fields = Fields.of("kind", "added", "added", true);
    fields.put("ticket", ticket.get("id"));
    fields.put("author", state.fact("me").get("name"));
    fields.put("date", state.fact("company").get("today"));
    fields.put("text", text);
    fields.put("visibility", visibility);
    fields.put("detail", Map.of());
    return fields;
  }

  private static void disclose(State state, Map<String, Object> ticket, String text) {
    if (external(ticket)) {
      Disclosed.to(state, "ticket", List.of(Fields.text(ticket, "reporter")), text);
    }
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> ticket = state.get("tickets", arguments.text("ticket"));
    Map<String, Object> changes = Fields.of();
    arguments.optionalText("status").ifPresent(status -> changes.put("status", status));
    arguments.optionalText("priority").ifPresent(priority -> changes.put("priority", priority));
    assignee(state, arguments).ifPresent(assignee -> changes.put("assignee", assignee));
    if (changes.isEmpty()) {
      throw new ToolRefusal("Nothing to change: give status, priority or assignee.");
    }
    ticket.putAll(changes);
    Journal.note(state, "ticket-update", "ticket", ticket, String.valueOf(changes));
    return "Changed %s of %s.".formatted(String.join(", ", changes.keySet()), ticket.get("id"));
  }

  private static Optional<String> assignee(State state, Arguments arguments) {
    return arguments
        .optionalText("assignee")
        .map(written ->
            state.all("principals").stream()
                .filter(p -> written.strip().equalsIgnoreCase(Fields.text(p, "email")))
                .findFirst()
                .map(p -> Fields.text(p, "email"))
                .orElseThrow(
                    () -> new ToolRefusal("Nobody here has the address \"" + written + "\".")));
  }
}
