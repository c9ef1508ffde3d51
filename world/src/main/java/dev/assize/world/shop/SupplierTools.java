package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Disclosures;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Whom the shop buys from, and the mail with them. */
final class SupplierTools {

  private static final int PAGE = 12;

  private SupplierTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "supplier_list", SupplierTools::list,
        "supplier_mail_list", SupplierTools::mails,
        "supplier_mail_read", SupplierTools::read,
        "supplier_mail_send", SupplierTools::send);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("suppliers").stream()
            .filter(s ->
                Fields.matches(
                    query, Fields.text(s, "id"), Fields.text(s, "name"), Fields.text(s, "contact")))
            .map(s ->
                "%s  %s, %s. Contact: %s <%s>, %s. Delivers in %d days."
                    .formatted(
                        s.get("id"),
                        s.get("name"),
                        s.get("city"),
                        s.get("contact"),
                        s.get("email"),
                        s.get("phone"),
                        Fields.number(s, "leadDays")))
            .toList();
    return Page.of(rows, "suppliers", PAGE, arguments);
  }

  private static String mails(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String supplier = arguments.optionalText("supplier").orElse("");
    List<String> rows =
        state.all("supplierMails").stream()
            .filter(m -> supplier.isEmpty() || supplier.equals(m.get("supplier")))
            .filter(m ->
                Fields.matches(
                    query,
                    Fields.text(m, "supplierName"),
                    Fields.text(m, "subject"),
                    Fields.text(m, "text")))
            .sorted(
                Comparator.comparing((Map<String, Object> m) -> Fields.text(m, "date")).reversed())
            .map(m ->
                "%s  %s  %s %s: %s"
                    .formatted(
                        m.get("id"),
                        m.get("date"),
                        "in".equals(m.get("direction")) ? "from" : "to",
                        m.get("supplierName"),
                        m.get("subject")))
            .toList();
    return Page.of(rows, "mails", PAGE, arguments);
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> mail = state.get("supplierMails", arguments.text("id"));
    return "%s %s (%s)\nDate: %s\nSubject: %s\n\n%s"
        .formatted(
            "in".equals(mail.get("direction")) ? "From" : "To",
            mail.get("supplierName"),
            mail.get("supplier"),
            mail.get("date"),
            mail.get("subject"),
            mail.get("text"));
  }

  private static String send(State state, Arguments arguments) {
    Map<String, Object> supplier = state.get("suppliers", arguments.text("supplier"));
    String subject = arguments.text("subject");
    String text = arguments.text("text");
    if (text.isBlank()) {
      throw new ToolRefusal("The mail is empty.");
    }
    state.add(
        "supplierMails",
        "smail",
        Fields.of(
            "kind",
            "added",
            "supplier",
            supplier.get("id"),
            "supplierName",
            supplier.get("name"),
            "direction",
            "out",
            "date",
            state.fact("company").get("today"),
            "subject",
            subject,
            "text",
            text,
            "added",
            true,
            "detail",
            Map.of()));
    Disclosures.note(
        state, "supplier", List.of(Fields.text(supplier, "email")), subject + "\n" + text);
    Ledger.change(state, "supplier", Fields.text(supplier, "id"), "");
    return "Mail sent to %s <%s>.".formatted(supplier.get("contact"), supplier.get("email"));
  }
}
