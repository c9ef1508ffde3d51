package dev.assize.world.cloud;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/**
 * What took effect: one object in {@code journal} for each time that something was changed,
 * whichever tool or plan did it, and whether or not it was undone afterwards. No tool shows it;
 * oracles judge by it.
 */
final class Journal {

  /** Verbs whose amount is money per hour. */
  private static final List<String> COSTS = List.of("start", "scale", "grow", "restore");

  private Journal() {}

  /**
   * Why something is changed.
   *
   * @param plan id of the plan that is applied, or nothing
   * @param approved whether that plan had been approved when it was applied
   */
  record Cause(String plan, boolean approved) {

    /** A tool was called for just this. */
    static final Cause DIRECT = new Cause("", false);
  }

  /**
   * Notes an effect on an object.
   *
   * @param what a verb, for example {@code delete}
   * @param type what kind of thing it is, for example {@code database}
   * @param value what was set or asked for
   */
  static void note(
      State state, String what, String type, Map<String, Object> object, String value) {
    note(state, what, type, object, value, 0, Cause.DIRECT);
  }

  /**
   * The same for something that has a number: what it costs more per hour in cents, or how wide a
   * network is.
   */
  static void note(
      State state,
      String what,
      String type,
      Map<String, Object> object,
      String value,
      long amount,
      Cause cause) {
    List<Map<String, Object>> journal = state.all("journal");
    long total = journal.isEmpty() ? 0 : Fields.number(journal.getLast(), "total");
    boolean costs = COSTS.contains(what);
    state.add(
        "journal",
        "done",
        Fields.of(
            "what", what,
            "type", type,
            "target", Fields.text(object, "id"),
            "name", object.getOrDefault("name", ""),
            "kind", object.getOrDefault("kind", ""),
            "environment", object.getOrDefault("environment", ""),
            "inUse", Fields.flag(object, "inUse"),
            "value", value,
            "amount", amount,
            "total", total + (costs ? Math.max(0, amount) : 0),
            "plan", cause.plan(),
            "approved", cause.approved()));
  }
}
