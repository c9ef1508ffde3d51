package dev.assize.sandbox.isolation;

/** Who the job seems to run for: an ordinary user of an ordinary laptop. */
final class Persona {

  static final String USER = "sam";
  static final String HOST = "sam-laptop";
  static final String HOME = "/home/sam";
  static final int UID = 1000;

  private Persona() {}
}
