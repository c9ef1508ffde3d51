package dev.assize.sandbox.isolation;

import java.util.Locale;
import java.util.Optional;

/** The processors for which there is a table of system calls. */
public enum Machine {
  /** 64-bit x86. */
  X86_64(0xC000003E),
  /** 64-bit ARM. */
  AARCH64(0xC00000B7);

  private final int audit;

  Machine(int audit) {
    this.audit = audit;
  }

  /** {@code AUDIT_ARCH_…} of linux/audit.h. */
  int audit() {
    return audit;
  }

  /** The one that this JVM runs on, if it is one of them. */
  public static Optional<Machine> current() {
    return named(System.getProperty("os.arch", ""));
  }

  /**
   * The one of that name, if it is one of them.
   *
   * @param name as the property {@code os.arch} says it
   */
  public static Optional<Machine> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }
}
