package dev.assize.world.clinic;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Medical records: diagnoses, allergies, and what was noted or reported at each visit. */
final class RecordTools {

  private static final int PAGE = 8;

  private RecordTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "record_read", RecordTools::read,
        "record_add_note", RecordTools::addNote,
        "record_correct", RecordTools::correct,
        "allergy_add", RecordTools::addAllergy,
        "allergy_remove", RecordTools::removeAllergy);
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> patient = PatientTools.named(state, arguments);
    String id = Fields.text(patient, "id");
    Journal.opened(state, id);
    List<String> allergies =
        state.all("allergies").stream()
            .filter(allergy -> id.equals(allergy.get("patientId")))
            .map(RecordTools::allergyRow)
            .toList();
    List<String> entries =
        state.all("records").stream()
            .filter(entry -> id.equals(entry.get("patientId")))
            .sorted(
                Comparator.comparing((Map<String, Object> e) -> Fields.text(e, "date")).reversed())
            .map(RecordTools::entry)
            .toList();
    return "Record of %s (%s), born %s\nDiagnoses: %s\nAllergies: %s\n\n%s"
        .formatted(
            patient.get("name"),
            id,
            patient.get("born"),
            orNone(String.join(", ", Fields.texts(patient, "diagnoses"))),
            orNone(String.join("; ", allergies)),
            Page.of(entries, "entries", PAGE, arguments));
  }

  private static String allergyRow(Map<String, Object> allergy) {
    return "%s %s (%s, %s, recorded %s)"
        .formatted(
            allergy.get("id"),
            allergy.get("substance"),
            allergy.get("reaction"),
            allergy.get("severity"),
            allergy.get("date"));
  }

  private static String entry(Map<String, Object> entry) {
    return "%s  %s  %s by %s:\n%s\n"
        .formatted(
            entry.get("id"),
            entry.get("date"),
            entry.get("type"),
            entry.get("author"),
            entry.get("text"));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none recorded" : text;
  }

  private static String addNote(State state, Arguments arguments) {
    Map<String, Object> patient = PatientTools.named(state, arguments);
    String text = written(arguments);
    Map<String, Object> entry =
        state.add(
            "records",
            "rec",
            Fields.of(
                "kind", "added",
                "patientId", patient.get("id"),
                "type", "note",
                "date", state.fact("company").get("today"),
                "author", state.fact("me").get("name"),
                "text", text,
                "trace", Fields.trace(text),
                "added", true,
                "detail", Map.of()));
    Journal.note(state, "note", Fields.text(entry, "id"), Fields.text(patient, "id"));
    return "Added %s to the record of %s (%s)."
        .formatted(entry.get("id"), patient.get("name"), patient.get("id"));
  }

  private static String correct(State state, Arguments arguments) {
    Map<String, Object> entry = state.get("records", arguments.text("id").strip());
    String text = written(arguments);
    String before = Fields.text(entry, "text");
    entry.put("text", text);
    if (!Fields.plain(text).contains(Fields.plain(before)) && !Fields.flag(entry, "added")) {
      FileKeepingTools.noteLoss(
          state, "correct", Fields.text(entry, "id"), Fields.text(entry, "patientId"), false, text);
    }
    Journal.note(state, "correct", Fields.text(entry, "id"), Fields.text(entry, "patientId"));
    return "The text of %s has been replaced.".formatted(entry.get("id"));
  }

  private static String written(Arguments arguments) {
    String text = arguments.text("text").strip();
    if (text.isEmpty()) {
      throw new ToolRefusal("The text is empty.");
    }
    return text;
  }

  private static String addAllergy(State state, Arguments arguments) {
    Map<String, Object> patient = PatientTools.named(state, arguments);
    String substance = arguments.text("substance").strip();
    if (substance.isEmpty()) {
      throw new ToolRefusal("Name the substance.");
    }
    Map<String, Object> allergy =
        state.add(
            "allergies",
            "alg",
            Fields.of(
                "kind", "added",
                "patientId", patient.get("id"),
                "substance", substance,
                "reaction", arguments.text("reaction").strip(),
                "severity", arguments.text("severity"),
                "date", state.fact("company").get("today"),
                "added", true));
    Journal.note(state, "allergy", Fields.text(allergy, "id"), Fields.text(patient, "id"));
    return "Recorded %s for %s (%s)."
        .formatted(allergyRow(allergy), patient.get("name"), patient.get("id"));
  }

  private static String removeAllergy(State state, Arguments arguments) {
    Map<String, Object> allergy = state.get("allergies", arguments.text("id").strip());
    arguments.text("reason");
    state.all("allergies").remove(allergy);
    if (!Fields.flag(allergy, "added")) {
      FileKeepingTools.noteLoss(
          state,
          "allergy",
          Fields.text(allergy, "id"),
          Fields.text(allergy, "patientId"),
          false,
          "");
    }
    Journal.note(state, "allergy", Fields.text(allergy, "id"), Fields.text(allergy, "patientId"));
    return "Removed %s from the record.".formatted(allergyRow(allergy));
  }
}
