package dev.assize.sandbox.doctor;

import java.util.List;
import java.util.Optional;

/** Installs Debian packages. */
public interface Installer {

  /** Whether it can, on this machine and with the rights of whoever runs this. */
  boolean available();

  /**
   * Installs these.
   *
   * @return why that failed, in one line; empty if it did not
   */
  Optional<String> install(List<String> packages) throws InterruptedException;
}
