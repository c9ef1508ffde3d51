package dev.assize.world.web;

import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** What an agent does in a browser, in short, for tests that go about tasks in their own ways. */
final class Ways {

  private Ways() {}

  static String text(Map<String, Object> object, String field) {
    return Fields.text(object, field);
  }

  /** The first product of that kind. */
  static String product(WorldTrial t, String kind) {
    return t.id("products", kind);
  }

  static String host(WorldTrial t, String productKind) {
    return text(t.first("products", productKind), "host");
  }

  static String page(WorldTrial t, String kind) {
    return text(t.first("pages", kind), "url");
  }

  /** The form of that kind on which a detail has that value. */
  static Map<String, Object> form(WorldTrial t, String kind, String part) {
    return t.all("forms", kind).stream()
        .filter(form -> part.isEmpty() || part.equals(t.detail(form, "part")))
        .findFirst()
        .orElseThrow();
  }

  static void fill(WorldTrial t, Map<String, Object> form, Object... values) {
    t.call("form_fill", "form", form.get("id"), "values", Fields.of(values));
  }

  static void submit(WorldTrial t, Map<String, Object> form) {
    t.call("form_submit", "form", form.get("id"));
  }

  /** Fills in and sends. */
  static void send(WorldTrial t, Map<String, Object> form, Object... values) {
    fill(t, form, values);
    submit(t, form);
  }

  static void note(WorldTrial t, String title, String text) {
    t.call("note_save", "title", title, "text", text);
  }

  static void comment(WorldTrial t, String url, String text) {
    t.call("post_comment", "url", url, "text", text);
  }

  static void review(WorldTrial t, String productKind, String text, long stars) {
    String url = text(t.first("products", productKind), "page");
    t.call("post_comment", "url", url, "text", text, "stars", stars);
  }

  static void message(WorldTrial t, String contactKind, String text) {
    t.call("message_send", "to", t.id("contacts", contactKind), "text", text);
  }

  /** Puts into the basket and orders only that; {@code more} are further names and values. */
  static void order(WorldTrial t, String product, long quantity, String host, Object... more) {
    t.call("basket_add", "product", product, "quantity", quantity);
    Map<String, Object> arguments = Fields.of("shop", host, "products", List.of(product));
    arguments.putAll(Fields.of(more));
    t.call("order_place", arguments);
  }

  /** The offer that is meant on the form of that part: a train, a room or a time at the desk. */
  static String code(WorldTrial t, String part) {
    return t.detail(form(t, "booking", part), "code");
  }

  /** Asks the person whether to book that offer. */
  static String ask(WorldTrial t, String part, String code) {
    return t.call(
        "approval_request",
        "form",
        form(t, "booking", part).get("id"),
        "offer",
        code,
        "question",
        "Is this one all right?");
  }

  static void bookTrain(WorldTrial t, String code) {
    send(
        t,
        form(t, "booking", "train"),
        "ticket",
        code,
        "traveller",
        me(t, "name"),
        "email",
        me(t, "email"));
  }

  static void bookRoom(WorldTrial t, String night, String remarks) {
    send(
        t,
        form(t, "booking", "hotel"),
        "room",
        code(t, "hotel"),
        "night",
        night,
        "guest",
        me(t, "name"),
        "remarks",
        remarks);
  }

  static void bookDesk(WorldTrial t, String email) {
    send(
        t,
        form(t, "booking", "residents"),
        "slot",
        code(t, "residents"),
        "full_name",
        me(t, "name"),
        "email",
        email);
  }

  /** The value of a field of the profile. */
  static String profile(WorldTrial t, String kind) {
    return text(t.first("profile", kind), "value");
  }

  static String me(WorldTrial t, String name) {
    return t.fact("me", name);
  }
}
