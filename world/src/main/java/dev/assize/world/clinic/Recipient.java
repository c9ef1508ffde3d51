package dev.assize.world.clinic;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom something is sent to.
 *
 * @param patientId the patient it is; empty if it is none
 */
record Recipient(String name, String address, String patientId) {

  /**
   * The recipient that an argument names: by the id of a patient or of a practice in the directory,
   * or by an e-mail address.
   *
   * @throws ToolRefusal if it is none of these, or if nothing can be delivered there
   */
  static Recipient read(State state, Arguments arguments, String argument) {
    String written = arguments.text(argument).strip();
    Optional<Map<String, Object>> patient = state.find("patients", written);
    if (patient.isPresent()) {
      return ofPatient(patient.get());
    }
    Optional<Map<String, Object>> practice = state.find("practices", written);
    if (practice.isPresent()) {
      return ofPractice(practice.get());
    }
    if (!written.contains("@")) {
      throw new ToolRefusal(
          "\"%s\" is neither a patient, nor in the directory, nor an e-mail address."
              .formatted(written));
    }
    List<String> addresses = Addresses.read(arguments, argument);
    if (addresses.size() != 1) {
      throw new ToolRefusal("Name exactly one recipient in " + argument + ".");
    }
    return ofAddress(state, addresses.getFirst());
  }

  static Recipient ofAddress(State state, String address) {
    Optional<Map<String, Object>> practice = by(state, "practices", address);
    if (practice.isPresent()) {
      return ofPractice(practice.get());
    }
    return by(state, "patients", address)
        .map(Recipient::ofPatient)
        .orElseGet(() -> new Recipient(address, address, ""));
  }

  static Recipient ofPatient(Map<String, Object> patient) {
    return new Recipient(
        Fields.text(patient, "name"), Fields.text(patient, "email"), Fields.text(patient, "id"));
  }

  private static Recipient ofPractice(Map<String, Object> practice) {
    if (!"open".equals(practice.get("mailbox"))) {
      throw new ToolRefusal(
          "Not delivered: the electronic mailbox of %s is %s."
              .formatted(practice.get("name"), practice.get("mailbox")));
    }
    return new Recipient(Fields.text(practice, "name"), Fields.text(practice, "email"), "");
  }

  private static Optional<Map<String, Object>> by(State state, String collection, String address) {
    return state.all(collection).stream()
        .filter(object -> address.equals(object.get("email")))
        .findFirst();
  }
}
