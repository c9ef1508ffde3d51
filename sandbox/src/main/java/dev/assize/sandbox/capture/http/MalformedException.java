package dev.assize.sandbox.capture.http;

import java.io.IOException;

/** Bytes that are not what the protocol says. Those that were read to find out are not lost. */
final class MalformedException extends IOException {

  private final transient byte[] consumed;

  MalformedException(String message, byte[] consumed) {
    super(message);
    this.consumed = consumed;
  }

  byte[] consumed() {
    return consumed.clone();
  }
}
