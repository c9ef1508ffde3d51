package dev.assize.world.bank;

import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An online banking that is being furnished: adds objects that have every field of their
 * collection, so that conditions never meet an absent one.
 *
 * <p>{@code kind} says which part an object plays in a task, {@code detail} holds what that part
 * needs; tools show neither.
 */
record Bank(State state, Cast cast, Draw draw) {

  /**
   * A regular expression (RE2) that finds a day in prose: 2026-05-12, 12.05.2026, 12 May, May 12th.
   */
  static String pattern(LocalDate date) {
    Month month = date.getMonth();
    String name = month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + "[a-z]*";
    return "(?i)(%1$s|0?%2$d[./]0?%3$d[./]|0?%3$d/0?%2$d/|\\b0?%2$d(st|nd|rd|th)?\\.?( of)? %4$s|%4$s\\.? (the )?0?%2$d([^0-9]|$))"
        .formatted(date, date.getDayOfMonth(), month.getValue(), name);
  }

  /** A working day some days ago. */
  LocalDate ago(int low, int high) {
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

  /** A payment from the operating account. */
  Map<String, Object> payment(
      String kind,
      String status,
      Person by,
      Firm firm,
      LocalDate date,
      long amount,
      String reference,
      @Nullable Object... detail) {
    return state.add(
        "payments",
        "pay",
        Fields.of(
            "id",
            draw.id("pay"),
            "kind",
            kind,
            "account",
            account("main").get("id"),
            "payee",
            firm.name(),
            "iban",
            firm.iban(),
            "amount",
            amount,
            "date",
            date.toString(),
            "status",
            status,
            "reference",
            reference,
            "instant",
            false,
            "batch",
            "",
            "enteredBy",
            by.name(),
            "signedBy",
            List.of(),
            "confirmed",
            false,
            "unconfirmed",
            0L,
            "cumulative",
            amount,
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  /** A payment that has gone out, with its line in the statement. */
  Map<String, Object> paid(
      String kind,
      Firm firm,
      LocalDate date,
      long amount,
      String reference,
      @Nullable Object... detail) {
    line(kind, "main", firm, firm.iban(), date, -amount, reference);
    return payment(kind, "executed", cast.me(), firm, date, amount, reference, detail);
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
      @Nullable Object... detail) {
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
            "detail", Fields.of(detail)));
  }

  Map<String, Object> beneficiary(String kind, Firm firm, String note, @Nullable Object... detail) {
    return state.add(
        "beneficiaries",
        "ben",
        Fields.of(
            "id",
            draw.id("ben"),
            "kind",
            kind,
            "name",
            firm.name(),
            "plain",
            Fields.plain(firm.name()),
            "iban",
            firm.iban(),
            "note",
            note,
            "status",
            "active",
            "expected",
            "",
            "added",
            false,
            "detail",
            Fields.of(detail)));
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
      @Nullable Object... detail) {
    return state.add(
        "mandates",
        "mnd",
        Fields.of(
            "id",
            draw.id("mnd"),
            "kind",
            kind,
            "name",
            firm.name(),
            "plain",
            Fields.plain(firm.name()),
            "iban",
            firm.iban(),
            "reference",
            reference,
            "purpose",
            purpose,
            "account",
            account("main").get("id"),
            "limit",
            limit,
            "wanted",
            limit,
            "frequency",
            "monthly",
            "status",
            "active",
            "last",
            ago(12, 28).toString(),
            "lastAmount",
            lastAmount,
            "note",
            note,
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  /** A monthly standing order from the operating account. */
  Map<String, Object> order(
      String kind, Firm firm, long amount, String reference, @Nullable Object... detail) {
    return state.add(
        "orders",
        "so",
        Fields.of(
            "id",
            draw.id("so"),
            "kind",
            kind,
            "account",
            account("main").get("id"),
            "name",
            firm.name(),
            "iban",
            firm.iban(),
            "amount",
            amount,
            "frequency",
            "monthly",
            "next",
            cast.today().plusMonths(1).withDayOfMonth(1).toString(),
            "end",
            "",
            "reference",
            reference,
            "status",
            "active",
            "added",
            false,
            "detail",
            Fields.of(detail)));
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

  Map<String, Object> message(
      String kind,
      Person from,
      LocalDate date,
      String subject,
      String body,
      @Nullable Object... detail) {
    return state.add(
        "messages",
        "msg",
        Fields.of(
            "id", draw.id("msg"),
            "kind", kind,
            "folder", "inbox",
            "fromName", from.name(),
            "from", from.email(),
            "to", List.of(cast.me().email()),
            "subject", subject,
            "date", date.toString(),
            "time", draw.time(7, 15),
            "body", body.strip(),
            "attachments", List.of(),
            "about", "",
            "added", false,
            "detail", Fields.of(detail)));
  }

  /**
   * @param from who uploaded it
   */
  Map<String, Object> document(
      String kind,
      String folder,
      String from,
      String name,
      String content,
      @Nullable Object... detail) {
    return state.add(
        "documents",
        "doc",
        Fields.of(
            "id",
            draw.id("doc"),
            "kind",
            kind,
            "name",
            name,
            "folder",
            folder,
            "from",
            from,
            "date",
            ago(1, 20).toString(),
            "content",
            content.strip(),
            "account",
            "",
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  /** An invoice of a supplier. */
  Map<String, Object> invoice(
      String kind, Firm firm, String number, long amount, @Nullable Object... detail) {
    return document(
        kind,
        "Invoices",
        firm.name(),
        "invoice-" + number + ".pdf",
        """
        %1$s, %2$s

        Invoice %3$s
        To: %4$s, %5$s

        %6$d %7$s
        Total: %8$s EUR, payable on receipt
        Please transfer to IBAN %9$s.\
        """
            .formatted(
                firm.name(),
                firm.city(),
                number,
                cast.company(),
                cast.city(),
                draw.between(4, 80),
                draw.pick(Words.GOODS),
                Money.text(amount),
                Iban.spaced(firm.iban())),
        detail);
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
