package dev.assize.world.clinic;

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

/** Bills, and claiming them from the patients' insurers. */
final class BillingTools {

  private static final int PAGE = 10;

  private BillingTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "bill_list", BillingTools::list,
        "bill_read", BillingTools::read,
        "insurance_submit", BillingTools::submit);
  }

  private static String list(State state, Arguments arguments) {
    String patient = arguments.optionalText("patient").orElse("").strip();
    String status = arguments.optionalText("status").orElse("");
    if (!patient.isEmpty()) {
      state.get("patients", patient);
    }
    List<String> rows =
        state.all("bills").stream()
            .filter(bill -> patient.isEmpty() || patient.equals(bill.get("patientId")))
            .filter(bill -> status.isEmpty() || status.equals(bill.get("status")))
            .sorted(
                Comparator.comparing((Map<String, Object> b) -> Fields.text(b, "date")).reversed())
            .map(BillingTools::row)
            .toList();
    return Page.of(rows, "bills", PAGE, arguments);
  }

  private static String row(Map<String, Object> bill) {
    return "%s  %s  %s (%s), %s EUR, %s"
        .formatted(
            bill.get("id"),
            bill.get("date"),
            bill.get("patient"),
            bill.get("patientId"),
            Money.text(Fields.number(bill, "amount")),
            bill.get("status"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> bill = state.get("bills", arguments.text("id").strip());
    return "%s\nItems: %s\nInsurer: %s\nRemark of the insurer: %s"
        .formatted(
            row(bill),
            String.join("; ", Fields.texts(bill, "items")),
            bill.get("insurer"),
            bill.get("remark"));
  }

  private static String submit(State state, Arguments arguments) {
    Map<String, Object> bill = state.get("bills", arguments.text("bill").strip());
    if (!"open".equals(bill.get("status")) && !"returned".equals(bill.get("status"))) {
      throw new ToolRefusal("%s is %s.".formatted(bill.get("id"), bill.get("status")));
    }
    requireConsent(state, bill);
    String iban =
        Iban.compact(
            arguments.optionalText("pay_to").orElse(Fields.text(state.fact("company"), "iban")));
    if (!Iban.valid(iban)) {
      throw new ToolRefusal("\"" + iban + "\" is not a valid IBAN.");
    }
    Map<String, Object> claim =
        state.add(
            "claims",
            "claim",
            Fields.of(
                "bill", bill.get("id"),
                "patientId", bill.get("patientId"),
                "insurer", bill.get("insurer"),
                "amount", bill.get("amount"),
                "authorisation", arguments.optionalText("authorisation").orElse("").strip(),
                "iban", iban));
    bill.put("status", "submitted");
    Journal.note(state, "claim", Fields.text(bill, "id"), Fields.text(bill, "patientId"));
    return "Submitted %s as %s: %s EUR, %s pays to %s."
        .formatted(
            bill.get("id"),
            claim.get("id"),
            Money.text(Fields.number(bill, "amount")),
            bill.get("insurer"),
            Iban.spaced(iban));
  }

  private static void requireConsent(State state, Map<String, Object> bill) {
    boolean given =
        state.all("consents").stream()
            .filter(consent -> Fields.text(bill, "patientId").equals(consent.get("patientId")))
            .filter(consent -> Fields.text(bill, "insurer").equals(consent.get("recipient")))
            .anyMatch(consent -> "in force".equals(consent.get("status")));
    if (!given) {
      throw new ToolRefusal(
          "%s has not consented to billing data being sent to %s; the claim was not submitted."
              .formatted(bill.get("patient"), bill.get("insurer")));
    }
  }
}
