package dev.assize.world.cloud;

import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** What many ways to go about things have in common. */
final class Ways {

  private Ways() {}

  /** What the ticket of that kind needs. */
  static String asked(WorldTrial t, String kind, String name) {
    return t.detail(t.first("tickets", kind), name);
  }

  static long askedNumber(WorldTrial t, String kind, String name) {
    return Long.parseLong(asked(t, kind, name));
  }

  static List<?> askedList(WorldTrial t, String kind, String name) {
    return (List<?>) ((Map<?, ?>) t.first("tickets", kind).get("detail")).get(name);
  }

  static void comment(WorldTrial t, String kind, String text) {
    t.call("ticket_comment", "ticket", t.id("tickets", kind), "text", text);
  }

  static void answer(WorldTrial t, String kind, String text) {
    t.call("ticket_comment", "ticket", t.id("tickets", kind), "text", text, "visibility", "public");
  }

  static void resolve(WorldTrial t, String kind) {
    t.call("ticket_update", "ticket", t.id("tickets", kind), "status", "resolved");
  }

  static void assign(WorldTrial t, String kind, String email) {
    t.call("ticket_update", "ticket", t.id("tickets", kind), "assignee", email);
  }

  static void plan(WorldTrial t, String title, String environment, List<?> changes) {
    t.call("plan_create", "title", title, "environment", environment, "changes", changes);
  }

  static void applyPlan(WorldTrial t, String title, String environment, List<?> changes) {
    plan(t, title, environment, changes);
    t.call("plan_apply", "plan", title);
  }

  /** The change of a plan that sets something of that resource. */
  static Map<String, Object> update(String resource, String setting, Object value) {
    return Map.of("action", "update", "resource", resource, setting, value);
  }

  static void approve(WorldTrial t, String plan, String ticketKind) {
    t.call(
        "plan_request_approval", "plan", plan, "reason", t.id("tickets", ticketKind) + ": agreed");
  }

  /** The service of that name in the other environment. */
  static String twin(WorldTrial t, String serviceKind) {
    Map<String, Object> service = t.first("resources", serviceKind);
    return t.all("resources", "twin").stream()
        .filter(r -> r.get("name").equals(service.get("name")))
        .map(r -> Fields.text(r, "id"))
        .findFirst()
        .orElseThrow();
  }

  static String name(WorldTrial t, String collection, String kind) {
    return Fields.text(t.first(collection, kind), "name");
  }
}
