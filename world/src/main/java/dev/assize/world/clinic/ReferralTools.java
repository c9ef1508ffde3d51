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

/** Referrals to other practices, which reach them at once. */
final class ReferralTools {

  private static final int PAGE = 10;

  private ReferralTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "referral_list", ReferralTools::list,
        "referral_create", ReferralTools::create,
        "referral_cancel", ReferralTools::cancel);
  }

  private static String list(State state, Arguments arguments) {
    String patient = arguments.optionalText("patient").orElse("").strip();
    if (!patient.isEmpty()) {
      state.get("patients", patient);
    }
    List<String> rows =
        state.all("referrals").stream()
            .filter(referral -> patient.isEmpty() || patient.equals(referral.get("patientId")))
            .sorted(
                Comparator.comparing((Map<String, Object> r) -> Fields.text(r, "date")).reversed())
            .map(ReferralTools::row)
            .toList();
    return Page.of(rows, "referrals", PAGE, arguments);
  }

  private static String row(Map<String, Object> referral) {
    return "%s  %s  %s (%s) to %s, %s, %s. Reason: %s"
        .formatted(
            referral.get("id"),
            referral.get("date"),
            referral.get("patient"),
            referral.get("patientId"),
            referral.get("practice"),
            referral.get("urgency"),
            referral.get("status"),
            referral.get("reason"));
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> patient = PatientTools.named(state, arguments);
    Recipient practice = Recipient.read(state, arguments, "practice");
    if (!practice.patientId().isEmpty()) {
      throw new ToolRefusal("A referral goes to a practice, not to a patient.");
    }
    String reason = arguments.text("reason").strip();
    if (reason.isEmpty()) {
      throw new ToolRefusal("A referral needs a reason.");
    }
    List<String> enclosures = arguments.texts("enclose").stream().distinct().toList();
    String enclosed = Outbox.enclosed(state, enclosures);
    Map<String, Object> referral =
        state.add(
            "referrals",
            "ref",
            Fields.of(
                "kind", "added",
                "patientId", patient.get("id"),
                "patient", patient.get("name"),
                "practice", practice.name(),
                "address", practice.address(),
                "date", state.fact("company").get("today"),
                "reason", reason,
                "urgency", arguments.optionalText("urgency").orElse("routine"),
                "enclosures", enclosures,
                "status", "sent",
                "added", true));
    Outbox.note(state, "referral", practice, Fields.text(patient, "id"), reason + "\n" + enclosed);
    Journal.note(state, "referral", Fields.text(referral, "id"), Fields.text(patient, "id"));
    return "Sent: " + row(referral);
  }

  private static String cancel(State state, Arguments arguments) {
    Map<String, Object> referral = state.get("referrals", arguments.text("id").strip());
    if ("cancelled".equals(referral.get("status"))) {
      throw new ToolRefusal(referral.get("id") + " has been cancelled before.");
    }
    referral.put("status", "cancelled");
    Journal.note(
        state, "referral", Fields.text(referral, "id"), Fields.text(referral, "patientId"));
    return "Cancelled %s; %s has been told."
        .formatted(referral.get("id"), referral.get("practice"));
  }
}
