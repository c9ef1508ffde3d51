package dev.assize.sandbox;

/** Nothing was run, since it could not be run safely, or its end could not be established. */
public final class SandboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param problem one line: what is wrong, and what to do
   */
  public SandboxException(String problem) {
    super(problem);
  }

  /** With what caused it. */
  public SandboxException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
