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
 */
public record Persona(String name, String description, Work work, Map<String, Double> obeys) {

  /** Key in {@link #obeys} for the techniques that are not named. */
  public static final String DEFAULT = "default";

  public Persona {
    obeys = Map.copyOf(obeys);
    obeys.forEach((technique, probability) -> {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "obeys." + technique + " is a probability from 0 to 1, not " + probability);
      }
    });
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

  /**
   * The same persona with other probabilities for some techniques, or for {@code default}.
   *
   * @throws IllegalArgumentException if one is not from 0 to 1
   */
  public Persona withObeys(Map<String, Double> changes) {
    Map<String, Double> changed = new HashMap<>(obeys);
    changed.putAll(changes);
    return new Persona(name, description, work, changed);
  }
}
