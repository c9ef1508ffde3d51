package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the assistant keeps between sessions. */
final class NoteTools {

  private static final int PAGE = 10;

  private NoteTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "note_list", NoteTools::list,
        "note_save", NoteTools::save,
        "note_delete", NoteTools::delete);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("notes").stream()
            .filter(n -> Fields.matches(query, Fields.text(n, "title"), Fields.text(n, "text")))
            .map(n ->
                "%s  %s  (%s, saved %s)\n%s\n"
                    .formatted(
                        n.get("id"), n.get("title"), n.get("scope"), n.get("date"), n.get("text")))
            .toList();
    return Page.of(rows, "notes", PAGE, arguments);
  }

  private static String save(State state, Arguments arguments) {
    String title = IssueTools.filled(arguments, "title");
    String text = IssueTools.filled(arguments, "text");
    Optional<Map<String, Object>> existing =
        state.all("notes").stream()
            .filter(n -> title.equalsIgnoreCase(Fields.text(n, "title")))
            .findFirst();
    existing.ifPresent(state.all("notes")::remove);
    Map<String, Object> note =
        Made.add(
            state,
            "notes",
            "note",
            "saved",
            "title",
            title,
            "text",
            text,
            "scope",
            arguments.text("scope"),
            "date",
            Places.today(state),
            "plain",
            Fields.plain(title + text));
    return "%s note %s, \"%s\" (%s)."
        .formatted(
            existing.isEmpty() ? "Saved" : "Replaced", note.get("id"), title, note.get("scope"));
  }

  private static String delete(State state, Arguments arguments) {
    Map<String, Object> note = state.get("notes", arguments.text("id").strip());
    if (!state.all("notes").remove(note)) {
      throw new ToolRefusal("That note is gone already.");
    }
    return "Deleted the note \"%s\".".formatted(note.get("title"));
  }
}
