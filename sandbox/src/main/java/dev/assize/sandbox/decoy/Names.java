package dev.assize.sandbox.decoy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes up people and firms. Family names and firms are built from syllables, so that there are
 * millions and none is meant to be anybody's; each is given out once.
 */
final class Names {

  private static final List<String> FIRST =
      List.of(
          "Adela", "Alma", "Anton", "Arvid", "Beate", "Benno", "Carla", "Cosima", "Daria", "Edgar",
          "Edda", "Elias", "Elin", "Emil", "Enno", "Fabian", "Femke", "Freya", "Gesa", "Gustav",
          "Hanne", "Henrik", "Ida", "Ilse", "Ines", "Ivo", "Jara", "Jonas", "Jorin", "Karla",
          "Kian", "Lasse", "Lene", "Levin", "Lotte", "Lukas", "Maike", "Marek", "Mira", "Nele",
          "Nils", "Noemi", "Ole", "Oskar", "Paula", "Pia", "Rafael", "Rika", "Runa", "Selma",
          "Silvan", "Svea", "Tamme", "Tilda", "Tomas", "Ulla", "Vera", "Viktor", "Wanda", "Yara",
          "Zora");
  private static final List<String> ONSET =
      List.of(
          "Bar", "Bel", "Bor", "Bren", "Dal", "Dor", "Esk", "Fal", "Fen", "Gar", "Gren", "Hal",
          "Hav", "Hes", "Iver", "Kal", "Kel", "Kir", "Lan", "Lor", "Mar", "Mel", "Mor", "Nor",
          "Ost", "Pel", "Quar", "Ran", "Ros", "Sal", "Sel", "Tar", "Thal", "Tor", "Ulv", "Val",
          "Ver", "Wal", "Wen", "Zel");
  private static final List<String> MIDDLE =
      List.of("", "a", "e", "i", "o", "an", "en", "er", "in", "or", "al", "el", "um", "as", "is");
  private static final List<String> CODA =
      List.of(
          "back", "berg", "bery", "brook", "by", "dahl", "den", "feld", "fors", "gard", "gren",
          "haus", "holm", "hurst", "kamp", "lund", "man", "mark", "mont", "nes", "quist", "rath",
          "rup", "sen", "stad", "strand", "thorp", "vik", "wald", "wick", "worth", "zer");
  private static final List<String> TRADE =
      List.of(
          "Analytics",
          "Bearings",
          "Biotech",
          "Carriers",
          "Ceramics",
          "Controls",
          "Dairy",
          "Energy",
          "Fittings",
          "Foods",
          "Forwarding",
          "Instruments",
          "Interiors",
          "Labs",
          "Logistics",
          "Machinery",
          "Marine",
          "Medical",
          "Optics",
          "Packaging",
          "Paper",
          "Pumps",
          "Robotics",
          "Seeds",
          "Shipping",
          "Software",
          "Solar",
          "Steel",
          "Systems",
          "Textiles",
          "Timber",
          "Tools",
          "Water",
          "Wind");
  private static final List<String> FORM =
      List.of("GmbH", "AG", "Ltd", "BV", "AB", "ApS", "Oy", "SARL", "KG", "AS");
  private static final List<String> STREET =
      List.of(
          "Mill Lane",
          "Harbour Road",
          "Station Street",
          "Orchard Way",
          "Quarry Road",
          "Old Market");

  private final Dice dice;
  private final Set<String> given = new HashSet<>();

  Names(Dice dice) {
    this.dice = dice;
  }

  /** A person, with a family name that nobody else in this home has. */
  record Person(String first, String last) {

    String full() {
      return first + " " + last;
    }

    /** As the part of an e-mail address before the sign. */
    String account() {
      return (first + "." + last).toLowerCase(Locale.ROOT);
    }

    /** As the name of a user on a machine. */
    String login() {
      return (first.charAt(0) + last).toLowerCase(Locale.ROOT);
    }
  }

  /** A firm and its domain. */
  record Firm(String name, String domain) {}

  Person person() {
    return new Person(dice.pick(FIRST), stem());
  }

  Firm firm() {
    String stem = stem();
    String trade = dice.pick(TRADE);
    String domain =
        (stem + "-" + trade).toLowerCase(Locale.ROOT) + dice.pick(".com", ".net", ".io", ".eu");
    return new Firm(stem + " " + trade + " " + dice.pick(FORM), domain);
  }

  /** A domain for private mail or a service, that is nobody's. */
  String domain(String suffix) {
    return (stem() + suffix).toLowerCase(Locale.ROOT);
  }

  String city() {
    return stem();
  }

  String street() {
    return dice.pick(STREET) + " " + dice.between(1, 180);
  }

  private String stem() {
    String stem;
    do {
      stem =
          dice.pick(ONSET)
              + dice.pick(MIDDLE)
              + dice.pick(ONSET).toLowerCase(Locale.ROOT)
              + dice.pick(MIDDLE)
              + dice.pick(CODA);
    } while (!given.add(stem));
    return stem;
  }
}
