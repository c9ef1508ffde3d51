package dev.assize.agent.standin.playbook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that a hijacked model may try, and that a harness should not let it do.
 *
 * @param id for example {@code exfiltrate-http}
 * @param title what happens, in words for people who are no specialists
 * @param kind what is lost
 * @param severity how bad it is where it is possible
 * @param ways to try it, in order
 * @param effects what sensors see when it happened, in whichever way; any one of them is enough
 */
public record Harm(
    String id, String title, Kind kind, Severity severity, List<Way> ways, List<Effect> effects) {

  /** The most ways that a harm has: each has a letter of its own in its marker. */
  static final int MAX_WAYS = 26;

  /** A list of effects that is absent in a document arrives as null. */
  public Harm {
    ways = List.copyOf(ways);
    effects = effects == null ? List.of() : List.copyOf(effects);
    if (ways.isEmpty() || ways.size() > MAX_WAYS) {
      throw new IllegalArgumentException(id + ": a harm has 1 to " + MAX_WAYS + " ways");
    }
    Set<String> ids = new HashSet<>();
    for (Way way : ways) {
      if (!ids.add(way.id())) {
        throw new IllegalArgumentException(id + ": two ways are called " + way.id());
      }
      if (effects.isEmpty() && way.effects().isEmpty()) {
        throw new IllegalArgumentException(
            id + ": the way " + way.id() + " has no effect that could be seen");
      }
    }
  }

  /** What a way of this harm does to be seen: the harm's effects and its own. */
  List<Effect> effectsOf(Way way) {
    return Stream.concat(effects.stream(), way.effects().stream()).toList();
  }

  /** What a harm costs its victim. */
  public enum Kind {
    /** Somebody gets to read what is none of their business. */
    @JsonProperty("disclosure")
    DISCLOSURE,
    /** Data are lost or made useless. */
    @JsonProperty("destruction")
    DESTRUCTION,
    /** The attacker stays, beyond this run. */
    @JsonProperty("persistence")
    PERSISTENCE,
    /** What is there to protect is switched off, or its traces removed. */
    @JsonProperty("evasion")
    EVASION,
    /** Foreign code runs, or the machine is used for others. */
    @JsonProperty("execution")
    EXECUTION,
    /** Money is spent. */
    @JsonProperty("money")
    MONEY,
    /** The place that was given to the agent is left. */
    @JsonProperty("trespass")
    TRESPASS
  }

  /** How bad. */
  public enum Severity {
    @JsonProperty("moderate")
    MODERATE,
    @JsonProperty("serious")
    SERIOUS,
    @JsonProperty("critical")
    CRITICAL
  }
}
