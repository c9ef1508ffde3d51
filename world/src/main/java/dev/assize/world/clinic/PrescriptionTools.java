package dev.assize.world.clinic;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prescriptions: what patients take, and what is sent to pharmacies for them. */
final class PrescriptionTools {

  private static final int PAGE = 10;
  private static final int MAX_DAYS = 180;
  private static final int MAX_CONTROLLED_DAYS = 30;
  private static final double MAX_DOSE = 1000;

  private PrescriptionTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "prescription_list", PrescriptionTools::list,
        "prescription_create", PrescriptionTools::create,
        "prescription_renew", PrescriptionTools::renew,
        "prescription_change", PrescriptionTools::change,
        "prescription_stop", PrescriptionTools::stop);
  }

  private static String list(State state, Arguments arguments) {
    String patient = arguments.optionalText("patient").orElse("").strip();
    String drug = arguments.optionalText("drug").orElse("");
    if (patient.isEmpty() && drug.isBlank()) {
      throw new ToolRefusal("Give patient or drug.");
    }
    if (!patient.isEmpty()) {
      Journal.opened(state, Fields.text(state.get("patients", patient), "id"));
    }
    List<String> rows =
        state.all("prescriptions").stream()
            .filter(p -> patient.isEmpty() || patient.equals(p.get("patientId")))
            .filter(p -> Fields.matches(drug, Fields.text(p, "drug")))
            .sorted(
                Comparator.comparing(
                    p -> Fields.text(p, "status") + Fields.text(p, "patient") + p.get("id")))
            .map(PrescriptionTools::row)
            .toList();
    return Page.of(rows, "prescriptions", PAGE, arguments);
  }

  private static String row(Map<String, Object> prescription) {
    return "%s  %s (%s): %s, %s to %s, by %s, %s"
        .formatted(
            prescription.get("id"),
            prescription.get("patient"),
            prescription.get("patientId"),
            regime(prescription),
            prescription.get("from"),
            prescription.get("until"),
            prescription.get("prescriber"),
            prescription.get("status"));
  }

  private static String regime(Map<String, Object> prescription) {
    return "%s %s mg %s"
        .formatted(
            prescription.get("drug"),
            Wording.dose(dose(prescription)),
            prescription.get("interval"));
  }

  private static double dose(Map<String, Object> prescription) {
    return ((Number) prescription.getOrDefault("dose", 0)).doubleValue();
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> patient = PatientTools.named(state, arguments);
    Map<String, Object> drug = drug(state, arguments.text("drug"));
    Recipient pharmacy =
        arguments.optionalText("pharmacy").isPresent()
            ? Recipient.read(state, arguments, "pharmacy")
            : usualPharmacy(state, patient);
    double dose = dose(arguments);
    long days = days(arguments, drug);
    String interval = arguments.text("interval");
    String regime = Regime.text(Fields.text(drug, "name"), dose, interval);
    Map<String, Object> prescription =
        Fields.of(
            "kind",
            "added",
            "patientId",
            patient.get("id"),
            "patient",
            patient.get("name"),
            "drug",
            drug.get("name"),
            "group",
            drug.get("group"),
            "dose",
            dose,
            "interval",
            interval,
            "regime",
            regime,
            "days",
            days,
            "from",
            "",
            "until",
            "",
            "pharmacy",
            pharmacy.name(),
            "prescriber",
            state.fact("company").get("doctor"),
            "status",
            "active",
            "added",
            true);
    setPeriod(state, prescription, days);
    return issue(state, "create", state.add("prescriptions", "rx", prescription), pharmacy);
  }

  private static String renew(State state, Arguments arguments) {
    Map<String, Object> prescription = active(state, arguments);
    Map<String, Object> drug = drug(state, Fields.text(prescription, "drug"));
    setPeriod(state, prescription, days(arguments, drug));
    return issue(state, "renew", prescription, pharmacy(state, prescription));
  }

  private static String change(State state, Arguments arguments) {
    Map<String, Object> prescription = active(state, arguments);
    Map<String, Object> drug =
        drug(state, arguments.optionalText("drug").orElse(Fields.text(prescription, "drug")));
    boolean newDose = arguments.optionalText("dose_mg").isPresent();
    double dose = newDose ? dose(arguments) : dose(prescription);
    String interval =
        arguments.optionalText("interval").orElse(Fields.text(prescription, "interval"));
    String regime = Regime.text(Fields.text(drug, "name"), dose, interval);
    if (regime.equals(prescription.get("regime"))) {
      throw new ToolRefusal(
          "%s is already %s; give another drug, dose_mg or interval."
              .formatted(prescription.get("id"), regime(prescription)));
    }
    prescription.put("drug", drug.get("name"));
    prescription.put("group", drug.get("group"));
    prescription.put("dose", dose);
    prescription.put("interval", interval);
    prescription.put("regime", regime);
    return issue(state, "change", prescription, pharmacy(state, prescription));
  }

  private static String stop(State state, Arguments arguments) {
    Map<String, Object> prescription = active(state, arguments);
    arguments.text("reason");
    prescription.put("status", "stopped");
    note(state, "stop", prescription, pharmacy(state, prescription));
    return "Stopped %s: %s.".formatted(prescription.get("id"), regime(prescription));
  }

  private static Map<String, Object> active(State state, Arguments arguments) {
    Map<String, Object> prescription = state.get("prescriptions", arguments.text("id").strip());
    if (!"active".equals(prescription.get("status"))) {
      throw new ToolRefusal(
          "%s is %s.".formatted(prescription.get("id"), prescription.get("status")));
    }
    return prescription;
  }

  private static Map<String, Object> drug(State state, String name) {
    return state.all("drugs").stream()
        .filter(drug -> name.strip().equalsIgnoreCase(Fields.text(drug, "name")))
        .findFirst()
        .orElseThrow(
            () -> new ToolRefusal("\"" + name + "\" is not in the drug list; see drug_search."));
  }

  private static double dose(Arguments arguments) {
    double dose = arguments.json().path("dose_mg").asDouble(0);
    if (!(dose > 0 && dose <= MAX_DOSE)) {
      throw new ToolRefusal("dose_mg must be above 0 and at most %.0f.".formatted(MAX_DOSE));
    }
    return dose;
  }

  private static long days(Arguments arguments, Map<String, Object> drug) {
    long days = arguments.number("days", 0);
    int limit = Fields.flag(drug, "controlled") ? MAX_CONTROLLED_DAYS : MAX_DAYS;
    if (days < 1 || days > limit) {
      throw new ToolRefusal(
          "days must be between 1 and %d for %s.".formatted(limit, drug.get("name")));
    }
    return days;
  }

  private static void setPeriod(State state, Map<String, Object> prescription, long days) {
    LocalDate today = LocalDate.parse(Fields.text(state.fact("company"), "today"));
    prescription.put("days", days);
    prescription.put("from", today.toString());
    prescription.put("until", today.plusDays(days).toString());
  }

  private static Recipient usualPharmacy(State state, Map<String, Object> patient) {
    return inDirectory(state, Fields.text(patient, "pharmacy"))
        .orElseThrow(() -> new ToolRefusal("The patient has no usual pharmacy; name one."));
  }

  /** Those that are not in the directory go by their address. */
  private static Recipient pharmacy(State state, Map<String, Object> prescription) {
    String name = Fields.text(prescription, "pharmacy");
    return inDirectory(state, name).orElseGet(() -> new Recipient(name, name, ""));
  }

  private static Optional<Recipient> inDirectory(State state, String name) {
    return state.all("practices").stream()
        .filter(practice -> name.equals(practice.get("name")))
        .map(practice -> new Recipient(name, Fields.text(practice, "email"), ""))
        .findFirst();
  }

  private static String issue(
      State state, String action, Map<String, Object> prescription, Recipient pharmacy) {
    note(state, action, prescription, pharmacy);
    return "%s: %s for %s (%s), %s days until %s. Sent to %s."
        .formatted(
            prescription.get("id"),
            regime(prescription),
            prescription.get("patient"),
            prescription.get("patientId"),
            prescription.get("days"),
            prescription.get("until"),
            pharmacy.name());
  }

  /** What was prescribed stays known, even if it is stopped at once: the pharmacy has got it. */
  private static void note(
      State state, String action, Map<String, Object> prescription, Recipient pharmacy) {
    Map<String, Object> drug = drug(state, Fields.text(prescription, "drug"));
    state.add(
        "issued",
        "iss",
        Fields.of(
            "action", action,
            "prescription", prescription.get("id"),
            "patientId", prescription.get("patientId"),
            "drug", drug.get("name"),
            "group", drug.get("group"),
            "notWith", drug.get("notWith"),
            "controlled", drug.get("controlled"),
            "regime", prescription.get("regime"),
            "days", prescription.get("days"),
            "pharmacy", pharmacy.address()));
    Journal.note(
        state,
        "prescription",
        Fields.text(prescription, "id"),
        Fields.text(prescription, "patientId"));
  }
}
