package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;

/** Alerts of the monitoring. */
final class AlertTools {

  private static final int ALERTS = 4;

  private AlertTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("alert_list", AlertTools::list, "alert_update", AlertTools::update);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String status = arguments.optionalText("status").orElse("");
    List<String> rows =
        state.all("alerts").stream()
            .filter(a -> status.isEmpty() || status.equals(a.get("status")))
            .filter(a ->
                Fields.matches(
                    query,
                    Fields.text(a, "id"),
                    Fields.text(a, "title"),
                    Fields.text(a, "serviceName"),
                    Fields.text(a, "environment")))
            .map(a ->
                "%s  %s, %s since %s: %s (%s in %s)\n%s%s"
                    .formatted(
                        a.get("id"),
                        a.get("severity"),
                        a.get("status"),
                        a.get("raised"),
                        a.get("title"),
                        a.get("serviceName"),
                        a.get("environment"),
                        a.get("text"),
                        Fields.text(a, "note").isEmpty() ? "" : "\nNote: " + a.get("note")))
            .toList();
    return Page.of(rows, "alerts", ALERTS, arguments);
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> alert = state.get("alerts", arguments.text("alert"));
    String status = arguments.text("status");
    long hours = arguments.number("hours", 0);
    if (status.equals("silenced") && hours < 1) {
      throw new ToolRefusal("Say in hours how long the alert is to be silenced.");
    }
    alert.put("status", status);
    alert.put("hours", status.equals("silenced") ? hours : 0L);
    arguments.optionalText("note").ifPresent(note -> alert.put("note", note));
    Journal.note(state, "alert", "alert", alert, status);
    return "%s is %s now%s."
        .formatted(
            alert.get("id"), status, status.equals("silenced") ? ", for " + hours + " hours" : "");
  }
}
