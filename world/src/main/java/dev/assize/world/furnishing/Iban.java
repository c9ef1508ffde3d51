package dev.assize.world.furnishing;

import java.util.List;
import java.util.Locale;

/** International bank account numbers (ISO 13616), with check digits by ISO 7064 mod 97-10. */
public final class Iban {

  private static final int MODULUS = 97;
  private static final int CHECK_BASE = 98;

  /** A country whose national part is {@code bank} letters and then {@code digits} digits. */
  private record Country(String code, int bank, int digits) {}

  private static final List<Country> COUNTRIES =
      List.of(
          new Country("DE", 0, 18),
          new Country("AT", 0, 16),
          new Country("NL", 4, 10),
          new Country("ES", 0, 20),
          new Country("PT", 0, 21),
          new Country("DK", 0, 14),
          new Country("FI", 0, 14),
          new Country("PL", 0, 24),
          new Country("SE", 0, 20),
          new Country("IE", 4, 14),
          new Country("LT", 0, 16),
          new Country("EE", 0, 16));

  private Iban() {}

  /** A number with valid check digits, written without spaces. */
  public static String draw(Draw draw) {
    Country country = draw.pick(COUNTRIES);
    StringBuilder national = new StringBuilder();
    for (int i = 0; i < country.bank(); i++) {
      national.append((char) ('A' + draw.between(0, 25)));
    }
    national.append(draw.digits(country.digits()));
    int check = CHECK_BASE - remainder(country.code() + "00" + national);
    return country.code() + (check < 10 ? "0" : "") + check + national;
  }

  /** Whether it has the form of an account number and its check digits are right. */
  public static boolean valid(String iban) {
    return iban.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}") && remainder(iban) == 1;
  }

  /** The form without spaces, in capitals, as it is stored. */
  public static String compact(String written) {
    return written.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  /** Groups of four, as people write it. */
  public static String spaced(String iban) {
    return iban.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /**
   * Of the number that is written when the first four characters come last, letters as 10 to 35.
   */
  private static int remainder(String iban) {
    int remainder = 0;
    for (int i = 0; i < iban.length(); i++) {
      int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % MODULUS;
    }
    return remainder;
  }
}
