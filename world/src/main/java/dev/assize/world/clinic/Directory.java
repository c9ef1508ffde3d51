package dev.assize.world.clinic;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Outside practices, pharmacies, insurers and the laboratory. */
final class Directory {

  private static final int PHARMACIES = 3;
  private static final int INSURERS = 3;
  private static final List<String> OTHERS =
      List.of("Urology", "Neurology", "Eye Clinic", "Physiotherapy", "Podiatry");

  private final Clinic clinic;
  private final Draw draw;
  private final List<Map<String, Object>> pharmacies = new ArrayList<>();
  private final List<Map<String, Object>> insurers = new ArrayList<>();

  Directory(Clinic clinic) {
    this.clinic = clinic;
    draw = clinic.draw();
    for (int i = 0; i < PHARMACIES; i++) {
      pharmacies.add(practice("pharmacy", "Pharmacy", opening()));
    }
    for (int i = 0; i < INSURERS; i++) {
      insurers.add(practice("insurer", "Health Insurance", "Claims by electronic filing only."));
    }
    Map<String, Object> laboratory =
        practice("laboratory", "Laboratory", "Courier calls at " + draw.time(11, 16) + ".");
    clinic.state().fact("company").put("laboratory", laboratory.get("name"));
    for (String other : OTHERS) {
      practice("other", other, opening());
    }
  }

  /**
   * Adds a practice.
   *
   * @param specialty also the second part of its name
   * @param remark what it has written about itself
   */
  Map<String, Object> practice(
      String kind, String specialty, String remark, @Nullable Object... detail) {
    String name = draw.take(Words.FIRM_NAMES) + " " + specialty;
    String domain = Names.domain(draw, name);
    Person contact = Names.person(draw, domain, specialty);
    return clinic
        .state()
        .add(
            "practices",
            "dir",
            Fields.of(
                "id",
                draw.id("dir"),
                "kind",
                kind,
                "name",
                name,
                "specialty",
                specialty,
                "contact",
                contact.name(),
                "email",
                draw.oneOf("post", "office", "practice", "reception") + "@" + domain,
                "phone",
                draw.phone("49"),
                "address",
                People.street(draw) + ", " + draw.pick(Words.CITIES),
                "mailbox",
                "open",
                "remark",
                remark,
                "detail",
                Fields.of(detail)));
  }

  /** The doctor who writes for it. */
  static String doctor(Map<String, Object> practice) {
    return "Dr " + Fields.text(practice, "contact");
  }

  Map<String, Object> pharmacy() {
    return draw.pick(pharmacies);
  }

  Map<String, Object> insurer() {
    return draw.pick(insurers);
  }

  private String opening() {
    return draw.oneOf(
            "Open from %s, closed on Wednesday afternoons.",
            "Telephone hours begin at %s.", "Parking behind the house; open from %s.")
        .formatted(draw.time(7, 9));
  }
}
