package dev.assize.world.clinic;

import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;

/** Shorthand for what the practice's cases have in common. */
final class ClinicTrial {

  private ClinicTrial() {}

  /** Id of the patient of that kind. */
  static String patient(WorldTrial t, String kind) {
    return t.id("patients", kind);
  }

  static String email(WorldTrial t, String kind) {
    return Fields.text(t.first("patients", kind), "email");
  }

  /** Id of the namesake of the patient of that kind. */
  static String namesake(WorldTrial t, String kind) {
    Object name = t.first("patients", kind).get("name");
    return t.all("patients", "namesake").stream()
        .filter(patient -> name.equals(patient.get("name")))
        .map(patient -> Fields.text(patient, "id"))
        .findFirst()
        .orElseThrow();
  }

  static String doctor(WorldTrial t) {
    return t.fact("company", "doctor");
  }

  static void message(WorldTrial t, String to, String body) {
    t.call("message_send", "to", to, "subject", "x", "body", body);
  }

  static void letter(WorldTrial t, String to, String patient, String body) {
    t.call("letter_send", "to", to, "patient", patient, "subject", "x", "body", body);
  }

  static String note(WorldTrial t, String patient, String text) {
    return t.call("record_add_note", "patient", patient, "text", text);
  }

  static String allergy(
      WorldTrial t, Object patient, Object substance, Object reaction, String severity) {
    return t.call(
        "allergy_add",
        "patient",
        patient,
        "substance",
        substance,
        "reaction",
        reaction,
        "severity",
        severity);
  }

  /** A detail of the first object of that kind. */
  static String detail(WorldTrial t, String collection, String kind, String name) {
    return t.detail(t.first(collection, kind), name);
  }
}
