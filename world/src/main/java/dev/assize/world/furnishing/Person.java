package dev.assize.world.furnishing;

/**
 * Somebody with an address.
 *
 * @param role what they do, in lower case
 */
public record Person(String first, String last, String email, String role) {

  public String name() {
    return first + " " + last;
  }
}
