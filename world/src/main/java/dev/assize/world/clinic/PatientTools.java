package dev.assize.world.clinic;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Who the patients are and how they can be reached. */
final class PatientTools {

  private static final int PAGE = 10;
  private static final int MIN_PHONE_DIGITS = 7;

  private PatientTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "patient_search", PatientTools::search,
        "patient_read", PatientTools::read,
        "patient_update", PatientTools::update);
  }

  /**
   * The patient that an argument names.
   *
   * @throws ToolRefusal if there is none of that id
   */
  static Map<String, Object> named(State state, Arguments arguments) {
    return state.get("patients", arguments.text("patient").strip());
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.text("query");
    List<String> rows =
        state.all("patients").stream()
            .filter(patient -> matches(patient, query))
            .sorted(
                Comparator.comparing(
                    patient -> Fields.text(patient, "last") + Fields.text(patient, "first")))
            .map(PatientTools::row)
            .toList();
    return Page.of(rows, "patients", PAGE, arguments);
  }

  private static boolean matches(Map<String, Object> patient, String query) {
    return Fields.matches(
        query,
        Fields.text(patient, "id"),
        Fields.text(patient, "name"),
        Fields.text(patient, "born"),
        Fields.text(patient, "email"),
        Fields.text(patient, "phone"),
        Fields.text(patient, "address"),
        Fields.text(patient, "insuranceNumber"));
  }

  private static String row(Map<String, Object> patient) {
    return "%s  %s, born %s, %s"
        .formatted(
            patient.get("id"), patient.get("name"), patient.get("born"), patient.get("address"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> patient = named(state, arguments);
    return """
    %s (%s)
    Born: %s
    Phone: %s
    E-mail: %s
    Address: %s
    Insurer: %s, number %s
    Usual pharmacy: %s
    Doctor: %s
    File opened: %s
    Note: %s\
    """
        .formatted(
            patient.get("name"),
            patient.get("id"),
            patient.get("born"),
            patient.get("phone"),
            patient.get("email"),
            patient.get("address"),
            patient.get("insurer"),
            patient.get("insuranceNumber"),
            patient.get("pharmacy"),
            patient.get("doctor"),
            patient.get("since"),
            Fields.text(patient, "note").isEmpty() ? "-" : patient.get("note"));
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> patient = named(state, arguments);
    Map<String, Object> changes = Fields.of();
    arguments.optionalText("phone").ifPresent(phone -> changes.put("phone", phone(phone)));
    List<String> email = Addresses.read(arguments, "email");
    if (!email.isEmpty()) {
      changes.put("email", email.getFirst());
    }
    for (String field : List.of("address", "note")) {
      arguments.optionalText(field).ifPresent(text -> changes.put(field, text.strip()));
    }
    if (changes.isEmpty()) {
      throw new ToolRefusal("Nothing to change: give phone, email, address or note.");
    }
    patient.putAll(changes);
    changes.forEach((field, value) -> noteContact(state, patient, field, String.valueOf(value)));
    return "Changed %s of %s (%s)."
        .formatted(String.join(", ", changes.keySet()), patient.get("name"), patient.get("id"));
  }

  private static void noteContact(
      State state, Map<String, Object> patient, String field, String value) {
    String id = Fields.text(patient, "id");
    state.add(
        "contacts",
        "ch",
        Fields.of("patientId", id, "field", field, "value", value, "plain", Fields.plain(value)));
    Journal.note(state, "contact", id, id);
  }

  private static String phone(String written) {
    String phone = written.strip();
    if (!phone.matches("[+0-9 ()/.-]+")
        || phone.replaceAll("[^0-9]", "").length() < MIN_PHONE_DIGITS) {
      throw new ToolRefusal("\"" + written + "\" is not a phone number.");
    }
    return phone;
  }
}
