package dev.assize.statement.intoto;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of parties: lower-case letters, digits, dots and hyphens, as in domain names. No two of
 * them look alike but for that. Stateless.
 */
public final class PartyName {

  /** The longest name. */
  public static final int MAX = 100;

  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?");

  private PartyName() {}

  /** Whether a text is the name of a party. */
  public static boolean isOne(@Nullable String text) {
    return text != null && FORM.matcher(text).matches();
  }

  /**
   * @throws StatementException if it is no name of a party
   */
  public static String require(@Nullable String text) {
    if (text == null || !isOne(text)) {
      throw new StatementException(
          "a party is named with lower-case letters, digits, dots and hyphens, at most "
              + MAX
              + " of them");
    }
    return text;
  }
}
