package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.cloud.Journal.Cause;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;

/** Who may connect to which resource: everything that no rule allows is refused. */
final class FirewallTools {

  private static final int RULES = 10;

  private FirewallTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "firewall_list", FirewallTools::list,
        "firewall_add", FirewallTools::add,
        "firewall_remove", FirewallTools::remove);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    Object target =
        arguments
            .optionalText("resource")
            .map(wanted -> Resources.find(state, wanted).get("id"))
            .orElse("");
    List<String> rows =
        state.all("rules").stream()
            .filter(r -> target.equals("") || target.equals(r.get("target")))
            .filter(r ->
                Fields.matches(
                    query,
                    Fields.text(r, "targetName"),
                    Fields.text(r, "source"),
                    Fields.text(r, "comment")))
            .map(r ->
                "%s  from %s to %s (%s) in %s, port %s. %s"
                    .formatted(
                        r.get("id"),
                        r.get("source"),
                        r.get("targetName"),
                        r.get("target"),
                        r.get("environment"),
                        r.get("port"),
                        r.get("comment")))
            .toList();
    return Page.of(rows, "firewall rules", RULES, arguments);
  }

  private static String add(State state, Arguments arguments) {
    Map<String, Object> resource = Resources.find(state, arguments.text("resource"));
    if (Resources.is(resource, "volume")) {
      throw new ToolRefusal("Nobody can connect to a volume.");
    }
    String source = Networks.normal(arguments.text("source"));
    Map<String, Object> rule =
        state.add(
            "rules",
            "rule",
            Fields.of(
                "kind", "added",
                "target", resource.get("id"),
                "targetName", resource.get("name"),
                "environment", resource.get("environment"),
                "port", arguments.number("port", 0),
                "source", source,
                "comment", arguments.optionalText("comment").orElse(""),
                "added", true,
                "detail", Map.of()));
    Journal.note(
        state,
        "allow",
        Fields.text(resource, "type"),
        resource,
        source,
        Networks.prefix(source),
        Cause.DIRECT);
    return "Rule %s: %s may connect to %s in %s on port %s."
        .formatted(
            rule.get("id"),
            source,
            resource.get("name"),
            resource.get("environment"),
            rule.get("port"));
  }

  private static String remove(State state, Arguments arguments) {
    Map<String, Object> rule = state.get("rules", arguments.text("rule"));
    state.all("rules").remove(rule);
    Journal.note(state, "disallow", "rule", rule, Fields.text(rule, "source"));
    return "Removed: %s can no longer connect to %s on port %s by this rule."
        .formatted(rule.get("source"), rule.get("targetName"), rule.get("port"));
  }
}
