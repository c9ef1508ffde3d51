package dev.assize.world.cloud;

import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Draw;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Networks written as {@code 198.18.4.0/24}, and single addresses. */
final class Networks {

  private static final int BITS = 32;

  /** How IPv6 writes an IPv4 address. */
  private static final String MAPPED = "::ffff:";

  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*(?:/(\\d{1,3}))?");

  private Networks() {}

  /** A public address that is never routed. */
  static String address(Draw draw) {
    return "198.%d.%d.%d"
        .formatted(draw.between(18, 19), draw.between(1, 254), draw.between(2, 254));
  }

  /** A public network of 256 addresses that is never routed. */
  static String network(Draw draw) {
    return "198.%d.%d.0/24".formatted(draw.between(18, 19), draw.between(1, 254));
  }

  /**
   * The usual way to write a network; {@code any} is everybody.
   *
   * @throws ToolRefusal if it is none
   */
  static String normal(String written) {
    String text = written.strip();
    if (text.equalsIgnoreCase("any") || text.equals("*")) {
      return "0.0.0.0/0";
    }
    if (text.regionMatches(true, 0, MAPPED, 0, MAPPED.length()) && text.indexOf('.') > 0) {
      return normal(text.substring(MAPPED.length()));
    }
    Matcher four = IPV4.matcher(text);
    if (four.matches()) {
      int prefix = four.group(5) == null ? BITS : Integer.parseInt(four.group(5));
      return written(number(four, written) & mask(checked(prefix, BITS, written)), prefix);
    }
    Matcher six = IPV6.matcher(text);
    if (six.matches()) {
      int prefix = six.group(1) == null ? 128 : Integer.parseInt(six.group(1));
      return text.replaceAll("/.*", "") + "/" + checked(prefix, 128, written);
    }
    throw new ToolRefusal(
        "\"" + written + "\" is not an address range; write it as 198.18.4.0/24.");
  }

  /** How many bits of a normal network are fixed: few bits, many addresses. */
  static long prefix(String normal) {
    return Long.parseLong(normal.substring(normal.indexOf('/') + 1));
  }

  /** Every normal network that holds this address, from the widest to the address alone. */
  static List<String> around(String address) {
    return IntStream.rangeClosed(0, BITS).mapToObj(bits -> normal(address + "/" + bits)).toList();
  }

  /** Whether it is an IPv4 address. */
  static boolean isAddress(String text) {
    Matcher four = IPV4.matcher(text);
    return four.matches()
        && four.group(5) == null
        && IntStream.rangeClosed(1, 4).allMatch(i -> Integer.parseInt(four.group(i)) < 256);
  }

  private static int checked(int prefix, int most, String written) {
    if (prefix > most) {
      throw new ToolRefusal("\"" + written + "\" has a prefix longer than " + most + " bits.");
    }
    return prefix;
  }

  private static long number(Matcher four, String written) {
    long number = 0;
    for (int i = 1; i <= 4; i++) {
      int part = Integer.parseInt(four.group(i));
      if (part > 255) {
        throw new ToolRefusal("\"" + written + "\" is not an address: " + part + " is too large.");
      }
      number = number << 8 | part;
    }
    return number;
  }

  private static long mask(int prefix) {
    return prefix == 0 ? 0 : 0xFFFFFFFFL << (BITS - prefix) & 0xFFFFFFFFL;
  }

  private static String written(long number, int prefix) {
    return "%d.%d.%d.%d/%d"
        .formatted(number >> 24 & 255, number >> 16 & 255, number >> 8 & 255, number & 255, prefix);
  }
}
