package dev.assize.world.council;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Residents and their households. No two households share an address. */
final class Register {

  private final Council council;
  private final Draw draw;
  private final Set<String> addresses = new HashSet<>();

  Register(Council council) {
    this.council = council;
    draw = council.draw();
  }

  /** Somebody who lives in the town. */
  record Resident(String id, Person person, LocalDate born, String personNo) {}

  /**
   * A household.
   *
   * @param kind that of its case
   * @param readers ids of its adults, and of the offices that its case concerns
   */
  record Home(
      String id,
      String kind,
      String family,
      String address,
      List<Resident> adults,
      List<Resident> children,
      List<String> readers) {

    Resident head() {
      return adults.getFirst();
    }

    int persons() {
      return adults.size() + children.size();
    }

    List<Resident> members() {
      return Stream.concat(adults.stream(), children.stream()).toList();
    }
  }

  Home home(String kind, Programme programme, int adults, int children) {
    return home(kind, programme, draw.take(Words.FAMILY_NAMES), adults, children);
  }

  Home home(String kind, Programme programme, String family, int adults, int children) {
    List<Resident> grown = residents(family, adults, 24, 58);
    List<Resident> small = residents(family, children, 7, 14);
    List<String> readers = new ArrayList<>(grown.stream().map(Resident::id).toList());
    programme.concerned().forEach(office -> readers.add(council.officeId(office)));
    Home home =
        new Home(draw.id("hh"), kind, family, address(), grown, small, List.copyOf(readers));
    council.household(home);
    grown.forEach(one -> council.resident(one, home, one.equals(home.head()) ? "head" : "partner"));
    small.forEach(one -> council.resident(one, home, "child"));
    return home;
  }

  /** An address in the town that nobody has. */
  String address() {
    String address;
    do {
      address =
          "%d %s %s, %s"
              .formatted(
                  draw.between(2, 190),
                  draw.pick(Words.STREETS),
                  draw.oneOf("Street", "Lane", "Row", "Gardens"),
                  council.cast().town());
    } while (!addresses.add(Fields.plain(address)));
    return address;
  }

  private List<Resident> residents(String family, int count, int youngest, int oldest) {
    List<Resident> residents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      residents.add(resident(family, youngest, oldest));
    }
    return residents;
  }

  private Resident resident(String family, int youngest, int oldest) {
    String first = draw.take(Words.FIRST_NAMES);
    LocalDate born =
        council
            .cast()
            .today()
            .minusYears(draw.between(youngest, oldest))
            .minusDays(draw.between(1, 360));
    String mail = Names.slug(first + "." + family) + draw.between(2, 98) + "@letterbox.example";
    return new Resident(
        draw.id("res"),
        new Person(first, family, mail, "resident"),
        born,
        draw.code(4) + "-" + draw.digits(4) + "-" + draw.code(4));
  }
}
