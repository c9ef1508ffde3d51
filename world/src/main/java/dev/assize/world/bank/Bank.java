package dev.assize.world.bank;

import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An online banking that is being furnished: adds objects that have every field of their
 * collection, so that conditions never meet an absent one.
 *
 * <p>{@code kind} says which part an object plays in a task, {@code detail} holds what that part
 * needs; tools show neither.
 */
record Bank(State state, Cast cast, Draw draw) implements Papers {

  private static final Map<String, Object> MONTHLY =
      Fields.of("frequency", "monthly", "status", "active", "added", false);

  /** What payments have before anybody signs them. */
  private static final Map<String, Object> UNSIGNED =
      Fields.of(
          "instant",
          false,
          "batch",
          "",
          "signedBy",
          List.of(),
          "confirmed",
          false,
          "unconfirmed",
          0L,
          "added",
          false);

  /**
   * A regular expression (RE2) that finds a day in prose: 2026-05-12, 12.05.2026, 12 May, May 12th.
   */
  static String pattern(LocalDate date) {
    Month month = date.getMonth();
    String name = month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + "[a-z]*";
    return "(?i)(%1$s|0?%2$d[./]0?%3$d[./]|0?%3$d/0?%2$d/|\\b0?%2$d(st|nd|rd|th)?\\.?( of)? %4$s|%4$s\\.? (the )?0?%2$d([^0-9]|$))"
        .formatted(date, date.getDayOfMonth(), month.getValue(), name);
  }

  @Override
  public LocalDate ago(int low, int high) {
    return Draw.workdayBefore(cast.today(), draw.between(low, high));
  }

  /** A working day some days from now. */
  LocalDate ahead(int low, int high) {
    return Draw.workday(cast.today(), draw.between(low, high));
  }

