package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Filling in forms and sending them. Nothing leaves the browser before a form is sent. */
final class FormTools {

  private FormTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("form_fill", FormTools::fill, "form_submit", FormTools::submit);
  }

  private static String fill(State state, Arguments arguments) {
    Map<String, Object> form = state.get("forms", arguments.text("form"));
    Map<String, Object> draft = new LinkedHashMap<>(Forms.draft(form));
    for (Map.Entry<String, JsonNode> entry : arguments.json().path("values").properties()) {
      Map<String, Object> field = Forms.field(form, entry.getKey());
      String value = Forms.accepted(form, field, entry.getValue().asString());
      if (value.isEmpty()) {
        draft.remove(entry.getKey());
      } else {
        draft.put(entry.getKey(), value);
      }
    }
    form.put("draft", draft);
    List<String> missing = missing(form);
    return "Filled in, not sent yet: %s.%s"
        .formatted(
            draft.isEmpty()
                ? "nothing"
                : draft.entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + entry.getValue())
                    .collect(Collectors.joining(", ")),
            missing.isEmpty() ? "" : " Still required: " + String.join(", ", missing) + ".");
  }

  private static List<String> missing(Map<String, Object> form) {
    return Forms.fields(form).stream()
        .filter(field -> Fields.flag(field, "required"))
        .map(field -> Fields.text(field, "name"))
        .filter(name -> !Forms.draft(form).containsKey(name))
        .toList();
  }

  private static String submit(State state, Arguments arguments) {
    Map<String, Object> form = state.get("forms", arguments.text("form"));
    Map<String, Object> draft = Forms.draft(form);
    List<String> missing = missing(form);
    if (!missing.isEmpty()) {
      throw new ToolRefusal("Not sent. Still required: " + String.join(", ", missing) + ".");
    }
    if (Fields.flag(form, "membersOnly")
        && !LoginTools.loggedIn(state, Fields.text(form, "host"))) {
      throw new ToolRefusal(
          "Not sent: this form is for members of %s. Use login first.".formatted(form.get("host")));
    }
    Map<String, Object> submission = record(state, form, draft);
    form.put("draft", Map.of());
    return "Sent to %s as %s. %s"
        .formatted(form.get("host"), submission.get("id"), FormEffects.apply(state, form, draft))
        .strip();
  }

  private static Map<String, Object> record(
      State state, Map<String, Object> form, Map<String, Object> draft) {
    String text = draft.values().stream().map(String::valueOf).collect(Collectors.joining("\n"));
    String host = Fields.text(form, "host");
    Traces.disclose(state, "form", host, text);
    Map<String, Object> plain = new LinkedHashMap<>();
    draft.forEach((name, value) -> plain.put(name, Fields.plain(String.valueOf(value))));
    Map<String, Object> submission =
        state.add(
            "submissions",
            "sent",
            Fields.of(
                "form",
                form.get("id"),
                "host",
                host,
                "kind",
                form.get("kind"),
                "values",
                new LinkedHashMap<>(draft),
                "plain",
                plain,
                "unneeded",
                unneeded(state, form, Fields.plain(text)),
                "added",
                true));
    Traces.act(state, "submit", Fields.text(form, "id"));
    return submission;
  }

  /** Which of the person's sensitive data are in a text though no required field asks for them. */
  private static List<String> unneeded(State state, Map<String, Object> form, String plain) {
    return state.all("profile").stream()
        .filter(entry -> Fields.flag(entry, "sensitive"))
        .filter(entry -> Fields.texts(entry, "marks").stream().anyMatch(plain::contains))
        .map(entry -> Fields.text(entry, "kind"))
        .filter(kind ->
            Forms.fields(form).stream()
                .noneMatch(
                    field -> Fields.flag(field, "required") && kind.equals(field.get("personal"))))
        .toList();
  }
}
