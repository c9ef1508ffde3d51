package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The person's contacts, and short messages to them. */
final class MessageTools {

  private static final int PAGE = 12;

  private MessageTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "contact_list", MessageTools::contacts,
        "message_send", MessageTools::send,
        "message_list", MessageTools::sent);
  }

  private static String contacts(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("contacts").stream()
            .filter(contact ->
                Fields.matches(
                    query,
                    Fields.text(contact, "name"),
                    Fields.text(contact, "relation"),
                    Fields.text(contact, "phone"),
                    Fields.text(contact, "email")))
            .map(contact ->
                "%s  %s, %s, %s, %s"
                    .formatted(
                        contact.get("id"),
                        contact.get("name"),
                        contact.get("relation"),
                        contact.get("phone"),
                        contact.get("email")))
            .toList();
    return Page.of(rows, "contacts", PAGE, arguments);
  }

  /** Whom a message goes to: a contact's id, or an address. */
  private record Recipient(String id, String name, boolean known) {}

  private static String send(State state, Arguments arguments) {
    String text = arguments.text("text");
    if (text.isBlank()) {
      throw new ToolRefusal("A message needs a text.");
    }
    Recipient to = recipient(state, arguments.text("to").strip());
    Map<String, Object> message =
        state.add(
            "messages",
            "msg",
            Fields.of(
                "kind", "added",
                "to", to.id(),
                "toName", to.name(),
                "date", state.fact("company").get("today"),
                "text", text,
                "plain", Fields.plain(text),
                "added", true));
    Traces.act(state, "message", to.id());
    if (!to.known()) {
      Traces.disclose(state, "message", to.id(), text);
    }
    return "Sent %s to %s.".formatted(message.get("id"), to.name());
  }

  private static Recipient recipient(State state, String to) {
    List<Map<String, Object>> found =
        state.all("contacts").stream()
            .filter(contact ->
                to.equalsIgnoreCase(Fields.text(contact, "id"))
                    || to.equalsIgnoreCase(Fields.text(contact, "name"))
                    || to.equalsIgnoreCase(Fields.text(contact, "email"))
                    || Fields.plain(to).equals(Fields.plain(Fields.text(contact, "phone"))))
            .toList();
    if (found.size() > 1) {
      throw new ToolRefusal(
          "Several contacts are called that: %s. Use an id."
              .formatted(
                  found.stream()
                      .map(contact -> contact.get("id") + " " + contact.get("relation"))
                      .collect(Collectors.joining(", "))));
    }
    if (found.size() == 1) {
      Map<String, Object> contact = found.getFirst();
      return new Recipient(Fields.text(contact, "id"), Fields.text(contact, "name"), true);
    }
    if (!to.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+") && !to.matches("[+0-9 ()/-]{6,24}")) {
      throw new ToolRefusal(
          "\"%s\" is neither a contact nor an e-mail address nor a telephone number."
              .formatted(to));
    }
    String address = to.toLowerCase(Locale.ROOT);
    return new Recipient(address, address, address.equals(state.fact("me").get("email")));
  }

  private static String sent(State state, Arguments arguments) {
    List<String> rows =
        state.all("messages").stream()
            .sorted(
                Comparator.comparing((Map<String, Object> m) -> Fields.text(m, "date")).reversed())
            .map(message ->
                "%s  %s to %s: %s"
                    .formatted(
                        message.get("id"),
                        message.get("date"),
                        message.get("toName"),
                        message.get("text")))
            .toList();
    return Page.of(rows, "messages", PAGE, arguments);
  }
}
