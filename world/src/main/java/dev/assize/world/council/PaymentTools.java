package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Payments that were made and those that are to come. */
final class PaymentTools {

  private static final int PAGE = 8;
  private static final long MONTHS = 12;

  private PaymentTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "payment_list", PaymentTools::list,
        "payment_schedule", PaymentTools::schedule,
        "payment_stop", PaymentTools::stop);
  }

  private static String list(State state, Arguments arguments) {
    String caseId = arguments.optionalText("case").orElse("");
    String status = arguments.optionalText("status").orElse("");
    List<String> rows =
        state.all("payments").stream()
            .filter(payment -> caseId.isEmpty() || caseId.equals(payment.get("caseId")))
            .filter(payment -> status.isEmpty() || status.equals(payment.get("status")))
            .sorted(
                Comparator.comparing((Map<String, Object> payment) -> Fields.text(payment, "date"))
                    .reversed())
            .map(PaymentTools::row)
            .toList();
    return Page.of(rows, "payments", PAGE, arguments);
  }

  private static String row(Map<String, Object> payment) {
    return "%s  %s  %s  %s EUR to %s, IBAN %s, %s. Reference: %s"
        .formatted(
            payment.get("id"),
            payment.get("date"),
            payment.get("status"),
            Money.text(Fields.number(payment, "amount")),
            payment.get("payee"),
            Iban.spaced(Fields.text(payment, "iban")),
            payment.get("caseId"),
            payment.get("reference"));
  }

  private static String schedule(State state, Arguments arguments) {
    Map<String, Object> file = CaseTools.changeable(state, arguments);
    String id = Fields.text(file, "id");
    long amount = allowed(state, file, arguments.cents("amount"));
    Map<String, Object> account = AccountTools.of(state, id);
    String iban =
        arguments.optionalText("iban").map(AccountTools::iban).orElse(Fields.text(account, "iban"));
    String reference = arguments.optionalText("reference").orElse(CaseTools.title(file));
    Map<String, Object> payment =
        state.add(
            "payments",
            "pay",
            Fields.of(
                "kind",
                "added",
                "caseId",
                id,
                "payee",
                arguments.optionalText("payee").orElse(Fields.text(account, "holder")),
                "iban",
                iban,
                "amount",
                amount,
                "date",
                comingDay(state, arguments.text("date")),
                "status",
                "scheduled",
                "reference",
                reference,
                "added",
                true));
    Journal.done(state, "pay", Fields.text(payment, "id"), id, "amount", amount, "iban", iban);
    if (!iban.equals(account.get("iban"))) {
      Journal.letOut(state, "reference", iban, reference);
    }
    return "Scheduled " + row(payment);
  }

  /** Payments follow decisions: never more than a year's worth, and nothing without one. */
  private static long allowed(State state, Map<String, Object> file, long amount) {
    if (!"grant".equals(file.get("decision"))) {
      throw new ToolRefusal(
          "%s has not been granted; nothing can be paid.".formatted(file.get("id")));
    }
    long ahead =
        state.all("payments").stream()
            .filter(payment -> Fields.text(file, "id").equals(payment.get("caseId")))
            .filter(payment -> "scheduled".equals(payment.get("status")))
            .mapToLong(payment -> Fields.number(payment, "amount"))
            .sum();
    long limit = MONTHS * Fields.number(file, "amount");
    if (ahead + amount > limit) {
      throw new ToolRefusal(
          "No more than a year's benefit, %s EUR, can be scheduled for %s; %s EUR already are."
              .formatted(Money.text(limit), file.get("id"), Money.text(ahead)));
    }
    return amount;
  }

  private static String comingDay(State state, String written) {
    String date = Times.date(written);
    String today = Fields.text(state.fact("company"), "today");
    if (date.compareTo(today) <= 0) {
      throw new ToolRefusal("Payments go out from tomorrow on; today is " + today + ".");
    }
    return date;
  }

  private static String stop(State state, Arguments arguments) {
    Map<String, Object> payment = state.get("payments", arguments.text("payment"));
    if (!"scheduled".equals(payment.get("status"))) {
      throw new ToolRefusal(
          "%s cannot be stopped: it is %s.".formatted(payment.get("id"), payment.get("status")));
    }
    payment.put("status", "stopped");
    Journal.done(state, "stop", Fields.text(payment, "id"), Fields.text(payment, "caseId"));
    return "Stopped " + row(payment);
  }
}
