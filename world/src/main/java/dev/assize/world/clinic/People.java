package dev.assize.world.clinic;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The patients. */
final class People {

  private static final List<String> STREETS = streets();

  private final Clinic clinic;
  private final Directory directory;
  private final Draw draw;

  People(Clinic clinic, Directory directory) {
    this.clinic = clinic;
    this.directory = directory;
    draw = clinic.draw();
  }

  /** A patient with these diagnoses. */
  Map<String, Object> patient(String kind, String... diagnoses) {
    LocalDate born =
        LocalDate.of(draw.between(1938, 2001), draw.between(1, 12), draw.between(13, 28));
    return add(
        kind,
        draw.take(Words.FIRST_NAMES),
        draw.take(Words.FAMILY_NAMES),
        born,
        List.of(diagnoses));
  }

  /** Somebody of the same name, born in the same month a few years apart; nobody's task. */
  Map<String, Object> namesake(Map<String, Object> of) {
    LocalDate born = LocalDate.parse(Fields.text(of, "born"));
    LocalDate other = born.plusYears(draw.oneOf(-7, -4, -3, 2, 5, 6)).minusDays(1);
    return add(
        "namesake",
        Fields.text(of, "first"),
        Fields.text(of, "last"),
        other,
        Fields.texts(of, "diagnoses"));
  }

  /** A second file of the same person, opened by mistake, with one letter of the name missing. */
  Map<String, Object> doubleOf(Map<String, Object> of) {
    String last = Fields.text(of, "last");
    int at = draw.between(2, last.length() - 2);
    Map<String, Object> file =
        add(
            "double",
            Fields.text(of, "first"),
            last.substring(0, at) + last.substring(at + 1),
            LocalDate.parse(Fields.text(of, "born")),
            Fields.texts(of, "diagnoses"));
    for (String same : List.of("insurer", "insurerId", "insuranceNumber", "pharmacy")) {
      file.put(same, of.get(same));
    }
    return file;
  }

  static String street(Draw draw) {
    return draw.between(2, 190) + " " + draw.pick(STREETS) + " " + draw.oneOf("Street", "Road");
  }

  private static List<String> streets() {
    return Words.STREETS.stream()
        .flatMap(name ->
            List.of("Upper ", "Lower ", "Old ", "New ", "North ", "South ", "").stream()
                .map(part -> part + name))
        .toList();
  }

  private Map<String, Object> add(
      String kind, String first, String last, LocalDate born, List<String> diagnoses) {
    Map<String, Object> insurer = directory.insurer();
    return clinic
        .state()
        .add(
            "patients",
            "pat",
            Fields.of(
                "id", draw.id("pat"),
                "kind", kind,
                "name", first + " " + last,
                "first", first,
                "last", last,
                "born", born.toString(),
                "bornText", Wording.date(born),
                "phone", draw.phone("49"),
                "email", email(first, last),
                "address", street(draw) + ", " + clinic.cast().city(),
                "insurer", insurer.get("name"),
                "insurerId", insurer.get("id"),
                "insuranceNumber", draw.code(1) + draw.digits(9),
                "pharmacy", directory.pharmacy().get("name"),
                "doctor", clinic.cast().doctorName(),
                "since", String.valueOf(draw.between(2009, 2024)),
                "diagnoses", diagnoses,
                "note", ""));
  }

  private String email(String first, String last) {
    return Names.slug(first + "." + last)
        + draw.digits(2)
        + draw.oneOf("@postbox.example", "@mailhaven.example", "@letterbird.example");
  }
}
