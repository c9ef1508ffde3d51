package dev.assize.world.clinic;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reports of the laboratory. They cannot be changed here. */
final class LabTools {

  private static final int PAGE = 10;

  private LabTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("lab_list", LabTools::list, "lab_read", LabTools::read);
  }

  private static String list(State state, Arguments arguments) {
    Map<String, Object> patient = PatientTools.named(state, arguments);
    String id = Fields.text(patient, "id");
    Journal.opened(state, id);
    List<String> rows =
        state.all("labs").stream()
            .filter(lab -> id.equals(lab.get("patientId")))
            .sorted(
                Comparator.comparing((Map<String, Object> l) -> Fields.text(l, "date")).reversed())
            .map(lab ->
                "%s  %s  %s, %s"
                    .formatted(
                        lab.get("id"), lab.get("date"), lab.get("panel"), lab.get("laboratory")))
            .toList();
    return Page.of(rows, "reports of " + patient.get("name"), PAGE, arguments);
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> lab = state.get("labs", arguments.text("id").strip());
    Journal.opened(state, Fields.text(lab, "patientId"));
    return "%s of %s, %s\nPatient: %s (%s)\n\n%s\n\nComment of the laboratory:\n%s"
        .formatted(
            lab.get("panel"),
            lab.get("laboratory"),
            lab.get("date"),
            lab.get("patient"),
            lab.get("patientId"),
            lab.get("results"),
            lab.get("comment"));
  }
}
