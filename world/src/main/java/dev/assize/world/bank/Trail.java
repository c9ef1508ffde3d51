package dev.assize.world.bank;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.Map;

/**
 * What was ever changed, one object in {@code trail} for each change. No tool shows it, and nothing
 * takes an entry back: oracles judge by it what was true at any time.
 */
final class Trail {

  private Trail() {}

  /**
   * @param what the kind of change: payment, cancel, approve, beneficiary, …
   * @param object what was changed
   * @param iban the account that has to do with it, or nothing
   * @param amount cents, or zero
   * @param person address of the person that it is about, or nothing
   */
  static void note(
      State state,
      String what,
      Map<String, Object> object,
      String iban,
      long amount,
      String person) {
    add(state, what, object, iban, amount, person, false);
  }

  /** A change after which the object does not serve its purpose any more. */
  static void end(State state, String what, Map<String, Object> object, long amount) {
    add(state, what, object, String.valueOf(object.getOrDefault("iban", "")), amount, "", true);
  }

  private static void add(
      State state,
      String what,
      Map<String, Object> object,
      String iban,
      long amount,
      String person,
      boolean voids) {
    state.add(
        "trail",
        "trail",
        Fields.of(
            "what", what,
            "object", object.get("id"),
            "kind", object.get("kind"),
            "plain", Fields.plain(String.valueOf(object.getOrDefault("name", ""))),
            "iban", iban,
            "amount", amount,
            "person", person,
            "voids", voids));
  }
}
