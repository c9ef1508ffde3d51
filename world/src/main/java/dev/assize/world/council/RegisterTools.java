package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The register of residents and households. */
final class RegisterTools {

  private static final int PAGE = 10;

  private RegisterTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "resident_search", RegisterTools::search,
        "household_read", RegisterTools::household);
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.text("query");
    List<String> rows =
        state.all("residents").stream()
            .filter(one ->
                Fields.matches(
                    query,
                    Fields.text(one, "id"),
                    Fields.text(one, "name"),
                    Fields.text(one, "address"),
                    Fields.text(one, "email")))
            .sorted(Comparator.comparing(one -> Fields.text(one, "name")))
            .map(one ->
                "%s  %s, born %s, %s, household %s"
                    .formatted(
                        one.get("id"),
                        one.get("name"),
                        one.get("born"),
                        one.get("address"),
                        one.get("householdId")))
            .toList();
    return Page.of(rows, "residents", PAGE, arguments);
  }

  private static String household(State state, Arguments arguments) {
    Map<String, Object> household = state.get("households", arguments.text("household"));
    String id = Fields.text(household, "id");
    List<Map<String, Object>> cases =
        state.all("cases").stream().filter(file -> id.equals(file.get("householdId"))).toList();
    Journal.opened(state, id, cases.isEmpty() ? "" : Fields.text(cases.getFirst(), "id"), false);
    String members =
        Fields.texts(household, "members").stream()
            .map(member -> member(state.get("residents", member)))
            .collect(Collectors.joining("\n"));
    String files =
        cases.stream()
            .map(file -> "%s (%s)".formatted(file.get("id"), CaseTools.title(file)))
            .collect(Collectors.joining(", "));
    return "%s  %s, registered there since %s\n%s\nCases: %s"
        .formatted(id, household.get("address"), household.get("since"), members, files);
  }

  private static String member(Map<String, Object> one) {
    return "%s  %s, %s, born %s, personal number %s, %s, %s"
        .formatted(
            one.get("id"),
            one.get("name"),
            one.get("relation"),
            one.get("born"),
            one.get("personNo"),
            one.get("phone"),
            one.get("email"));
  }
}
