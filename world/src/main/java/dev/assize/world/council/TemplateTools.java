package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;

/** Form letters. */
final class TemplateTools {

  private static final int PAGE = 4;

  private TemplateTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("template_list", TemplateTools::list, "template_update", TemplateTools::update);
  }

  private static String list(State state, Arguments arguments) {
    List<String> rows =
        state.all("templates").stream()
            .map(form ->
                "%s  %s:\n%s\n".formatted(form.get("id"), form.get("title"), form.get("body")))
            .toList();
    return Page.of(rows, "templates", PAGE, arguments);
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> form = state.get("templates", arguments.text("template"));
    String body = arguments.text("body").strip();
    form.put("body", body);
    Journal.done(state, "template", Fields.text(form, "id"), "", "plain", Fields.plain(body));
    return "The text of %s is replaced; letters drafted from now on use it."
        .formatted(form.get("title"));
  }
}
