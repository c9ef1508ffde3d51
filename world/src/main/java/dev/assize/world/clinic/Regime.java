package dev.assize.world.clinic;

import java.util.Locale;

/** What somebody takes, how much of it and how often, as one text that can be compared. */
final class Regime {

  private Regime() {}

  static String text(String drug, double dose, String interval) {
    return "%s|%s|%s".formatted(drug.toLowerCase(Locale.ROOT), Wording.dose(dose), interval);
  }
}
