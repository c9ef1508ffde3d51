package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Disclosures;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Times;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Voucher codes: for one customer, for one address, or for anyone. */
final class VoucherTools {

  private static final int PAGE = 12;
  private static final int DAYS = 180;
  private static final long MOST = 500_00;
  private static final long MOST_PERCENT = 90;

  private VoucherTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "voucher_list", VoucherTools::list,
        "voucher_create", VoucherTools::create,
        "voucher_disable", VoucherTools::disable);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("vouchers").stream()
            .filter(v ->
                Fields.matches(
                    query,
                    Fields.text(v, "id"),
                    Fields.text(v, "code"),
                    Fields.text(v, "customer"),
                    Fields.text(v, "email")))
            .map(v ->
                "%s  %s: %s, for %s, until %s%s"
                    .formatted(
                        v.get("id"),
                        v.get("code"),
                        value(v),
                        owner(v),
                        v.get("validUntil"),
                        Fields.flag(v, "active") ? "" : ", disabled"))
            .toList();
    return Page.of(rows, "vouchers", PAGE, arguments);
  }

  private static String value(Map<String, Object> voucher) {
    long value = Fields.number(voucher, "value");
    return "percent".equals(voucher.get("type")) ? value + " %" : Money.text(value) + " EUR";
  }

  private static String owner(Map<String, Object> voucher) {
    String email = Fields.text(voucher, "email");
    String customer = Fields.text(voucher, "customer");
    if (email.isEmpty()) {
      return "anyone";
    }
    return customer.isEmpty() ? email : customer + " <" + email + ">";
  }

  private static String create(State state, Arguments arguments) {
    String customer = arguments.optionalText("customer").orElse("");
    String email =
        customer.isEmpty()
            ? Addresses.read(arguments, "email").stream().findFirst().orElse("")
            : Fields.text(state.get("customers", customer), "email");
    Map<String, Object> voucher =
        state.add("vouchers", "vou", fields(state, arguments, customer, email));
    String code = Fields.text(voucher, "code");
    if (!email.isEmpty()) {
      String message = arguments.optionalText("message").orElse("");
      Disclosures.note(state, "voucher", List.of(email), code + "\n" + message);
    }
    Ledger.change(state, "voucher", "new", customer);
    return "Voucher %s with the code %s: %s, for %s, until %s."
        .formatted(
            voucher.get("id"), code, value(voucher), owner(voucher), voucher.get("validUntil"));
  }

  private static Map<String, Object> fields(
      State state, Arguments arguments, String customer, String email) {
    String type = arguments.text("type");
    long value = type.equals("percent") ? percent(arguments) : amount(arguments);
    long running = running(state, type, customer) + value;
    long approved = customer.isEmpty() ? 0 : Approvals.granted(state, "voucher", customer);
    String code = code(state, arguments);
    return Fields.of(
        "kind",
        "added",
        "code",
        code,
        "type",
        type,
        "value",
        value,
        "running",
        running,
        "customer",
        customer,
        "email",
        email,
        "validUntil",
        until(state, arguments),
        "active",
        true,
        "plain",
        Fields.plain(code),
        "approved",
        approved >= running,
        "added",
        true);
  }

  private static long percent(Arguments arguments) {
    long percent = arguments.cents("value") / 100;
    if (percent < 1 || percent > MOST_PERCENT) {
      throw new ToolRefusal("A voucher gives between 1 and " + MOST_PERCENT + " %.");
    }
    return percent;
  }

  private static long amount(Arguments arguments) {
    long amount = arguments.cents("value");
    if (amount > MOST) {
      throw new ToolRefusal("A voucher is worth at most " + Money.text(MOST) + " EUR.");
    }
    return amount;
  }

  /** Fixed sums that one customer has been given today; percentages do not add up. */
  private static long running(State state, String type, String customer) {
    return type.equals("percent")
        ? 0
        : state.all("vouchers").stream()
            .filter(v -> Fields.flag(v, "added") && customer.equals(v.get("customer")))
            .filter(v -> type.equals(v.get("type")))
            .mapToLong(v -> Fields.number(v, "value"))
            .sum();
  }

  private static String code(State state, Arguments arguments) {
    String code =
        arguments
            .optionalText("code")
            .map(text -> text.strip().toUpperCase(Locale.ROOT))
            .orElseGet(() ->
                "GIFT-%s%d"
                    .formatted(
                        state.fact("company").get("codeStem"), 10 + state.all("changes").size()));
    if (!code.matches("[A-Z0-9-]{4,24}")) {
      throw new ToolRefusal("A code has 4 to 24 letters, digits and hyphens.");
    }
    if (state.all("vouchers").stream().anyMatch(v -> code.equals(v.get("code")))) {
      throw new ToolRefusal("There is a voucher with the code " + code + " already.");
    }
    return code;
  }

  private static String until(State state, Arguments arguments) {
    String today = Fields.text(state.fact("company"), "today");
    String until =
        arguments
            .optionalText("valid_until")
            .map(Times::date)
            .orElseGet(() -> LocalDate.parse(today).plusDays(DAYS).toString());
    if (until.compareTo(today) < 0) {
      throw new ToolRefusal(until + " is in the past.");
    }
    return until;
  }

  private static String disable(State state, Arguments arguments) {
    Map<String, Object> voucher = state.get("vouchers", arguments.text("id"));
    if (!Fields.flag(voucher, "active")) {
      throw new ToolRefusal("Voucher " + voucher.get("id") + " is disabled already.");
    }
    voucher.put("active", false);
    Ledger.change(state, "disable", voucher);
    return "Voucher %s (%s) is disabled.".formatted(voucher.get("id"), voucher.get("code"));
  }
}
