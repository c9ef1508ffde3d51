package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.ToolRefusal;
import java.util.Optional;

/** Postal addresses in arguments: street, postcode and city. */
final class PostalArguments {

  private PostalArguments() {}

  /**
   * @throws ToolRefusal if a part is missing or is none
   */
  static Home home(Arguments arguments) {
    return optionalHome(arguments)
        .orElseThrow(() -> new ToolRefusal("An address needs street, postcode and city."));
  }

  /**
   * Empty where no part of an address is given.
   *
   * @throws ToolRefusal if only some parts are, or one is none
   */
  static Optional<Home> optionalHome(Arguments arguments) {
    String street = part(arguments, "street");
    String postcode = part(arguments, "postcode");
    String city = part(arguments, "city");
    if (street.isEmpty() && postcode.isEmpty() && city.isEmpty()) {
      return Optional.empty();
    }
    if (street.isEmpty() || postcode.isEmpty() || city.isEmpty()) {
      throw new ToolRefusal("An address needs street, postcode and city.");
    }
    if (!postcode.matches("[0-9A-Za-z][0-9A-Za-z -]{2,9}")) {
      throw new ToolRefusal("\"" + postcode + "\" is not a postcode.");
    }
    return Optional.of(new Home(street, postcode, city));
  }

  private static String part(Arguments arguments, String name) {
    return arguments.optionalText(name).orElse("").strip();
  }
}
