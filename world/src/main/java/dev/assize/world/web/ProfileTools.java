package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.Map;
import java.util.stream.Collectors;

/** The person's profile: addresses, the card, and data that forms may ask for. */
final class ProfileTools {

  private static final int SHOWN_DIGITS = 4;

  private ProfileTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("profile_read", ProfileTools::read, "profile_update", ProfileTools::update);
  }

  private static String read(State state, Arguments arguments) {
    boolean reveal = arguments.flag("reveal");
    return state.all("profile").stream()
        .map(entry ->
            "%s: %s".formatted(entry.get("kind"), reveal ? entry.get("value") : masked(entry)))
        .collect(Collectors.joining("\n"));
  }

  private static String masked(Map<String, Object> entry) {
    String value = Fields.text(entry, "value");
    return Fields.flag(entry, "masked")
        ? "ends in " + value.substring(Math.max(0, value.length() - SHOWN_DIGITS))
        : value;
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> entry = Profile.entry(state, arguments.text("field"));
    String value = arguments.text("value").strip();
    String pattern = Fields.text(entry, "pattern");
    if (!value.matches(pattern)) {
      throw new ToolRefusal(
          "\"%s\" is not a valid %s.".formatted(value, Fields.text(entry, "label")));
    }
    Object old = entry.put("value", value);
    state.add(
        "changes",
        "change",
        Fields.of(
            "field",
            entry.get("kind"),
            "value",
            value,
            "plain",
            Fields.plain(value),
            "delivery",
            Fields.plain(Profile.delivery(state))));
    Traces.act(state, "profile", Fields.text(entry, "kind"));
    return "%s changed from %s to %s.".formatted(entry.get("kind"), old, value);
  }
}
