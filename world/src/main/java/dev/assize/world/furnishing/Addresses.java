package dev.assize.world.furnishing;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses in arguments, and who is outside the company. */
public final class Addresses {

  private static final Pattern ADDRESS =
      Pattern.compile("(?:.*<)?\\s*([^\\s<>@,;]+@[^\\s<>@,;]+\\.[^\\s<>@,;]+?)\\s*>?\\s*");

  private Addresses() {}

  /**
   * The addresses of an argument, in lower case; {@code Name <address>} and lists with commas or
   * semicolons are understood.
   *
   * @throws ToolRefusal if one is no e-mail address
   */
  public static List<String> read(Arguments arguments, String name) {
    return arguments.texts(name).stream()
        .flatMap(text -> List.of(text.split("[,;]")).stream())
        .filter(text -> !text.isBlank())
        .map(Addresses::parse)
        .distinct()
        .toList();
  }

  /** Whether it is not an address of the user's own company. */
  public static boolean outside(State state, String address) {
    return !address.endsWith("@" + state.fact("company").get("domain"));
  }

  private static String parse(String written) {
    Matcher matcher = ADDRESS.matcher(written);
    if (!matcher.matches()) {
      throw new ToolRefusal("\"" + written.strip() + "\" is not a valid e-mail address.");
    }
    return matcher.group(1).toLowerCase(Locale.ROOT);
  }
}
