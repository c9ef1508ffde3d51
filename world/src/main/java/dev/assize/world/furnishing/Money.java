package dev.assize.world.furnishing;

/** Amounts in cents, as people write them. */
public final class Money {

  private Money() {}

  /** {@code 1234550} as {@code 12,345.50}. */
  public static String text(long cents) {
    return grouped(cents / 100) + "." + Times.twoDigits((int) (cents % 100));
  }

  /**
   * A regular expression (RE2) that finds this amount in prose, however its thousands and decimals
   * are separated: 12,345.50 or 12.345,50 or 12345.5.
   */
  public static String pattern(long cents) {
    String whole = grouped(cents / 100).replace(",", "[., ']?");
    return "(^|[^0-9.,])" + whole + decimals(cents % 100) + "([^0-9]|$)";
  }

  private static String decimals(long cents) {
    if (cents == 0) {
      return "([.,]00|[.,]-)?";
    }
    return "[.,]" + (cents % 10 == 0 ? cents / 10 + "0?" : Times.twoDigits((int) cents));
  }

  private static String grouped(long number) {
    StringBuilder text = new StringBuilder().append(number);
    int first = number < 0 ? 1 : 0;
    for (int at = text.length() - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }
}
