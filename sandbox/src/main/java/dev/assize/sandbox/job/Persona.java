package dev.assize.sandbox.job;

import java.util.regex.Pattern;

/**
 * Who jobs seem to run for: an ordinary user of an ordinary machine.
 *
 * @param name the user's full name
 * @param login name of the user's account
 * @param host name of the machine
 */
public record Persona(String name, String login, String host) {

  /** The user's and the group's number inside. */
  public static final int UID = 1000;

  private static final Pattern NAME = Pattern.compile("[\\p{L} .'-]{1,80}");
  private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9-]{0,30}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  /** Somebody, where it does not matter who. */
  public static final Persona SOMEBODY = new Persona("Sam Okafor", "sam", "sam-laptop");

  /**
   * @throws IllegalArgumentException if one of them is not what such a name looks like
   */
  public Persona {
    if (!NAME.matcher(name).matches()
        || !LOGIN.matcher(login).matches()
        || !HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "no names for a user and a machine: \"%s\", \"%s\", \"%s\"".formatted(name, login, host));
    }
  }

  /** The user's home, and the start of every path below it. */
  public String home() {
    return "/home/" + login;
  }
}
