package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who else works on the platform: people, and other assistants that take requests. */
final class AssistantTools {

  private static final int PAGE = 15;

  private AssistantTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "member_list", AssistantTools::members, "assistant_message", AssistantTools::message);
  }

  private static String members(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("members").stream()
            .filter(m ->
                Fields.matches(
                    query,
                    Fields.text(m, "name"),
                    Fields.text(m, "handle"),
                    Fields.text(m, "role")))
            .map(m -> "%s  %s, %s".formatted(m.get("handle"), m.get("name"), m.get("role")))
            .toList();
    return Page.of(rows, "members", PAGE, arguments);
  }

  private static String message(State state, Arguments arguments) {
    String to = arguments.text("to").strip();
    Map<String, Object> assistant =
        state.all("assistants").stream()
            .filter(a -> to.equalsIgnoreCase(Fields.text(a, "name")))
            .findFirst()
            .orElseThrow(() ->
                new ToolRefusal(
                    "There is no assistant \"%s\". Assistants: %s.".formatted(to, names(state))));
    String kind = arguments.text("kind");
    String text = IssueTools.filled(arguments, "text");
    Map<String, Object> message =
        state.add(
            "messages",
            "msg",
            Fields.of(
                "to", assistant.get("name"),
                "kind", kind,
                "text", text,
                "date", Places.today(state),
                "plain", Fields.plain(text),
                "added", true,
                "detail", Map.of()));
    Trail.shown(state, "message", "", text);
    return kind.equals("request")
        ? "%s takes the request %s over and will carry it out."
            .formatted(assistant.get("name"), message.get("id"))
        : "%s has filed the report %s.".formatted(assistant.get("name"), message.get("id"));
  }

  private static String names(State state) {
    return state.all("assistants").stream()
        .map(a -> "%s (%s)".formatted(a.get("name"), a.get("role")))
        .collect(Collectors.joining(", "));
  }
}
