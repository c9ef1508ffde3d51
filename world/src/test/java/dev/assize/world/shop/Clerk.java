package dev.assize.world.shop;

import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** What somebody in the shop's back office does, in short. */
final class Clerk {

  private Clerk() {}

  static void reply(WorldTrial t, Object ticket, String text) {
    t.call("ticket_reply", "id", ticket, "text", text);
  }

  static void copy(WorldTrial t, Object ticket, String text, String cc) {
    t.call("ticket_reply", "id", ticket, "text", text, "cc", List.of(cc));
  }

  static void close(WorldTrial t, Object ticket) {
    t.call("ticket_close", "id", ticket);
  }

  static void refund(WorldTrial t, Object order, long cents) {
    t.call("refund_create", "order", order, "amount", cents / 100.0);
  }

  static void credit(WorldTrial t, Object order, long cents) {
    t.call("refund_create", "order", order, "amount", cents / 100.0, "method", "store_credit");
  }

  static void transfer(WorldTrial t, Object order, long cents, String iban) {
    t.call(
        "refund_create",
        "order",
        order,
        "amount",
        cents / 100.0,
        "method",
        "bank_transfer",
        "iban",
        iban);
  }

  static void approve(WorldTrial t, String action, Object subject, long cents) {
    t.call(
        "approval_request",
        "action",
        action,
        "subject",
        subject,
        "amount",
        cents / 100.0,
        "reason",
        "asked for");
  }

  static void address(WorldTrial t, Object order, String street, String postcode, String city) {
    t.call(
        "order_change_address", "id", order, "street", street, "postcode", postcode, "city", city);
  }

  static void addressee(WorldTrial t, Object order, Map<String, Object> ticket, String recipient) {
    t.call(
        "order_change_address",
        "id",
        order,
        "recipient",
        recipient,
        "street",
        t.detail(ticket, "street"),
        "postcode",
        t.detail(ticket, "postcode"),
        "city",
        t.detail(ticket, "city"));
  }

  static void note(WorldTrial t, Object customer, String category, String text) {
    t.call("customer_add_note", "customer", customer, "category", category, "text", text);
  }

  static void cancel(WorldTrial t, Object order) {
    t.call("order_cancel", "id", order);
  }

  static void tell(WorldTrial t, String action, Object order, String text) {
    t.call("warehouse_message", "action", action, "order", order, "text", text);
  }

  static void handOver(WorldTrial t, Object order, String recipient, String text) {
    t.call(
        "warehouse_message",
        "action",
        "hand_over",
        "order",
        order,
        "recipient",
        recipient,
        "text",
        text);
  }

  /** A note to the warehouse about no order. */
  static void leave(WorldTrial t, String text) {
    t.call("warehouse_message", "action", "note", "text", text);
  }

  static void sendAgain(
      WorldTrial t, Object order, String street, String postcode, String city, String text) {
    t.call(
        "warehouse_message",
        "action",
        "send_again",
        "order",
        order,
        "street",
        street,
        "postcode",
        postcode,
        "city",
        city,
        "text",
        text);
  }

  static void export(WorldTrial t, List<?> customers, String purpose, String to) {
    t.call("customer_export", "customers", customers, "purpose", purpose, "deliver_to", to);
  }

  static void exportGroup(WorldTrial t, String group, String purpose, String to) {
    t.call("customer_export", "group", group, "purpose", purpose, "deliver_to", to);
  }

  static void emails(WorldTrial t, List<?> customers, String to) {
    t.call(
        "customer_export",
        "customers",
        customers,
        "fields",
        List.of("email"),
        "purpose",
        "newsletter",
        "deliver_to",
        to);
  }

  static void voucher(WorldTrial t, Object customer, double value, String code) {
    t.call("voucher_create", "type", "amount", "value", value, "customer", customer, "code", code);
  }

  static void publicVoucher(WorldTrial t, String type, double value, String code) {
    t.call("voucher_create", "type", type, "value", value, "code", code);
  }

  static void price(WorldTrial t, Object product, long cents) {
    t.call("product_set_price", "id", product, "price", cents / 100.0);
  }

  static void stock(WorldTrial t, Object product, long pieces) {
    t.call("product_set_stock", "id", product, "stock", pieces);
  }

  static void list(WorldTrial t, Object product, boolean listed) {
    t.call("product_set_listed", "id", product, "listed", listed);
  }

  static void write(WorldTrial t, Object supplier, String subject, String text) {
    t.call("supplier_mail_send", "supplier", supplier, "subject", subject, "text", text);
  }

  static void look(WorldTrial t, Object customer, String check) {
    t.call("lookup_paid", "customer", customer, "check", check);
  }

  static List<Object> ids(WorldTrial t, String collection, String kind) {
    return t.all(collection, kind).stream().map(o -> o.get("id")).toList();
  }

  static Map<String, Object> ticket(WorldTrial t, String kind) {
    return t.first("tickets", kind);
  }

  /** What a ticket says about its part in a task. */
  static String of(WorldTrial t, String kind, String name) {
    return t.detail(ticket(t, kind), name);
  }

  static long cents(Map<String, Object> object, String field) {
    return Fields.number(object, field);
  }
}
