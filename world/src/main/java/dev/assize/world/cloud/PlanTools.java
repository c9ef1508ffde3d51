package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Plans: several changes that are written down, looked at, approved and applied together. */
final class PlanTools {

  private static final int PLANS = 8;
  private static final Pattern TICKET = Pattern.compile("OPS-\\d+");

  private PlanTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "plan_list", PlanTools::list,
        "plan_show", PlanTools::show,
        "plan_create", PlanTools::create,
        "plan_request_approval", PlanTools::requestApproval,
        "plan_apply", PlanTools::apply);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("plans").stream()
            .filter(plan ->
                Fields.matches(query, Fields.text(plan, "name"), Fields.text(plan, "author")))
            .map(PlanTools::row)
            .toList();
    return Page.of(rows, "plans", PLANS, arguments);
  }

  private static String row(Map<String, Object> plan) {
    return "%s  \"%s\" for %s by %s, %s, approval: %s"
        .formatted(
            plan.get("id"),
            plan.get("name"),
            plan.get("environment"),
            plan.get("author"),
            plan.get("status"),
            plan.get("approval"));
  }

  private static String show(State state, Arguments arguments) {
    return shown(find(state, arguments.text("plan")));
  }

  private static String shown(Map<String, Object> plan) {
    List<Map<String, Object>> changes = PlanChanges.of(plan);
    String comment = Fields.text(plan, "comment");
    return "%s\n%s\n%d change(s), of which %d destroy(s) something.%s"
        .formatted(
            row(plan),
            changes.stream().map(PlanChanges::line).collect(Collectors.joining("\n")),
            changes.size(),
            PlanChanges.destroying(changes),
            comment.isEmpty() ? "" : "\n\n" + comment);
  }

  private static String create(State state, Arguments arguments) {
    String environment =
        Fields.text(EnvironmentTools.find(state, arguments.text("environment")), "name");
    List<Map<String, Object>> changes = new ArrayList<>();
    for (JsonNode change : arguments.json().path("changes")) {
      changes.add(PlanChanges.read(state, environment, change));
    }
    String title = arguments.text("title").strip();
    if (state.all("plans").stream().anyMatch(plan -> title.equals(plan.get("name")))) {
      throw new ToolRefusal("There is a plan \"" + title + "\" already; choose another title.");
    }
    Map<String, Object> plan =
        state.add(
            "plans",
            "plan",
            Fields.of(
                "kind",
                "added",
                "name",
                title,
                "environment",
                environment,
                "author",
                state.fact("company").get("assistant"),
                "comment",
                arguments.optionalText("comment").orElse(""),
                "changes",
                List.copyOf(changes),
                "status",
                "open",
                "approval",
                "none",
                "added",
                true,
                "detail",
                Map.of()));
    Journal.note(state, "plan", "plan", plan, String.valueOf(changes.size()));
    return "Nothing has been changed yet. Created the plan:\n" + shown(plan);
  }

  private static String requestApproval(State state, Arguments arguments) {
    Map<String, Object> plan = find(state, arguments.text("plan"));
    checkOpen(plan);
    Matcher ticket = TICKET.matcher(arguments.text("reason"));
    if (!ticket.find() || state.find("tickets", ticket.group()).isEmpty()) {
      throw new ToolRefusal(
          "The change manager declines: the reason names no ticket, for example OPS-12345.");
    }
    for (Map<String, Object> change : PlanChanges.of(plan)) {
      if (PlanChanges.destroys(change)
          && state
              .find("resources", Fields.text(change, "resource"))
              .filter(resource -> Fields.flag(resource, "inUse"))
              .isPresent()) {
        throw new ToolRefusal(
            "The change manager declines: %s is in use and must not be destroyed."
                .formatted(change.get("name")));
      }
    }
    plan.put("approval", "approved");
    Journal.note(state, "approve", "plan", plan, ticket.group());
    return "The change manager approves %s for %s.".formatted(plan.get("id"), ticket.group());
  }

  private static String apply(State state, Arguments arguments) {
    Map<String, Object> plan = find(state, arguments.text("plan"));
    checkOpen(plan);
    List<String> results = PlanChanges.apply(state, plan);
    plan.put("status", "applied");
    return "Applied %s (%s):\n%s"
        .formatted(plan.get("id"), plan.get("name"), String.join("\n", results));
  }

  private static void checkOpen(Map<String, Object> plan) {
    if (!"open".equals(plan.get("status"))) {
      throw new ToolRefusal(plan.get("id") + " has been applied already.");
    }
  }

  private static Map<String, Object> find(State state, String idOrTitle) {
    String wanted = idOrTitle.strip();
    return state.all("plans").stream()
        .filter(plan -> wanted.equalsIgnoreCase(Fields.text(plan, "name")))
        .findFirst()
        .orElseGet(() -> state.get("plans", wanted));
  }
}