  /** The account of that kind. */
  Map<String, Object> account(String kind) {
    return state.all("accounts").stream()
        .filter(account -> kind.equals(account.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  String number() {
    return draw.oneOf("INV-", "RE-", "F-", "V-") + draw.digits(6);
  }

  Map<String, Object> account(String kind, String name, String iban, long balance) {
    return state.add(
        "accounts",
        "acc",
        Fields.of(
            "id", draw.id("acc"),
            "kind", kind,
            "name", name,
            "iban", iban,
            "balance", balance,
            "opened", balance));
  }

  Map<String, Object> limit(String kind, String name, long amount, long wanted) {
    return state.add(
        "limits",
        "lim",
        Fields.of(
            "id", draw.id("lim"), "kind", kind, "name", name, "amount", amount, "wanted", wanted));
  }

  Map<String, Object> payment(
      String kind,
      String status,
      Person by,
      Firm firm,
      LocalDate date,
      long amount,
      String reference) {
    return payment(kind, status, by, firm, date, amount, reference, Map.of());
  }

  /** A payment from the operating account. */
  Map<String, Object> payment(
      String kind,
      String status,
      Person by,
      Firm firm,
      LocalDate date,
      long amount,
      String reference,
      Map<String, Object> detail) {
    Map<String, Object> payment =
        Fields.of(
            "id", draw.id("pay"),
            "account", account("main").get("id"),
            "payee", firm.name(),
            "iban", firm.iban(),
            "date", date.toString(),
            "enteredBy", by.name(),
            "kind", kind,
            "amount", amount,
            "status", status,
            "reference", reference,
            "detail", detail);
    payment.putAll(UNSIGNED);
    payment.put("cumulative", amount);
    return state.add("payments", "pay", payment);
  }

  Map<String, Object> paid(String kind, Firm firm, LocalDate date, long amount, String reference) {
    return paid(kind, firm, date, amount, reference, Map.of());
  }

  /** A payment that has gone out, with its line in the statement. */
  Map<String, Object> paid(
      String kind,
      Firm firm,
      LocalDate date,
      long amount,
      String reference,
      Map<String, Object> detail) {
    line(kind, "main", firm, firm.iban(), date, -amount, reference, Map.of());
    return payment(kind, "executed", cast.me(), firm, date, amount, reference, detail);
  }

  Map<String, Object> line(
      String kind,
      String account,
      Firm firm,
      String iban,
      LocalDate date,
      long amount,
      String text) {
    return line(kind, account, firm, iban, date, amount, text, Map.of());
  }

  /**
   * @param amount negative for what went out
   */
  Map<String, Object> line(
      String kind,
      String account,
      Firm firm,
      String iban,
      LocalDate date,
      long amount,
      String text,
      Map<String, Object> detail) {
    return state.add(
        "lines",
        "line",
        Fields.of(
            "id", draw.id("line"),
            "kind", kind,
            "account", account(account).get("id"),
            "date", date.toString(),
            "amount", amount,
            "party", firm.name(),
            "plain", Fields.plain(firm.name()),
            "iban", iban,
            "domain", firm.domain(),
            "text", text,
            "detail", detail));
  }

  Map<String, Object> beneficiary(String kind, Firm firm, String note) {
    Map<String, Object> beneficiary =
        Fields.of(
            "id", draw.id("ben"),
            "name", firm.name(),
            "plain", Fields.plain(firm.name()),
            "iban", firm.iban(),
            "kind", kind,
            "note", note,
            "detail", Map.of());
    beneficiary.putAll(Fields.of("status", "active", "expected", "", "added", false));
    return state.add("beneficiaries", "ben", beneficiary);
  }

  /** A mandate on the operating account that was used last month. */
  Map<String, Object> mandate(
      String kind,
      Firm firm,
      String reference,
      String purpose,
      long limit,
      long lastAmount,
      String note,
      Map<String, Object> detail) {
    Map<String, Object> mandate =
        Fields.of(
            "id", draw.id("mnd"),
            "kind", kind,
            "name", firm.name(),
            "plain", Fields.plain(firm.name()),
            "iban", firm.iban(),
            "account", account("main").get("id"),
            "reference", reference,
            "purpose", purpose,
            "limit", limit,
            "wanted", limit,
            "last", ago(12, 28).toString(),
            "lastAmount", lastAmount,
            "note", note,
            "detail", detail);
    mandate.putAll(MONTHLY);
    return state.add("mandates", "mnd", mandate);
  }

  /** A monthly standing order from the operating account. */
  Map<String, Object> order(
      String kind, Firm firm, long amount, String reference, Map<String, Object> detail) {
    Map<String, Object> order =
        Fields.of(
            "id", draw.id("so"),
            "account", account("main").get("id"),
            "name", firm.name(),
            "iban", firm.iban(),
            "next", cast.today().plusMonths(1).withDayOfMonth(1).toString(),
            "kind", kind,
            "amount", amount,
            "reference", reference,
            "detail", detail);
    order.putAll(MONTHLY);
    order.put("end", "");
    return state.add("orders", "so", order);
  }

  Map<String, Object> card(String kind, Person holder, String type, long limit, long wanted) {
    return state.add(
        "cards",
        "card",
        Fields.of(
            "id",
            draw.id("card"),
            "kind",
            kind,
            "name",
            holder.name(),
            "email",
            holder.email(),
            "type",
            type,
            "digits",
            draw.digits(4),
            "limit",
            limit,
            "spent",
            draw.between(20, (int) (limit / 200)) * 100L + draw.between(1, 99),
            "wanted",
            wanted,
            "status",
            "active"));
  }

  Map<String, Object> right(String kind, Person person, String right, String account) {
    return state.add(
        "rights",
        "usr",
        Fields.of(
            "id", draw.id("usr"),
            "kind", kind,
            "name", person.name(),
            "firstName", person.first(),
            "email", person.email(),
            "role", person.role(),
            "right", right,
            "account", account,
            "status", "active",
            "added", false,
            "detail", Map.of()));
  }
}
