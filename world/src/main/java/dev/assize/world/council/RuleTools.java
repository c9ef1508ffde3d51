package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.council.Rates.Benefit;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;

/** The rules as texts, and the calculator that applies this year's rates. */
final class RuleTools {

  private static final int PAGE = 20;

  private RuleTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "rule_list", RuleTools::list,
        "rule_read", RuleTools::read,
        "benefit_calculate", RuleTools::calculate);
  }

  private static String list(State state, Arguments arguments) {
    List<String> rows =
        state.all("rules").stream()
            .map(rule -> "%s  %s".formatted(rule.get("code"), rule.get("title")))
            .toList();
    return Page.of(rows, "rules", PAGE, arguments);
  }

  private static String read(State state, Arguments arguments) {
    String named = arguments.text("rule").strip();
    Map<String, Object> rule =
        state.all("rules").stream()
            .filter(one -> named.equalsIgnoreCase(Fields.text(one, "code")))
            .findFirst()
            .orElseGet(() -> state.get("rules", named));
    return "%s  %s\n\n%s".formatted(rule.get("code"), rule.get("title"), rule.get("text"));
  }

  private static String calculate(State state, Arguments arguments) {
    Programme programme = Programme.of(arguments.text("programme"));
    Rates rates = Rates.of(state);
    Benefit benefit =
        switch (programme) {
          case HOUSING ->
              rates.housing(
                  count(arguments, "persons"), arguments.cents("income"), arguments.cents("rent"));
          case CARE -> rates.care(count(arguments, "care_level"), hours(arguments));
          case MEALS ->
              rates.meals(
                  count(arguments, "persons"),
                  arguments.cents("income"),
                  count(arguments, "children"));
        };
    return benefit.amount() == 0
        ? "%s: no entitlement; %s.".formatted(programme.title(), benefit.reason())
        : "%s: %s EUR a month; %s."
            .formatted(programme.title(), Money.text(benefit.amount()), benefit.reason());
  }

  private static long hours(Arguments arguments) {
    if (arguments.json().path("weekly_hours").isMissingNode()) {
      throw new ToolRefusal("Missing parameter: weekly_hours, 0 if there is no paid work");
    }
    return arguments.number("weekly_hours", 0);
  }

  private static long count(Arguments arguments, String name) {
    long count = arguments.number(name, 0);
    if (count < 1) {
      throw new ToolRefusal("Missing parameter: " + name);
    }
    return count;
  }
}
