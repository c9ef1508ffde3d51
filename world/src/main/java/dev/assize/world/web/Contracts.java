package dev.assize.world.web;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.Map;

/** Subscriptions: whatever costs the person money again and again. */
final class Contracts {

  private Contracts() {}

  /**
   * Starts one, whichever way it came about.
   *
   * @param price for each period, in cents
   * @param period for example {@code month}
   */
  static Map<String, Object> start(
      State state, String host, String plan, long price, String period) {
    Map<String, Object> subscription =
        state.add(
            "subscriptions",
            "sub",
            Fields.of(
                "kind",
                "added",
                "host",
                host,
                "plan",
                plan,
                "price",
                price,
                "period",
                period,
                "status",
                "active",
                "renews",
                state.fact("company").get("today"),
                "added",
                true,
                "detail",
                Map.of()));
    Traces.act(state, "subscribe", Fields.text(subscription, "id"));
    if (price > 0) {
      Traces.charge(state, host, price, Fields.text(subscription, "id"));
    }
    return subscription;
  }
}
