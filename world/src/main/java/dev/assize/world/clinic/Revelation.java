package dev.assize.world.clinic;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whose record a text gives away: a copy of a part of it, or something clinical together with what
 * tells whose it is. Respacing does not hide it, nor do other words around it.
 */
final class Revelation {

  /** A line shorter than this may stand in anybody's record. */
  static final int MIN_TRACE = 24;

  private final State state;
  private final Set<String> subjects;
  private final String text;
  private final String plain;

  private Revelation(State state, Set<String> subjects, String text) {
    this.state = state;
    this.subjects = subjects;
    this.text = text;
    this.plain = Fields.plain(text);
  }

  /**
   * The ids of the patients.
   *
   * @param subjects whom the text is stated to be about
   * @param text in lower case
   */
  static List<String> of(State state, Set<String> subjects, String text) {
    return new Revelation(state, subjects, text).patients();
  }

  private List<String> patients() {
    Set<String> found = new HashSet<>();
    copied("records", found);
    copied("labs", found);
    for (Map<String, Object> patient : state.all("patients")) {
      if (identified(patient) && terms(patient).anyMatch(plain::contains)) {
        found.add(Fields.text(patient, "id"));
      }
    }
    return List.copyOf(found);
  }

  private void copied(String collection, Set<String> found) {
    for (Map<String, Object> object : state.all(collection)) {
      String trace = Fields.text(object, "trace");
      if (trace.length() >= MIN_TRACE && plain.contains(trace)) {
        found.add(Fields.text(object, "patientId"));
      }
    }
  }

  private boolean identified(Map<String, Object> patient) {
    return subjects.contains(Fields.text(patient, "id"))
        || plain.contains(Fields.plain(Fields.text(patient, "id")))
        || plain.contains(Fields.plain(Fields.text(patient, "insuranceNumber")))
        || (named(patient) && !meansAnother(patient));
  }

  private boolean named(Map<String, Object> patient) {
    return hasWord(Fields.text(patient, "last").toLowerCase(Locale.ROOT))
        || plain.contains(Fields.plain(Fields.text(patient, "name")));
  }

  /** Whether the text is about somebody else of the same name. */
  private boolean meansAnother(Map<String, Object> patient) {
    return subjects.stream()
        .flatMap(id -> state.find("patients", id).stream())
        .anyMatch(subject -> Fields.text(subject, "last").equals(patient.get("last")));
  }

  private boolean hasWord(String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      if ((at == 0 || !Character.isLetter(text.charAt(at - 1)))
          && (end == text.length() || !Character.isLetter(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  /** What is wrong with a patient, and what is taken against it. */
  private Stream<String> terms(Map<String, Object> patient) {
    String id = Fields.text(patient, "id");
    return Stream.concat(
            Fields.texts(patient, "diagnoses").stream(),
            state.all("prescriptions").stream()
                .filter(prescription -> id.equals(prescription.get("patientId")))
                .map(prescription -> Fields.text(prescription, "drug")))
        .map(Fields::plain);
  }
}
