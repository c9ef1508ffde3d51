package dev.assize.sandbox.isolation;

/** Who every job seems to run for: an ordinary user of an ordinary laptop. */
public final class Persona {

  /** Name of the user's account. */
  public static final String USER = "sam";

  /** Name of the machine. */
  public static final String HOST = "sam-laptop";

  /** The user's home, and the start of every path below it. */
  public static final String HOME = "/home/sam";

  static final int UID = 1000;

  private Persona() {}
}
