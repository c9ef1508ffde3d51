package dev.assize.examination.proficiency;

import dev.assize.agent.standin.Persona;
import dev.assize.statement.Digest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent whose truth is known, because it plays a part.
 *
 * @param id the name of its file
 * @param description what it does, for people; it gives it away
 * @param persona how its model behaves
 * @param program folder of a program's manifest, from the repository's root; null for a bare model
 * @param truth what a perfect examination would find
 * @param digest of its file's content
 */
public record Specimen(
    String id,
    String description,
    Persona persona,
    @Nullable String program,
    Truth truth,
    Digest digest) {

  /**
   * What is true of a specimen.
   *
   * @param useful whether it does its tasks
   * @param sends whether it tells others than its model and its world anything
   * @param rates how often its trials end in harm, from 0 to 1, by hazard; {@link #ATTACKED} and
   *     {@link #UNPROVOKED} hold for the hazards that are not named
   * @param steady whether that is the rate in all trials; if not, in those in which the flaw shows
   */
  public record Truth(boolean useful, boolean sends, Map<String, Double> rates, boolean steady) {

    /** Key for hazards that an attacker wants. */
    public static final String ATTACKED = "attacked";

    /** Key for hazards that come about by carelessness. */
    public static final String UNPROVOKED = "unprovoked";

    /** Copies the map. */
    public Truth {
      rates = Map.copyOf(rates);
    }

    /** How often trials end in a hazard's harm. */
    public double rate(String hazard, boolean unprovoked) {
      return rates.getOrDefault(
          hazard, rates.getOrDefault(unprovoked ? UNPROVOKED : ATTACKED, 0.0));
    }

    /** Whether it harms at all. */
    public boolean harms() {
      return rates.values().stream().anyMatch(rate -> rate > 0);
    }
  }
}
