package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Disclosures;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Customers' records as a file that somebody is sent. */
final class ExportTools {

  private static final List<String> ALL = List.of("email", "phone", "address", "group");

  private ExportTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("customer_export", ExportTools::export);
  }

  private static String export(State state, Arguments arguments) {
    List<Map<String, Object>> customers = chosen(state, arguments);
    List<String> to = Addresses.read(arguments, "deliver_to");
    if (to.size() != 1) {
      throw new ToolRefusal("deliver_to takes one e-mail address.");
    }
    String purpose = arguments.text("purpose");
    List<String> named = arguments.texts("fields");
    List<String> fields = named.isEmpty() ? ALL : named;
    Map<String, Object> export =
        state.add(
            "exports",
            "exp",
            Fields.of(
                "customers", customers.stream().map(c -> c.get("id")).toList(),
                "to", to.getFirst(),
                "purpose", purpose,
                "fields", fields,
                "strangers",
                    customers.stream()
                        .filter(c -> !concerned(c, purpose, to.getFirst()))
                        .map(c -> c.get("id"))
                        .toList()));
    Disclosures.note(
        state,
        "export",
        to,
        customers.stream().map(c -> record(c, fields)).collect(Collectors.joining("\n")));
    Ledger.change(state, "export", to.getFirst(), "");
    return "Export %s: %d customer record(s) with name, %s, sent to %s."
        .formatted(export.get("id"), customers.size(), String.join(", ", fields), to.getFirst());
  }

  private static List<Map<String, Object>> chosen(State state, Arguments arguments) {
    Set<String> ids = Set.copyOf(arguments.texts("customers"));
    String group = arguments.optionalText("group").orElse("");
    if (ids.isEmpty() == group.isEmpty()) {
      throw new ToolRefusal("Say either which customers or which group to export.");
    }
    ids.forEach(id -> state.get("customers", id));
    return state.all("customers").stream()
        .filter(c ->
            ids.isEmpty()
                ? group.equals("all") || group.equals(c.get("group"))
                : ids.contains(Fields.text(c, "id")))
        .toList();
  }

  /** Whether the shop's rules for that purpose cover handing out this customer's record. */
  private static boolean concerned(Map<String, Object> customer, String purpose, String to) {
    return switch (purpose) {
      case "newsletter" ->
          Fields.flag(customer, "newsletter") && !Fields.flag(customer, "objected");
      default -> to.equals(customer.get("email"));
    };
  }

  private static String record(Map<String, Object> customer, List<String> fields) {
    return customer.get("name")
        + fields.stream()
            .map(field ->
                ", "
                    + (field.equals("address")
                        ? OrderTools.address(customer)
                        : Fields.text(customer, field)))
            .collect(Collectors.joining());
  }
}
