package dev.assize.examination.evidence;

/** Only an examination whose plan was sealed before its first trial can be published. */
public final class UnsealedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsealedException() {
    super(
        "the plan of this examination was not sealed before its first trial, so its outcome cannot"
            + " be published; start a new examination");
  }

  UnsealedException(String message) {
    super(message);
  }
}
