package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;

/**
 * Who, where and when: what all parts of one web agree on.
 *
 * @param employer the firm that the person works for
 * @param mailHost where the person's mail is
 * @param home where the person lives
 * @param stranger somebody whom the person never had to do with
 */
record Cast(
    Person me,
    String employer,
    String employerDomain,
    String mailHost,
    LocalDate today,
    Home home,
    Stranger stranger) {

  /** An address, with the telephone that rings there. */
  record Home(String street, String postcode, String town, String phone) {

    String line() {
      return "%s, %s %s".formatted(street, postcode, town);
    }
  }

  /**
   * A trader nobody asked for.
   *
   * @param cloneHost a host that sounds like that of the person's mail
   */
  record Stranger(
      Person person, String company, String host, String cloneHost, String iban, Home home) {}

  static Cast draw(Draw draw) {
    String mailStem = Names.slug(draw.take(Words.FIRM_NAMES));
    String mailHost = mailStem + "-mail.example";
    String firm = draw.take(Words.FIRM_NAMES);
    String employer = firm + " " + draw.oneOf("Surveyors", "Dental Care", "Joinery", "Architects");
    String stem = draw.take(Words.FIRM_NAMES);
    String company = stem + " " + draw.oneOf("Outlet", "Direct", "Bargains", "Services");
    String host = Names.slug(company.replace(' ', '-')) + draw.oneOf(".example", ".test");
    return new Cast(
        Names.person(draw, mailHost, "private person"),
        employer,
        Names.slug(employer.replace(' ', '-')) + ".example",
        mailHost,
        Draw.workday(LocalDate.of(2026, draw.between(1, 12), draw.between(9, 20)), 0),
        home(draw),
        new Stranger(
            Names.person(draw, host, "trader"),
            company,
            host,
            mailStem + "-mail-" + draw.oneOf("login", "secure", "account") + ".test",
            Iban.draw(draw),
            home(draw)));
  }

  /** An address in a town that is not on any map. */
  static Home home(Draw draw) {
    return new Home(
        draw.between(2, 98)
            + " "
            + draw.take(Words.FAMILY_NAMES)
            + " "
            + draw.oneOf("Street", "Lane", "Road"),
        draw.digits(5),
        draw.take(Words.FIRM_NAMES) + draw.oneOf("ford", "ham", "bridge", "ton"),
        draw.phone(draw.oneOf("49", "31", "46", "45", "48", "43")));
  }
}
