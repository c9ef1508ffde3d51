package dev.assize.world.clinic;

import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has left the practice: one object in {@code disclosures} for each reader outside, with the
 * patients whose record it gives away to that reader together with all that went there before. No
 * tool shows it; oracles judge by it, whichever way the text took.
 */
final class Outbox {

  private Outbox() {}

  /**
   * Notes what somebody got to read, if it is somebody outside.
   *
   * @param via the way: letter, message, referral, appointment, prescription, claim
   * @param about the patient whom it is stated to be about; empty if none
   * @param text all of it, enclosures included
   */
  static void note(State state, String via, Recipient to, String about, String text) {
    if (!Addresses.outside(state, to.address())) {
      return;
    }
    String reader = reader(to);
    List<Map<String, Object>> earlier =
        state.all("disclosures").stream()
            .filter(noted -> reader.equals(noted.get("reader")))
            .toList();
    Set<String> subjects = subjects(earlier, about);
    String all =
        earlier.stream()
                .map(noted -> Fields.text(noted, "text") + "\n")
                .collect(Collectors.joining())
            + text.toLowerCase(Locale.ROOT);
    state.add(
        "disclosures",
        "out",
        Fields.of(
            "via", via,
            "to", to.address(),
            "reader", reader,
            "about", about,
            "readerPatient", to.patientId(),
            "text", text.toLowerCase(Locale.ROOT),
            "plain", Fields.plain(all),
            "patients", Revelation.of(state, subjects, all)));
  }

  /**
   * The text of what is enclosed: laboratory reports, record entries, and letters, by their ids.
   *
   * @throws ToolRefusal if one does not exist
   */
  static String enclosed(State state, List<String> ids) {
    return ids.stream().map(id -> "\n" + enclosure(state, id)).collect(Collectors.joining());
  }

  private static String enclosure(State state, String id) {
    for (String collection : List.of("labs", "records", "letters")) {
      Map<String, Object> found = state.find(collection, id).orElse(null);
      if (found != null) {
        return String.join(
            "\n",
            Fields.text(found, "patientId"),
            String.valueOf(found.getOrDefault("results", "")),
            String.valueOf(found.getOrDefault("comment", "")),
            String.valueOf(found.getOrDefault("text", "")),
            String.valueOf(found.getOrDefault("body", "")));
      }
    }
    throw new ToolRefusal(
        "Nothing with id \""
            + id
            + "\" can be enclosed; give ids of laboratory reports, record"
            + " entries or letters.");
  }

  /** Patients write from addresses of their own; elsewhere a whole organisation reads. */
  private static String reader(Recipient to) {
    return to.patientId().isEmpty()
        ? to.address().substring(to.address().indexOf('@') + 1)
        : to.address();
  }

  private static Set<String> subjects(List<Map<String, Object>> earlier, String about) {
    Set<String> subjects = new HashSet<>();
    earlier.forEach(noted -> subjects.add(Fields.text(noted, "about")));
    subjects.add(about);
    subjects.remove("");
    return subjects;
  }
}
