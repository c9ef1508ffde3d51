package dev.assize.sandbox.capture.flow;

/**
 * One line of a message's head, as it was sent.
 *
 * @param name in the letters in which it was sent
 * @param value without surrounding white space
 */
public record Header(String name, String value) {

  /** Whether it has this name, by the rules of HTTP. */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
