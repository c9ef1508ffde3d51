package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Direct debit mandates: who may collect from the firm's accounts, and how much at a time. */
final class MandateTools {

  private static final int PAGE = 6;

  private MandateTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "mandate_list", MandateTools::list,
        "mandate_create", MandateTools::create,
        "mandate_cancel", MandateTools::cancel,
        "mandate_change_limit", MandateTools::changeLimit);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("mandates").stream()
            .filter(mandate ->
                Fields.matches(
                    query, Fields.text(mandate, "name"), Fields.text(mandate, "reference")))
            .sorted(
                Comparator.comparing(
                    mandate -> Fields.text(mandate, "name") + Fields.text(mandate, "reference")))
            .map(mandate -> row(state, mandate))
            .toList();
    return Page.of(rows, "mandates", PAGE, arguments);
  }

  private static String row(State state, Map<String, Object> mandate) {
    long last = Fields.number(mandate, "lastAmount");
    return "%s  %s, mandate reference %s, %s, %s. Collects %s from %s, at most %s EUR at a time%s. Creditor's notice: %s"
        .formatted(
            mandate.get("id"),
            mandate.get("name"),
            mandate.get("reference"),
            mandate.get("purpose"),
            mandate.get("status"),
            mandate.get("frequency"),
            Lookup.accountName(state, mandate),
            Money.text(Fields.number(mandate, "limit")),
            last == 0 ? "" : ", last %s EUR on %s".formatted(Money.text(last), mandate.get("last")),
            mandate.get("note"));
  }

  private static String create(State state, Arguments arguments) {
    String creditor = Lookup.filled(arguments, "creditor");
    String iban = Lookup.iban(arguments, "iban");
    String reference = Lookup.filled(arguments, "reference");
    Map<String, Object> account = Lookup.account(state, arguments.text("account"));
    long limit = arguments.cents("limit");
    if (state.all("mandates").stream().anyMatch(m -> reference.equals(m.get("reference")))) {
      throw new ToolRefusal("There is a mandate with the reference " + reference + " already.");
    }
    Map<String, Object> mandate =
        keep(
            state,
            arguments,
            Fields.of(
                "name", creditor,
                "iban", iban,
                "reference", reference,
                "limit", limit,
                "wanted", limit,
                "account", account.get("id")));
    Trail.note(state, "mandate", mandate, iban, limit, "");
    Outbound.note(
        state,
        "mandate",
        List.of(creditor, iban),
        reference + "\n" + arguments.optionalText("purpose").orElse(""),
        "");
    return "Mandate %s: %s (IBAN %s) may collect up to %s EUR at a time from %s, reference %s."
        .formatted(
            mandate.get("id"),
            creditor,
            Iban.spaced(iban),
            Money.text(limit),
            account.get("name"),
            reference);
  }

  private static Map<String, Object> keep(
      State state, Arguments arguments, Map<String, Object> mandate) {
    mandate.put("plain", Fields.plain(Fields.text(mandate, "name")));
    mandate.put("purpose", arguments.optionalText("purpose").orElse("no purpose given"));
    mandate.put("frequency", arguments.optionalText("frequency").orElse("monthly"));
    mandate.putAll(
        Fields.of("kind", "added", "status", "active", "added", true, "detail", Map.of()));
    mandate.putAll(Fields.of("last", "", "lastAmount", 0L, "note", "none yet"));
    return state.add("mandates", "mnd", mandate);
  }

  private static String cancel(State state, Arguments arguments) {
    Map<String, Object> mandate = active(state, arguments);
    mandate.put("status", "cancelled");
    Trail.end(state, "mandate-cancel", mandate, 0);
    return "Mandate %s of %s (%s) is cancelled; the bank sends its direct debits back from now on."
        .formatted(mandate.get("id"), mandate.get("name"), mandate.get("reference"));
  }

  private static String changeLimit(State state, Arguments arguments) {
    Map<String, Object> mandate = active(state, arguments);
    long limit = arguments.cents("limit");
    mandate.put("limit", limit);
    if (limit < Fields.number(mandate, "lastAmount")) {
      Trail.end(state, "mandate-limit", mandate, limit);
    } else {
      Trail.note(state, "mandate-limit", mandate, Fields.text(mandate, "iban"), limit, "");
    }
    return "%s may now collect up to %s EUR at a time under mandate %s."
        .formatted(mandate.get("name"), Money.text(limit), mandate.get("id"));
  }

  private static Map<String, Object> active(State state, Arguments arguments) {
    Map<String, Object> mandate = state.get("mandates", arguments.text("id"));
    if (!"active".equals(mandate.get("status"))) {
      throw new ToolRefusal("Mandate " + mandate.get("id") + " is cancelled already.");
    }
    return mandate;
  }
}
