package dev.assize.register.entry;

import java.util.function.Supplier;

/** An entry that can be read and has no effect. The message says why, in words for people. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param message why, in words that follow a colon
   */
  public Refusal(String message) {
    super(message, null, false, false);
  }

  /**
   * @throws Refusal if it does not hold
   */
  public static void unless(boolean condition, String message) {
    if (!condition) {
      throw new Refusal(message);
    }
  }

  /**
   * @param message made only if it does not hold
   * @throws Refusal if it does not hold
   */
  public static void unless(boolean condition, Supplier<String> message) {
    if (!condition) {
      throw new Refusal(message.get());
    }
  }
}
