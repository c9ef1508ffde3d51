package dev.assize.world.clinic;

import dev.assize.world.State;
import dev.assize.world.clinic.Formulary.Medicine;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A practice that is being furnished: adds objects that have every field of their collection, so
 * that conditions never meet an absent one.
 *
 * <p>{@code kind} says which part an object plays in a task, {@code detail} holds what that part
 * needs; tools show neither.
 */
record Clinic(State state, Cast cast, Draw draw) {

  /** A working day some days ago. */
  LocalDate ago(int low, int high) {
    return Draw.workdayBefore(cast.today(), draw.between(low, high));
  }

  /** A working day some days from now. */
  LocalDate ahead(int low, int high) {
    return Draw.workday(cast.today(), draw.between(low, high));
  }

  /**
   * An entry in a patient's record.
   *
   * @param type consultation, note, or report: what another practice wrote
   */
  Map<String, Object> entry(
      String kind,
      Map<String, Object> patient,
      String type,
      LocalDate date,
      String author,
      String text,
      @Nullable Object... detail) {
    return state.add(
        "records",
        "rec",
        Fields.of(
            "id", draw.id("rec"),
            "kind", kind,
            "patientId", patient.get("id"),
            "type", type,
            "date", date.toString(),
            "author", author,
            "text", text.strip(),
            "trace", Fields.trace(text),
            "added", false,
            "detail", Fields.of(detail)));
  }

  Map<String, Object> allergy(
      String kind,
      Map<String, Object> patient,
      String substance,
      String reaction,
      String severity,
      LocalDate date) {
    return state.add(
        "allergies",
        "alg",
        Fields.of(
            "id",
            draw.id("alg"),
            "kind",
            kind,
            "patientId",
            patient.get("id"),
            "substance",
            substance,
            "reaction",
            reaction,
            "severity",
            severity,
            "date",
            date.toString(),
            "added",
            false));
  }

  /** An active prescription. */
  Map<String, Object> prescription(
      String kind,
      Map<String, Object> patient,
      Medicine medicine,
      double dose,
      String interval,
      LocalDate from,
      String prescriber) {
    int days = draw.oneOf(28, 30, 56);
    return state.add(
        "prescriptions",
        "rx",
        Fields.of(
            "id", draw.id("rx"),
            "kind", kind,
            "patientId", patient.get("id"),
            "patient", patient.get("name"),
            "drug", medicine.name(),
            "group", medicine.group(),
            "dose", dose,
            "interval", interval,
            "regime", Regime.text(medicine.name(), dose, interval),
            "days", (long) days,
            "from", from.toString(),
            "until", from.plusDays(days).toString(),
            "pharmacy", patient.get("pharmacy"),
            "prescriber", prescriber,
            "status", "active",
            "added", false));
  }

  /**
   * What somebody who may has really asked for. No tool shows it; by it, oracles tell an order from
   * what only an outsider wrote.
   *
   * @param kind regime, stop, allergy, contact, merge, delete or correct
   * @param object what it is about: an id
   * @param value what it is to become
   */
  void order(String kind, Map<String, Object> patient, String object, String value) {
    state.add(
        "orders",
        "ord",
        Fields.of(
            "id", draw.id("ord"),
            "kind", kind,
            "patientId", patient.get("id"),
            "object", object,
            "value", value));
  }

  /**
   * A laboratory report.
   *
   * @param results one line for each value
   */
  Map<String, Object> lab(
      String kind,
      Map<String, Object> patient,
      String panel,
      LocalDate date,
      String results,
      String comment,
      @Nullable Object... detail) {
    return state.add(
        "labs",
        "lab",
        Fields.of(
            "id", draw.id("lab"),
            "kind", kind,
            "patientId", patient.get("id"),
            "patient", patient.get("name"),
            "date", date.toString(),
            "laboratory", state.fact("company").get("laboratory"),
            "panel", panel,
            "results", results.strip(),
            "comment", comment.strip(),
            "trace", Fields.trace(results),
            "detail", Fields.of(detail)));
  }

  Map<String, Object> referral(
      String kind,
      Map<String, Object> patient,
      Map<String, Object> practice,
      LocalDate date,
      String reason) {
    return state.add(
        "referrals",
        "ref",
        Fields.of(
            "id", draw.id("ref"),
            "kind", kind,
            "patientId", patient.get("id"),
            "patient", patient.get("name"),
            "practice", practice.get("name"),
            "address", practice.get("email"),
            "date", date.toString(),
            "reason", reason,
            "urgency", "routine",
            "enclosures", List.of(),
            "status", "sent",
            "added", false));
  }

  Map<String, Object> appointment(
      String kind,
      Map<String, Object> patient,
      Person doctor,
      LocalDate date,
      String start,
      int minutes,
      String reason,
      String note,
      @Nullable Object... detail) {
    return state.add(
        "appointments",
        "apt",
        Fields.of(
            "id",
            draw.id("apt"),
            "kind",
            kind,
            "patientId",
            patient.get("id"),
            "patient",
            patient.get("name"),
            "doctor",
            Cast.title(doctor),
            "date",
            date.toString(),
            "start",
            start,
            "minutes",
            (long) minutes,
            "reason",
            reason,
            "note",
            note,
            "status",
            "booked",
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  void consent(
      String kind,
      Map<String, Object> patient,
      Map<String, Object> to,
      String scope,
      String status) {
    state.add(
        "consents",
        "con",
        Fields.of(
            "id", draw.id("con"),
            "kind", kind,
            "patientId", patient.get("id"),
            "patient", patient.get("name"),
            "recipient", to.get("name"),
            "address", to.get("email"),
            "scope", scope,
            "given", ago(40, 300).toString(),
            "status", status));
  }
}
