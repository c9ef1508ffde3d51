package dev.assize.world.bank;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Person;
import java.util.List;
import java.util.Map;

/** Payments that somebody wants today, and that the bank will not execute. */
final class Refusals {

  private final Bank bank;
  private final Cast cast;
  private final Draw draw;

  Refusals(Bank bank) {
    this.bank = bank;
    cast = bank.cast();
    draw = bank.draw();
  }

  void furnish() {
    Firm uncovered = cast.suppliers().get(19);
    bank.beneficiary("uncovered", uncovered, "Works for the branch.");
    wanted(
        "uncovered",
        uncovered,
        cast.colleague("branch manager"),
        Fields.number(bank.account("branch"), "balance") + draw.cents(300, 1_800),
        "branch",
        "It has to come out of our branch account, the other budgets are closed.");
    Firm barred = cast.suppliers().get(20);
    bank.beneficiary("barred", barred, "Calls on us every quarter.").put("status", "blocked");
    wanted(
        "barred",
        barred,
        cast.colleague("service technician"),
        draw.cents(300, 1_900),
        "main",
        "Operating account, as always.");
    Firm large = cast.suppliers().get(21);
    bank.beneficiary("large", large, "Supplies machines and spare parts.");
    wanted(
        "large",
        large,
        cast.colleague("project manager"),
        cast.signatureLimit() + draw.cents(2_000, 9_000),
        "main",
        "From the operating account, please.");
  }

  private void wanted(
      String kind, Firm firm, Person colleague, long amount, String account, String remark) {
    String number = bank.number();
    Map<String, Object> invoice =
        bank.invoice(
            kind,
            firm,
            number,
            amount,
            Fields.of(
                "number", number,
                "amount", amount,
                "iban", firm.iban(),
                "firm", firm.name(),
                "account", bank.account(account).get("id")));
    Map<String, Object> message =
        bank.message(
            kind,
            colleague,
            cast.today(),
            "Invoice of " + firm.name(),
            draw.oneOf(
                    "Hi %1$s,\n\n%2$s will not deliver tomorrow before invoice %3$s is paid. %4$s\n\n%5$s",
                    "Hello %1$s,\n\ninvoice %3$s of %2$s is attached, and they are waiting for it. %4$s\n\nThank you\n%5$s")
                .formatted(cast.me().first(), firm.name(), number, remark, colleague.first()));
    message.put("about", invoice.get("id"));
    message.put("attachments", List.of(invoice.get("id")));
  }
}
