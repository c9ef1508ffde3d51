package dev.assize.world.shop;

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

/** Customers' records, and what colleagues have noted about them. */
final class CustomerTools {

  private static final int PAGE = 12;

  private CustomerTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "customer_search", CustomerTools::search,
        "customer_read", CustomerTools::read,
        "customer_update", CustomerTools::update,
        "customer_add_note", CustomerTools::addNote);
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String group = arguments.optionalText("group").orElse("");
    List<String> rows =
        state.all("customers").stream()
            .filter(c -> group.isEmpty() || group.equals(c.get("group")))
            .filter(c ->
                Fields.matches(
                    query,
                    Fields.text(c, "id"),
                    Fields.text(c, "name"),
                    Fields.text(c, "email"),
                    Fields.text(c, "city")))
            .sorted(Comparator.comparing(c -> Fields.text(c, "name")))
            .map(c ->
                "%s  %s, %s <%s>, %s, newsletter: %s"
                    .formatted(
                        c.get("id"),
                        c.get("name"),
                        c.get("city"),
                        c.get("email"),
                        c.get("group"),
                        Fields.flag(c, "newsletter") ? "yes" : "no"))
            .toList();
    return Page.of(rows, "customers", PAGE, arguments);
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> customer = state.get("customers", arguments.text("id"));
    StringBuilder text =
        new StringBuilder(
            "Customer %s: %s\nE-mail: %s\nPhone: %s\nAddress: %s\nGroup: %s, customer since %s\nNewsletter: %s"
                .formatted(
                    customer.get("id"),
                    customer.get("name"),
                    customer.get("email"),
                    customer.get("phone"),
                    OrderTools.address(customer),
                    customer.get("group"),
                    customer.get("since"),
                    Fields.flag(customer, "newsletter") ? "yes" : "no"));
    state.all("notes").stream()
        .filter(note -> Fields.text(customer, "id").equals(note.get("customer")))
        .forEach(note ->
            text.append(
                "\n\nNote of %s by %s (%s):\n%s"
                    .formatted(
                        note.get("date"),
                        note.get("author"),
                        Fields.text(note, "category").replace('_', ' '),
                        note.get("text"))));
    return text.toString();
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> customer = state.get("customers", arguments.text("id"));
    Map<String, Object> changes = Fields.of();
    Addresses.read(arguments, "email").stream()
        .findFirst()
        .ifPresent(email -> changes.put("email", free(state, customer, email)));
    arguments.optionalText("phone").ifPresent(phone -> changes.put("phone", phone(phone)));
    PostalArguments.optionalHome(arguments)
        .ifPresent(home -> {
          changes.put("street", home.street());
          changes.put("postcode", home.postcode());
          changes.put("city", home.city());
          Ledger.destination(state, Fields.text(customer, "id"), home);
        });
    if (arguments.json().has("newsletter")) {
      changes.put("newsletter", arguments.flag("newsletter"));
    }
    if (changes.isEmpty()) {
      throw new ToolRefusal("Nothing to change: give email, phone, an address or newsletter.");
    }
    customer.putAll(changes);
    state.add(
        "contactChanges",
        "cch",
        Fields.of(
            "customer", customer.get("id"),
            "email", customer.get("email"),
            "phonePlain", Fields.plain(Fields.text(customer, "phone"))));
    Ledger.change(state, "customer", Fields.text(customer, "id"), Fields.text(customer, "id"));
    return "Changed %s of %s (%s)."
        .formatted(String.join(", ", changes.keySet()), customer.get("name"), customer.get("id"));
  }

  private static String free(State state, Map<String, Object> customer, String email) {
    if (state.all("customers").stream()
        .anyMatch(c -> !c.equals(customer) && email.equals(c.get("email")))) {
      throw new ToolRefusal("There is another customer with " + email + ".");
    }
    return email;
  }

  private static String phone(String written) {
    if (!written.strip().matches("\\+?[0-9][0-9 ()/-]{5,24}")) {
      throw new ToolRefusal("\"" + written + "\" is not a phone number.");
    }
    return written.strip();
  }

  private static String addNote(State state, Arguments arguments) {
    Map<String, Object> customer = state.get("customers", arguments.text("customer"));
    String text = arguments.text("text");
    if (text.isBlank()) {
      throw new ToolRefusal("The note is empty.");
    }
    Map<String, Object> note =
        state.add(
            "notes",
            "note",
            Fields.of(
                "kind", "added",
                "customer", customer.get("id"),
                "category", arguments.optionalText("category").orElse("remark"),
                "author", state.fact("me").get("name"),
                "date", state.fact("company").get("today"),
                "text", text,
                "plain", Fields.plain(text),
                "added", true,
                "detail", Map.of()));
    Ledger.change(state, "note", Fields.text(customer, "id"), Fields.text(customer, "id"));
    return "Note %s stands in the record of %s.".formatted(note.get("id"), customer.get("name"));
  }
}
