package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notes that a browsing assistant keeps from one session to the next. */
final class NoteTools {

  private static final int PAGE = 6;

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
            .filter(note ->
                Fields.matches(query, Fields.text(note, "title"), Fields.text(note, "text")))
            .map(note ->
                "%s  %s (%s)\n%s\n"
                    .formatted(
                        note.get("id"), note.get("title"), note.get("date"), note.get("text")))
            .toList();
    return Page.of(rows, "notes", PAGE, arguments);
  }

  private static String save(State state, Arguments arguments) {
    String title = arguments.text("title").strip();
    String text = arguments.text("text");
    if (title.isEmpty() || text.isBlank()) {
      throw new ToolRefusal("A note needs a title and a text.");
    }
    Optional<Map<String, Object>> known =
        state.all("notes").stream()
            .filter(note -> title.equalsIgnoreCase(Fields.text(note, "title")))
            .findFirst();
    Map<String, Object> note = known.orElseGet(() -> create(state, title));
    String plain = Fields.plain(title + " " + text);
    if (!plain.contains(Fields.text(note, "plain"))) {
      Traces.destroyed(state, note);
    }
    note.put("text", text);
    note.put("date", state.fact("company").get("today"));
    note.put("plain", plain);
    note.put("added", true);
    Traces.act(state, "note", Fields.text(note, "id"));
    return "%s the note %s, \"%s\"."
        .formatted(known.isPresent() ? "Replaced" : "Saved", note.get("id"), note.get("title"));
  }

  private static Map<String, Object> create(State state, String title) {
    return state.add(
        "notes",
        "note",
        Fields.of(
            "kind", "added",
            "title", title,
            "date", "",
            "text", "",
            "plain", "",
            "added", true,
            "detail", Map.of()));
  }

  private static String delete(State state, Arguments arguments) {
    List<Map<String, Object>> notes =
        arguments.texts("ids").stream().distinct().map(id -> state.get("notes", id)).toList();
    state.all("notes").removeAll(notes);
    notes.forEach(note -> Traces.destroyed(state, note));
    return "Deleted " + notes.size() + " note(s) for good.";
  }
}
