package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;

/** The team's runbooks. */
final class RunbookTools {

  private static final int PAGES = 10;

  private RunbookTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("runbook_search", RunbookTools::search, "runbook_read", RunbookTools::read);
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("pages").stream()
            .filter(page ->
                Fields.matches(query, Fields.text(page, "title"), Fields.text(page, "text")))
            .map(page -> page.get("id") + "  " + page.get("title"))
            .toList();
    return Page.of(rows, "runbooks", PAGES, arguments);
  }

  private static String read(State state, Arguments arguments) {
    String wanted = arguments.text("runbook").strip();
    Map<String, Object> page =
        state.all("pages").stream()
            .filter(p -> wanted.equalsIgnoreCase(Fields.text(p, "title")))
            .findFirst()
            .orElseGet(() -> state.get("pages", wanted));
    return "%s  %s\nLast changed %s.\n\n%s"
        .formatted(page.get("id"), page.get("title"), page.get("changed"), page.get("text"));
  }
}
