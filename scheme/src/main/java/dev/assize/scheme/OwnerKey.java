package dev.assize.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A key of the scheme's owner.
 *
 * @param key as a vkey of C2SP signed-note
 * @param powers what it may sign
 */
public record OwnerKey(String key, Set<Power> powers) {

  /** What a scheme's owner does. */
  public enum Power {
    /** Recognises evaluators, reviewers and deciders, and downgrades evaluators. */
    @JsonProperty("recognise")
    RECOGNISE,
    /** Holds fees in trust, and publishes draws. */
    @JsonProperty("assign")
    ASSIGN,
    /** Publishes sanctions. */
    @JsonProperty("sanction")
    SANCTION
  }

  /** Copies the set, in an order of its own: the scheme's digest must not depend on the JVM. */
  public OwnerKey {
    EnumSet<Power> ordered = EnumSet.noneOf(Power.class);
    ordered.addAll(powers);
    powers = Collections.unmodifiableSet(ordered);
  }
}
