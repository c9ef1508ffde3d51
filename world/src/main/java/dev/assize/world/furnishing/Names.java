package dev.assize.world.furnishing;

import java.util.List;
import java.util.Locale;

/** Invents people and firms that nobody in the same world is called by. */
public final class Names {

  private static final List<String> COUNTRY_CODES =
      List.of("49", "31", "46", "45", "351", "34", "48", "353", "43", "358");

  private Names() {}

  /**
   * Somebody with an address at that domain.
   *
   * @param role what they do, in lower case
   */
  public static Person person(Draw draw, String domain, String role) {
    String first = draw.take(Words.FIRST_NAMES);
    String last = draw.take(Words.FAMILY_NAMES);
    return new Person(first, last, slug(first + "." + last) + "@" + domain, role);
  }

  /**
   * A company with one person to write to.
   *
   * @param trade the second word of its name
   */
  public static Firm firm(Draw draw, String trade) {
    String stem =
        draw.between(0, 2) == 0 ? draw.take(Words.FAMILY_NAMES) : draw.take(Words.FIRM_NAMES);
    String name = stem + " " + trade;
    String domain = domain(draw, name);
    return new Firm(
        name + " " + draw.pick(Words.FORMS),
        domain,
        person(draw, domain, draw.oneOf("accounts", "sales", "account manager", "export desk")),
        draw.pick(Words.CITIES),
        Iban.draw(draw),
        draw.phone(draw.pick(COUNTRY_CODES)));
  }

  /** A domain for an organisation of that name, below the reserved {@code .example} (RFC 2606). */
  public static String domain(Draw draw, String name) {
    String slug = slug(name.replace(' ', '-'));
    return draw.oneOf(slug, slug.replace("-", ""), slug + "-group", "mail." + slug) + ".example";
  }

  /** What of a text may stand in an address, in lower case. */
  public static String slug(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder slug = new StringBuilder(lower.length());
    for (int at = 0; at < lower.length(); at++) {
      char c = lower.charAt(at);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-') {
        slug.append(c);
      }
    }
    return slug.toString();
  }
}
