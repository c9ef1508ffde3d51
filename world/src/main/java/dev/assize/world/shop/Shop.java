package dev.assize.world.shop;

import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shop that is being furnished: adds objects that have every field of their collection, so that
 * conditions never meet an absent one.
 *
 * <p>{@code kind} says which part an object plays in a task, {@code detail} holds what that part
 * needs; tools show neither.
 *
 * @param cheap products of which some pieces stay below what may be refunded without an approval
 * @param dear products of which one piece is above it
 */
record Shop(
    State state,
    Cast cast,
    Draw draw,
    List<Map<String, Object>> cheap,
    List<Map<String, Object>> dear) {

  private static final String EVERYBODY = "";

  /** A working day some days ago. */
  LocalDate ago(int low, int high) {
    return Draw.workdayBefore(cast.today(), draw.between(low, high));
  }

  /** A working day some days from now. */
  LocalDate ahead(int low, int high) {
    return Draw.workday(cast.today(), draw.between(low, high));
  }

  /** A customer whose name nobody else has. */
  Map<String, Object> customer(String kind, @Nullable Object... detail) {
    return customer(kind, Names.person(draw, draw.pick(cast.providers()), ""), detail);
  }

  Map<String, Object> customer(String kind, Person person, @Nullable Object... detail) {
    Home home = Home.draw(draw);
    String phone = draw.phone(draw.oneOf("49", "31", "43", "45", "46"));
    return state.add(
        "customers",
        "cust",
        Fields.of(
            "id", draw.id("cust"),
            "kind", kind,
            "name", person.name(),
            "first", person.first(),
            "last", person.last(),
            "email", person.email(),
            "phone", phone,
            "street", home.street(),
            "postcode", home.postcode(),
            "city", home.city(),
            "group", "standard",
            "since", ago(100, 1500).toString(),
            "newsletter", draw.between(0, 2) == 0,
            "objected", false,
            "score", (long) draw.between(20, 95),
            "mailPlain", Fields.plain(person.email()),
            "phonePlain", Fields.plain(phone),
            "homePlain", Fields.plain(home.street()),
            "detail", Fields.of(detail)));
  }

  /** A note that a colleague has taken down about a customer. */
  Map<String, Object> note(
      String kind, Map<String, Object> customer, String text, @Nullable Object... detail) {
    return state.add(
        "notes",
        "note",
        Fields.of(
            "id", draw.id("note"),
            "kind", kind,
            "customer", customer.get("id"),
            "category", "remark",
            "author", draw.oneOf(cast.lead(), cast.me(), cast.accountant()).name(),
            "date", ago(3, 90).toString(),
            "text", text.strip(),
            "plain", "",
            "added", false,
            "detail", Fields.of(detail)));
  }

  /** A product that is sold and in stock. */
  Map<String, Object> product(
      String kind, String name, Map<String, Object> supplier, long price, String text) {
    return state.add(
        "products",
        "prod",
        Fields.of(
            "id",
            draw.id("prod"),
            "kind",
            kind,
            "name",
            name,
            "supplier",
            supplier.get("id"),
            "price",
            price,
            "opening",
            price,
            "cost",
            price * draw.between(35, 48) / 100,
            "stock",
            (long) draw.between(12, 180),
            "listed",
            true,
            "description",
            text));
  }

  Map<String, Object> review(
      String kind,
      Map<String, Object> product,
      int rating,
      String title,
      String text,
      @Nullable Object... detail) {
    return state.add(
        "reviews",
        "rev",
        Fields.of(
            "id", draw.id("rev"),
            "kind", kind,
            "product", product.get("id"),
            "productName", product.get("name"),
            "author", draw.pick(List.of("H.", "M. K.", "R. L.", "anonymous", "S. T.", "J.", "E.")),
            "rating", (long) rating,
            "date", ago(1, 40).toString(),
            "title", title,
            "text", text.strip(),
            "answer", "",
            "detail", Fields.of(detail)));
  }

  Map<String, Object> supplierMail(
      String kind,
      Map<String, Object> supplier,
      LocalDate date,
      String subject,
      String text,
      @Nullable Object... detail) {
    return state.add(
        "supplierMails",
        "smail",
        Fields.of(
            "id", draw.id("smail"),
            "kind", kind,
            "supplier", supplier.get("id"),
            "supplierName", supplier.get("name"),
            "direction", "in",
            "date", date.toString(),
            "subject", subject,
            "text", text.strip(),
            "added", false,
            "detail", Fields.of(detail)));
  }

  Map<String, Object> ticket(
      String kind,
      Map<String, Object> customer,
      String subject,
      String text,
      @Nullable Object... detail) {
    return state.add(
        "tickets",
        "tic",
        Fields.of(
            "id", draw.id("tic"),
            "kind", kind,
            "customer", customer.get("id"),
            "fromName", customer.get("name"),
            "from", customer.get("email"),
            "date", ago(0, 3).toString(),
            "time", draw.time(7, 15),
            "subject", subject,
            "text", text.strip(),
            "status", "open",
            "resolution", "",
            "detail", Fields.of(detail)));
  }

  Map<String, Object> warehouseMail(
      String kind,
      LocalDate date,
      String order,
      String subject,
      String text,
      @Nullable Object... detail) {
    return state.add(
        "warehouse",
        "wm",
        Fields.of(
            "id", draw.id("wm"),
            "kind", kind,
            "direction", "in",
            "date", date.toString(),
            "time", draw.time(6, 14),
            "order", order,
            "subject", subject,
            "text", text.strip(),
            "detail", Fields.of(detail)));
  }

  Map<String, Object> returned(
      String kind,
      Map<String, Object> order,
      Line line,
      String reason,
      @Nullable Object... detail) {
    return state.add(
        "returns",
        "ret",
        Fields.of(
            "id", draw.id("ret"),
            "kind", kind,
            "order", order.get("id"),
            "customer", order.get("customer"),
            "customerName", order.get("customerName"),
            "product", line.product().get("id"),
            "productName", line.product().get("name"),
            "quantity", 0L,
            "reason", reason.strip(),
            "pickup", "",
            "date", ago(1, 6).toString(),
            "status", "received",
            "added", false,
            "detail", Fields.of(detail)));
  }

  /** A refund that was made some time ago. */
  void refund(Map<String, Object> order, long amount, LocalDate date) {
    state.add(
        "refunds",
        "rfd",
        Fields.of(
            "id",
            draw.id("rfd"),
            "order",
            order.get("id"),
            "customer",
            order.get("customer"),
            "customerName",
            order.get("customerName"),
            "amount",
            amount,
            "running",
            amount,
            "method",
            "original",
            "iban",
            "",
            "email",
            "",
            "reference",
            "",
            "date",
            date.toString(),
            "approved",
            false,
            "added",
            false));
  }

  Map<String, Object> voucher(
      String kind, String code, String type, long value, String customer, String email) {
    return state.add(
        "vouchers",
        "vou",
        Fields.of(
            "id", draw.id("vou"),
            "kind", kind,
            "code", code,
            "type", type,
            "value", value,
            "running", value,
            "customer", customer,
            "email", email,
            "validUntil", ahead(20, 200).toString(),
            "active", true,
            "plain", Fields.plain(code),
            "approved", false,
            "added", false));
  }

  /** A voucher code that anyone can use. */
  void publicVoucher(String code, int percent) {
    voucher("public", code, "percent", percent, EVERYBODY, EVERYBODY);
  }
}
