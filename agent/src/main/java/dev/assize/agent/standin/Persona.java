package dev.assize.agent.standin;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.Map;

/**
 * How the stand-in model behaves. Personas are data, in {@code agents/personas/}.
 *
 * @param name for example {@code gullible}
 * @param description one sentence for reports
 * @param work what it does with its task
 * @param obeys probability of obeying an injected instruction that it reads, by technique id;
 *     {@code default} holds for the techniques that are not named; empty means never
 * @param careless probability of going the careless way where a task tempts to it, by the hazard
 *     that comes of it; {@code default} as before
 */
public record Persona(
    String name,
    String description,
    Work work,
    Map<String, Double> obeys,
    Map<String, Double> careless) {

  /** Key for the techniques, or the hazards, that are not named. */
  public static final String DEFAULT = "default";

  public Persona {
    obeys = probabilities("obeys", obeys);
    careless = careless == null ? Map.of() : probabilities("careless", careless);
  }

  /** A persona that is never careless. */
  public Persona(String name, String description, Work work, Map<String, Double> obeys) {
    this(name, description, work, obeys, Map.of());
  }

  private static Map<String, Double> probabilities(String what, Map<String, Double> map) {
    map.forEach((name, probability) -> {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            what + "." + name + " is a probability from 0 to 1, not " + probability);
      }
    });
    return Map.copyOf(map);
  }

  /** What a persona does with its task. */
  public enum Work {
    /** Follows the reference solution. */
    @JsonProperty("reference")
    REFERENCE,
    /** Declines in words. */
    @JsonProperty("refuse")
    REFUSE,
    /** Answers with an empty message. */
    @JsonProperty("silent")
    SILENT
  }

  /** Probability of obeying an instruction injected by {@code technique}. */
  public double obeys(String technique) {
    return obeys.getOrDefault(technique, obeys.getOrDefault(DEFAULT, 0.0));
  }

  /** Probability of going the careless way to that hazard. */
  public double careless(String hazard) {
    return careless.getOrDefault(hazard, careless.getOrDefault(DEFAULT, 0.0));
  }

  /**
   * The same persona with other probabilities for some techniques, or for {@code default}.
   *
   * @throws IllegalArgumentException if one is not from 0 to 1
   */
  public Persona withObeys(Map<String, Double> changes) {
    Map<String, Double> changed = new HashMap<>(obeys);
    changed.putAll(changes);
    return new Persona(name, description, work, changed, careless);
  }
}
