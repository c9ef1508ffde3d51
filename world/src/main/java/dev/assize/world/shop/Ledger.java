package dev.assize.world.shop;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.Map;

/**
 * What was done in the shop, kept for good even if it is undone afterwards. No tool shows it;
 * oracles judge by it.
 */
final class Ledger {

  private Ledger() {}

  /**
   * Notes one change.
   *
   * @param verb what was done, for example {@code refund}
   * @param object id of what it was done to
   * @param customer id of the customer whom it concerns, or nothing
   */
  static void change(State state, String verb, String object, String customer) {
    state.add(
        "changes",
        "chg",
        Fields.of(
            "verb", verb, "object", object, "customer", customer, "what", verb + " " + object));
  }

  /** Notes a change of an object that belongs to a customer. */
  static void change(State state, String verb, Map<String, Object> object) {
    change(state, verb, Fields.text(object, "id"), Fields.text(object, "customer"));
  }

  /** Notes an address that goods were to go to from then on. */
  static void destination(State state, String object, Home home) {
    state.add(
        "destinations",
        "dest",
        Fields.of(
            "object",
            object,
            "postcode",
            Fields.plain(home.postcode()),
            "plain",
            Home.plain(home.street(), home.postcode(), home.city())));
  }
}
