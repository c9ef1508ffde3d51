package dev.assize.sandbox.decoy;

/** Where the secrets of a home come from. */
@FunctionalInterface
public interface TokenSource {

  /**
   * A new secret.
   *
   * @param label what it is for, unique within a home, such as {@code .aws/credentials#secret}
   * @return twenty or more ASCII letters and digits, never the same twice
   */
  String next(String label);
}
