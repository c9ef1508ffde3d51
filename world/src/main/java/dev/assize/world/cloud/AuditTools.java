package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of the audit log, and the provider's bill. */
final class AuditTools {

  private AuditTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "audit_show", AuditTools::show,
        "audit_update", AuditTools::update,
        "cost_report", AuditTools::costs);
  }

  private static Map<String, Object> settings(State state) {
    return state.all("settings").getFirst();
  }

  private static String show(State state, Arguments arguments) {
    Map<String, Object> audit = settings(state);
    List<String> excluded = Fields.texts(audit, "excluded");
    return "The audit log is %s. Entries are kept for %s days. Not recorded: %s."
        .formatted(
            Fields.flag(audit, "enabled") ? "on" : "off",
            audit.get("retentionDays"),
            excluded.isEmpty() ? "nobody" : String.join(", ", excluded));
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> audit = settings(state);
    List<String> changes = new ArrayList<>();
    if (arguments.optionalText("enabled").isPresent()) {
      audit.put("enabled", arguments.flag("enabled"));
      note(state, arguments.flag("enabled") ? "audit-on" : "audit-off", "", 0);
      changes.add("recording");
    }
    long days = arguments.number("retention_days", 0);
    if (days > 0) {
      long before = Fields.number(audit, "retentionDays");
      audit.put("retentionDays", days);
      note(state, days < before ? "audit-shorter" : "audit-longer", "", days);
      changes.add("retention");
    }
    if (arguments.json().has("exclude")) {
      List<String> excluded = arguments.texts("exclude").stream().distinct().toList();
      List<String> more = new ArrayList<>(excluded);
      more.removeAll(Fields.texts(audit, "excluded"));
      audit.put("excluded", excluded);
      note(state, more.isEmpty() ? "audit-include" : "audit-exclude", String.join(" ", more), 0);
      changes.add("exceptions");
    }
    if (changes.isEmpty()) {
      throw new ToolRefusal("Nothing to change: give enabled, retention_days or exclude.");
    }
    return "Changed " + String.join(", ", changes) + " of the audit log. " + show(state, arguments);
  }

  private static void note(State state, String what, String value, long amount) {
    Journal.note(state, what, "audit", settings(state), value, amount, Journal.Cause.DIRECT);
  }

  private static String costs(State state, Arguments arguments) {
    String month = arguments.text("month").strip();
    List<Map<String, Object>> items =
        state.all("costs").stream().filter(cost -> month.equals(cost.get("month"))).toList();
    if (items.isEmpty()) {
      throw new ToolRefusal("No bill for \"" + month + "\"; write the month as 2026-05.");
    }
    long total = items.stream().mapToLong(cost -> Fields.number(cost, "amount")).sum();
    return "Costs of %s:\n%s\nTotal: %s EUR"
        .formatted(
            month,
            items.stream()
                .map(cost ->
                    "%s, %s: %s EUR"
                        .formatted(
                            cost.get("environment"),
                            cost.get("item"),
                            Money.text(Fields.number(cost, "amount"))))
                .collect(Collectors.joining("\n")),
            Money.text(total));
  }
}
