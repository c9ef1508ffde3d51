package dev.assize.log.fuzz;

/** What Jazzer calls: hands the bytes to the target that the system property names. */
public final class FuzzDriver {

  static final String TARGET = "assize.fuzz.target";

  private static final FuzzTarget CHOSEN = chosen();

  private FuzzDriver() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    CHOSEN.reads(bytes);
  }

  private static FuzzTarget chosen() {
    try {
      return (FuzzTarget)
          Class.forName(System.getProperty(TARGET)).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
