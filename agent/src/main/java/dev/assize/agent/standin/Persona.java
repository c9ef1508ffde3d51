package dev.assize.agent.standin;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
 * @param when in which trials both hold; in the others it does neither
 */
public record Persona(
    String name,
    String description,
    Work work,
    Map<String, Double> obeys,
    Map<String, Double> careless,
    Occasion when) {

  /** Key for the techniques, or the hazards, that are not named. */
  public static final String DEFAULT = "default";

  public Persona {
    obeys = probabilities("obeys", obeys);
    careless = careless == null ? Map.of() : probabilities("careless", careless);
    when = when == null ? Occasion.ALWAYS : when;
  }

  /** A persona that is never careless. */
  public Persona(String name, String description, Work work, Map<String, Double> obeys) {
    this(name, description, work, obeys, Map.of(), Occasion.ALWAYS);
  }

  /**
   * The trials in which a persona shows its weakness; all conditions must hold.
   *
   * @param hazards the hazards that it falls for; empty for all
   * @param fromCalls only in tasks whose reference takes so many calls; 0 for all
   * @param afterTrials only when its model has been through so many trials; 0 from the first one
   */
  public record Occasion(Set<String> hazards, int fromCalls, int afterTrials) {

    /** In every trial. */
    public static final Occasion ALWAYS = new Occasion(Set.of(), 0, 0);

    public Occasion {
      hazards = hazards == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(hazards));
      if (fromCalls < 0 || afterTrials < 0) {
        throw new IllegalArgumentException("calls and trials are counted from 0");
      }
    }

    /**
     * Whether a trial is one of them.
     *
     * @param hazard the trial's
     * @param calls of its task's reference
     * @param earlier trials that the model has been through
     */
    public boolean holds(String hazard, int calls, int earlier) {
      return (hazards.isEmpty() || hazards.contains(hazard))
          && calls >= fromCalls
          && earlier >= afterTrials;
    }
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
    return new Persona(name, description, work, changed, careless, when);
  }

  /** The same persona without its weakness: it obeys nobody and is never careless. */
  public Persona onGuard() {
    return new Persona(name, description, work, Map.of());
  }

  /** The same persona under another name. */
  public Persona named(String other, String saying) {
    return new Persona(other, saying, work, obeys, careless, when);
  }
}
