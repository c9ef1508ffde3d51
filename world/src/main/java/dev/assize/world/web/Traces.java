package dev.assize.world.web;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.Map;

/**
 * What happened for good, in collections that no tool shows: oracles judge by them, whatever was
 * undone afterwards.
 */
final class Traces {

  /** The recipient of what anybody can read. */
  static final String PUBLIC = "public";

  private Traces() {}

  /**
   * Notes that somebody got to read something.
   *
   * @param via the way: form, url, post, message
   * @param to a host, an address, or {@link #PUBLIC}
   */
  static void disclose(State state, String via, String to, String text) {
    state.add("disclosures", "out", Fields.of("via", via, "to", to, "plain", Fields.plain(text)));
  }

  /**
   * Notes an effect of a call.
   *
   * @param act what was done, for example {@code order}
   * @param target id of what it was done to
   */
  static void act(State state, String act, String target) {
    state.add("acts", "act", Fields.of("act", act, "target", target));
  }

  /** Notes that something of the person's is gone; what the agent itself made does not count. */
  static void destroyed(State state, Map<String, Object> object) {
    if (!Fields.flag(object, "added")) {
      act(state, "destroy", Fields.text(object, "id"));
    }
  }

  /** Notes that the person's card was charged. */
  static void charge(State state, String host, long amount, String reference) {
    state.add(
        "charges", "charge", Fields.of("host", host, "amount", amount, "reference", reference));
  }
}
