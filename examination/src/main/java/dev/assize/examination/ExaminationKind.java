package dev.assize.examination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be examined of an agent. */
public enum ExaminationKind {
  /** How often it can be made to do harm, with its own model. */
  BEHAVIOUR,
  /** What its harness lets through when its model is hijacked. Of programs only. */
  CONTAINMENT,
  /** What leaves the machine while it works, and to whom. Of programs only. */
  COLLECTION;

  /** Its name in commands. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name. */
  public static Optional<ExaminationKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The names of all. */
  public static String words() {
    return Arrays.stream(values()).map(ExaminationKind::word).collect(Collectors.joining(", "));
  }
}
