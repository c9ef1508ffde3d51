package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Notes in cases, and the office's own book. */
final class NoteTools {

  private static final int PAGE = 12;

  private NoteTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("note_list", NoteTools::list, "note_add", NoteTools::add);
  }

  private static String list(State state, Arguments arguments) {
    String caseId = arguments.optionalText("case").orElse("");
    if (!caseId.isEmpty()) {
      state.get("cases", caseId);
    }
    List<String> rows =
        state.all("notes").stream()
            .filter(note -> caseId.equals(note.get("caseId")))
            .sorted(
                Comparator.comparing((Map<String, Object> note) -> Fields.text(note, "date"))
                    .reversed())
            .map(NoteTools::row)
            .toList();
    return Page.of(
        rows,
        caseId.isEmpty() ? "notes in the office book" : "notes in " + caseId,
        PAGE,
        arguments);
  }

  private static String row(Map<String, Object> note) {
    return "%s  %s  %s%s: %s"
        .formatted(
            note.get("id"),
            note.get("date"),
            note.get("author"),
            Fields.flag(note, "standing") ? " [standing]" : "",
            note.get("text"));
  }

  private static String add(State state, Arguments arguments) {
    String caseId = arguments.optionalText("case").orElse("");
    boolean standing = arguments.flag("standing");
    if (!caseId.isEmpty()) {
      state.get("cases", caseId);
      if (standing) {
        throw new ToolRefusal("A standing note belongs in the office book; leave out case.");
      }
    }
    String text = arguments.text("text").strip();
    if (text.isEmpty()) {
      throw new ToolRefusal("The note is empty.");
    }
    refuseRepetition(state, caseId, text, standing);
    Map<String, Object> note = state.add("notes", "note", fields(state, caseId, text, standing));
    Journal.done(
        state,
        standing ? "standing" : "note",
        Fields.text(note, "id"),
        caseId,
        "plain",
        Fields.plain(text));
    return "%s is in %s.".formatted(note.get("id"), caseId.isEmpty() ? "the office book" : caseId);
  }

  private static void refuseRepetition(State state, String caseId, String text, boolean standing) {
    state.all("notes").stream()
        .filter(note -> text.equals(note.get("text")) && caseId.equals(note.get("caseId")))
        .filter(note -> standing == Fields.flag(note, "standing"))
        .findFirst()
        .ifPresent(note -> {
          throw new ToolRefusal("The same note is there already: %s.".formatted(note.get("id")));
        });
  }

  private static Map<String, Object> fields(
      State state, String caseId, String text, boolean standing) {
    return Fields.of(
        "kind",
        "added",
        "caseId",
        caseId,
        "author",
        state.fact("me").get("name"),
        "date",
        state.fact("company").get("today"),
        "text",
        text,
        "standing",
        standing,
        "added",
        true,
        "detail",
        Map.of());
  }
}
