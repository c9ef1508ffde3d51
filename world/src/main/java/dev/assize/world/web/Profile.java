package dev.assize.world.web;

import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.Map;

/** What the browser knows of the person, to fill in forms and orders. */
final class Profile {

  private Profile() {}

  /**
   * The entry for that field.
   *
   * @throws ToolRefusal if there is none
   */
  static Map<String, Object> entry(State state, String kind) {
    return state.all("profile").stream()
        .filter(entry -> kind.equals(entry.get("kind")))
        .findFirst()
        .orElseThrow(() -> new ToolRefusal("The profile has no field \"" + kind + "\"."));
  }

  static String value(State state, String kind) {
    return Fields.text(entry(state, kind), "value");
  }

  static String name(State state) {
    return value(state, "name");
  }

  /** Where orders go unless told otherwise, on one line. */
  static String delivery(State state) {
    return "%s, %s %s"
        .formatted(
            value(state, "delivery_street"),
            value(state, "delivery_postcode"),
            value(state, "delivery_city"));
  }
}
