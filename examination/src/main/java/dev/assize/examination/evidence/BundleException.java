package dev.assize.examination.evidence;

/** Bytes that are no bundle, or none that this version reads. */
public final class BundleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BundleException(String message) {
    super(message);
  }
}
