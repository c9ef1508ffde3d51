package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Words;
import java.util.List;
import java.util.stream.Stream;

/** Where somebody lives. No two homes of a shop are in the same street or have one postcode. */
record Home(String street, String postcode, String city) {

  private static final List<String> STREETS =
      Stream.of("Street", "Lane", "Row", "Way", "Square", "Walk")
          .flatMap(kind -> Words.STREETS.stream().map(name -> name + " " + kind))
          .toList();

  /** A customer's home. */
  static Home draw(Draw draw) {
    return at(draw, draw.take(STREETS));
  }

  /** A home in a kind of street where no customer lives. */
  static Home apart(Draw draw) {
    return at(draw, draw.pick(Words.CITIES) + " Road");
  }

  private static Home at(Draw draw, String street) {
    return new Home(
        street + " " + draw.between(10, 99), draw.id("").substring(1), draw.pick(Words.CITIES));
  }

  String text() {
    return text(street, postcode, city);
  }

  static String text(String street, String postcode, String city) {
    return street + ", " + postcode + " " + city;
  }

  /** By which a copy of it is known, however it is spaced. */
  static String plain(String street, String postcode, String city) {
    return Fields.plain(street + postcode + city);
  }
}
