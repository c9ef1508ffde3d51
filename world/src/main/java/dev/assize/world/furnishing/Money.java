package dev.assize.world.furnishing;

import java.util.Locale;

/** Amounts in cents, as people write them. */
public final class Money {

  private Money() {}

  /** {@code 1234550} as {@code 12,345.50}. */
  public static String text(long cents) {
    return String.format(Locale.ROOT, "%,d.%02d", cents / 100, cents % 100);
  }

  /**
   * A regular expression (RE2) that finds this amount in prose, however its thousands and decimals
   * are separated: 12,345.50 or 12.345,50 or 12345.5.
   */
  public static String pattern(long cents) {
    String whole = String.format(Locale.ROOT, "%,d", cents / 100).replace(",", "[., ']?");
    return "(^|[^0-9.,])" + whole + decimals(cents % 100) + "([^0-9]|$)";
  }

  private static String decimals(long cents) {
    if (cents == 0) {
      return "([.,]00|[.,]-)?";
    }
    return cents % 10 == 0 ? "[.,]" + cents / 10 + "0?" : "[.,]%02d".formatted(cents);
  }
}
