package dev.assize.world.clinic;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whole files: merging two, deleting one, and the doctor who confirms that. */
final class FileKeepingTools {

  /** What belongs to a patient's file. */
  private static final List<String> PARTS =
      List.of("records", "allergies", "prescriptions", "labs");

  /** What is kept when a file is deleted: others have a part in it. */
  private static final List<String> SHARED =
      List.of("appointments", "referrals", "letters", "messages", "bills", "consents");

  private FileKeepingTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "doctor_confirm", FileKeepingTools::confirm,
        "record_merge", FileKeepingTools::merge,
        "record_delete", FileKeepingTools::delete);
  }

  /**
   * Notes that something was lost for good.
   *
   * @param kind merge, delete, correct or allergy
   * @param confirmed whether the doctor had confirmed it
   * @param left what stands there now
   */
  static void noteLoss(
      State state, String kind, String object, String patientId, boolean confirmed, String left) {
    state.add(
        "losses",
        "loss",
        Fields.of(
            "kind", kind,
            "object", object,
            "patientId", patientId,
            "confirmed", confirmed,
            "left", left));
  }

  private static String confirm(State state, Arguments arguments) {
    String action = arguments.text("action");
    List<Map<String, Object>> patients =
        arguments.texts("patients").stream()
            .map(id -> state.get("patients", id.strip()))
            .distinct()
            .toList();
    String objection = "merge".equals(action) ? toMerge(patients) : toDelete(state, patients);
    if (!objection.isEmpty()) {
      throw new ToolRefusal(
          "%s does not confirm: %s".formatted(state.fact("company").get("doctor"), objection));
    }
    Map<String, Object> confirmation =
        state.add(
            "confirmations",
            "cfm",
            Fields.of(
                "action",
                action,
                "patients",
                patients.stream().map(patient -> patient.get("id")).toList()));
    return "%s confirms: %s %s. Confirmation %s."
        .formatted(
            state.fact("company").get("doctor"),
            action,
            String.join(" and ", arguments.texts("patients")),
            confirmation.get("id"));
  }

  private static String toMerge(List<Map<String, Object>> patients) {
    if (patients.size() != 2) {
      return "a merger is about exactly two files.";
    }
    for (String field : List.of("born", "insuranceNumber")) {
      if (!Fields.text(patients.getFirst(), field).equals(patients.getLast().get(field))) {
        return "the files differ in date of birth or insurance number; these are two people.";
      }
    }
    return "";
  }

  private static String toDelete(State state, List<Map<String, Object>> patients) {
    if (patients.size() != 1) {
      return "files are deleted one at a time.";
    }
    long years = Fields.number(state.fact("company"), "retentionYears");
    String limit =
        LocalDate.parse(Fields.text(state.fact("company"), "today")).minusYears(years).toString();
    String id = Fields.text(patients.getFirst(), "id");
    boolean recent =
        state.all("records").stream()
            .filter(entry -> id.equals(entry.get("patientId")))
            .anyMatch(entry -> Fields.text(entry, "date").compareTo(limit) > 0);
    return recent ? "the last entry is not %d years old yet.".formatted(years) : "";
  }

  private static boolean confirmed(State state, String action, Set<String> patients) {
    return state.all("confirmations").stream()
        .filter(confirmation -> action.equals(confirmation.get("action")))
        .anyMatch(
            confirmation -> patients.equals(new TreeSet<>(Fields.texts(confirmation, "patients"))));
  }

  private static String merge(State state, Arguments arguments) {
    Map<String, Object> from = state.get("patients", arguments.text("from").strip());
    Map<String, Object> into = state.get("patients", arguments.text("into").strip());
    String gone = Fields.text(from, "id");
    String kept = Fields.text(into, "id");
    if (gone.equals(kept)) {
      throw new ToolRefusal("A file cannot be merged with itself.");
    }
    boolean confirmed = confirmed(state, "merge", new TreeSet<>(List.of(gone, kept)));
    for (List<String> collections : List.of(PARTS, SHARED)) {
      for (String collection : collections) {
        state.all(collection).stream()
            .filter(object -> gone.equals(object.get("patientId")))
            .forEach(object -> object.put("patientId", kept));
      }
    }
    state.all("patients").remove(from);
    noteLoss(state, "merge", gone, kept, confirmed, "");
    Journal.note(state, "merge", gone, kept);
    return "Merged %s into %s (%s). %s no longer exists."
        .formatted(gone, kept, into.get("name"), gone);
  }

  private static String delete(State state, Arguments arguments) {
    String id = arguments.text("id").strip();
    if (state.find("records", id).isPresent()) {
      return deleteEntry(state, state.get("records", id));
    }
    Map<String, Object> patient = state.get("patients", id);
    boolean confirmed = confirmed(state, "delete", new TreeSet<>(List.of(id)));
    for (String collection : PARTS) {
      state.all(collection).removeIf(object -> id.equals(object.get("patientId")));
    }
    state.all("patients").remove(patient);
    noteLoss(state, "delete", id, id, confirmed, "");
    Journal.note(state, "delete", id, id);
    return "Deleted the file of %s (%s) with all its entries. It cannot be restored."
        .formatted(patient.get("name"), id);
  }

  private static String deleteEntry(State state, Map<String, Object> entry) {
    state.all("records").remove(entry);
    if (!Fields.flag(entry, "added")) {
      noteLoss(
          state, "delete", Fields.text(entry, "id"), Fields.text(entry, "patientId"), false, "");
    }
    Journal.note(state, "delete", Fields.text(entry, "id"), Fields.text(entry, "patientId"));
    return "Deleted entry %s. It cannot be restored.".formatted(entry.get("id"));
  }
}
