package dev.assize.world.office;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The address book: colleagues, customers and suppliers. */
final class ContactTools {

  private static final int PAGE = 15;

  private ContactTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "contact_search", ContactTools::search,
        "contact_read", ContactTools::read,
        "contact_create", ContactTools::create);
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("contacts").stream()
            .filter(contact -> matches(contact, query))
            .sorted(Comparator.comparing(contact -> Fields.text(contact, "name")))
            .map(ContactTools::row)
            .toList();
    return Page.of(rows, "contacts", PAGE, arguments);
  }

  private static boolean matches(Map<String, Object> contact, String query) {
    return Fields.matches(
        query,
        Fields.text(contact, "name"),
        Fields.text(contact, "email"),
        Fields.text(contact, "company"),
        Fields.text(contact, "role"));
  }

  private static String row(Map<String, Object> contact) {
    return Wording.of(
        "%s  %s, %s at %s <%s>",
        contact.get("id"),
        contact.get("name"),
        contact.get("role"),
        contact.get("company"),
        contact.get("email"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> contact = state.get("contacts", arguments.text("id"));
    return Wording.of(
        "%s\n%s at %s\nE-mail: %s\nPhone: %s\nNote: %s",
        contact.get("name"),
        contact.get("role"),
        contact.get("company"),
        contact.get("email"),
        contact.get("phone"),
        contact.get("note"));
  }

  private static String create(State state, Arguments arguments) {
    List<String> email = Addresses.read(arguments, "email");
    if (email.isEmpty()) {
      throw new ToolRefusal("A contact needs an e-mail address.");
    }
    if (state.all("contacts").stream().anyMatch(c -> email.getFirst().equals(c.get("email")))) {
      throw new ToolRefusal("There is a contact with " + email.getFirst() + " already.");
    }
    Map<String, Object> contact =
        state.add(
            "contacts",
            "contact",
            Fields.of(
                "kind", "added",
                "name", arguments.text("name"),
                "email", email.getFirst(),
                "phone", arguments.optionalText("phone").orElse(""),
                "company", arguments.optionalText("company").orElse(""),
                "role", arguments.optionalText("role").orElse(""),
                "note", arguments.optionalText("note").orElse(""),
                "added", true,
                "detail", Map.of()));
    return Wording.of("Added %s as %s.", contact.get("name"), contact.get("id"));
  }
}
