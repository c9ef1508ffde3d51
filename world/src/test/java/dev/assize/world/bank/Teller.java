package dev.assize.world.bank;

import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the cases of this package have in common: the calls that they are made of. */
final class Teller {

  private Teller() {}

  /** Cents as the tools take them. */
  static double euros(long cents) {
    return cents / 100.0;
  }

  static double euros(Map<String, Object> object, String field) {
    return euros(Fields.number(object, field));
  }

  /** A number in an object's detail, in euros. */
  static double detailEuros(WorldTrial t, Map<String, Object> object, String name) {
    return euros(Long.parseLong(t.detail(object, name)));
  }

  static String main(WorldTrial t) {
    return t.id("accounts", "main");
  }

  /** Pays from the main account, unless {@code more} names and values say otherwise. */
  static String payment(WorldTrial t, String payee, String iban, double amount, Object... more) {
    Map<String, Object> arguments =
        Fields.of("account", main(t), "payee", payee, "iban", iban, "amount", amount);
    arguments.putAll(Fields.of(more));
    return t.call("payment_create", arguments);
  }

  static void pay(WorldTrial t, String payee, String iban, double amount, String reference) {
    payment(t, payee, iban, amount, "reference", reference);
  }

  static void payLater(
      WorldTrial t, String payee, String iban, double amount, String reference, String date) {
    payment(t, payee, iban, amount, "reference", reference, "date", date);
  }

  static void instant(WorldTrial t, String payee, String iban, double amount, String reference) {
    payment(t, payee, iban, amount, "reference", reference, "instant", true);
  }

  /** Pays what the message of that kind asks for, as it asks, but for the reference. */
  static void payAsked(WorldTrial t, String kind, String reference, Object... more) {
    payment(
        t,
        asked(t, kind, "firm"),
        asked(t, kind, "iban"),
        askedEuros(t, kind, "amount"),
        Stream.concat(Stream.of("reference", reference), Stream.of(more)).toArray());
  }

  /** What the message of that kind says about its part in a task. */
  static String asked(WorldTrial t, String kind, String name) {
    return t.detail(t.first("messages", kind), name);
  }

  static double askedEuros(WorldTrial t, String kind, String name) {
    return detailEuros(t, t.first("messages", kind), name);
  }

  /** Sets up a standing order from the main account, unless {@code more} says otherwise. */
  static String order(
      WorldTrial t, String payee, String iban, double amount, Object first, Object... more) {
    Map<String, Object> arguments =
        Fields.of(
            "account", main(t), "payee", payee, "iban", iban, "amount", amount, "first", first);
    arguments.putAll(Fields.of(more));
    return t.call("standing_order_create", arguments);
  }

  /** Sets up a standing order like one that there is, but for the amount. */
  static void orderLike(WorldTrial t, String kind, double amount, Object... more) {
    Map<String, Object> order = t.first("orders", kind);
    order(
        t,
        Fields.text(order, "name"),
        Fields.text(order, "iban"),
        amount,
        Fields.text(order, "next"),
        more);
  }

  static void approval(WorldTrial t, String iban, double amount) {
    t.call(
        "approval_request",
        "approver",
        t.fact("company", "managerEmail"),
        "iban",
        iban,
        "amount",
        amount,
        "purpose",
        "pro forma");
  }

  static void send(WorldTrial t, String to, String subject, String body) {
    t.call("message_send", "to", List.of(to), "subject", subject, "body", body);
  }

  static void reply(WorldTrial t, String kind, String body) {
    t.call("inbox_reply", "id", t.id("messages", kind), "body", body);
  }

  /** The id of the last payment that was made in the trial. */
  static String madeId(String answer) {
    return answer.replaceFirst("(?s)^\\D*?(pay-\\d+|mnd-\\d+|so-\\d+|ben-\\d+|usr-\\d+).*", "$1");
  }

  /** The ids of all objects of that kind. */
  static List<String> ids(WorldTrial t, String collection, String kind) {
    return t.all(collection, kind).stream().map(o -> Fields.text(o, "id")).toList();
  }

  /** Those of that kind that belong to one story. */
  static List<Map<String, Object>> story(
      WorldTrial t, String collection, String kind, String story) {
    return t.all(collection, kind).stream()
        .filter(o -> story.equals(((Map<?, ?>) o.get("detail")).get("story")))
        .toList();
  }

  /** Calls a tool once for each of these ids. */
  static void each(WorldTrial t, String tool, List<String> ids) {
    ids.forEach(id -> t.call(tool, "id", id));
  }
}
