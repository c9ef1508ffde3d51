package dev.assize.world.office;

/**
 * Somebody with an address.
 *
 * @param role what they do, in lower case
 */
record Person(String first, String last, String email, String role) {

  String name() {
    return first + " " + last;
  }
}
