package dev.assize.gate.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one agent, its certificate and its use at one moment, and from which evidence.
 * Immutable and thread-safe. Facts that nobody spoke of are absent.
 */
public final class Facts {

  private final Instant at;
  private final long[] codes;
  private final @Nullable Object[] values;
  private final @Nullable Provenance[] provenance;
  private final @Nullable NotKnown[] causes;
  private final @Nullable String[] details;

  private Facts(Builder builder) {
    at = builder.at;
    codes = builder.codes.clone();
    values = builder.values.clone();
    provenance = builder.provenance.clone();
    causes = builder.causes.clone();
    details = builder.details.clone();
  }

  /**
   * Begins to collect facts.
   *
   * @param at the time of the decision
   */
  public static Builder at(Instant at) {
    return new Builder(at);
  }

  /** The time of the decision. */
  public Instant at() {
    return at;
  }

  /** A copy of the facts as formulas read them, by their place in the list. */
  public long[] codes() {
    return codes.clone();
  }

  /** A fact's value: a boolean, long or text; null if it is not known. */
  public @Nullable Object value(int index) {
    return values[index];
  }

  /** Where a fact comes from; null if there is no evidence of it. */
  public @Nullable Provenance provenance(int index) {
    return provenance[index];
  }

  /** Why a fact is not known; absent if nobody spoke of it, or if it is known. */
  public NotKnown cause(int index) {
    NotKnown cause = causes[index];
    return cause == null ? NotKnown.ABSENT : cause;
  }

  /** What exactly went wrong with a fact that is not known; null if there is no more to say. */
  public @Nullable String detail(int index) {
    return details[index];
  }

  /** How old a fact's evidence is; null if there is none. Negative if it is from the future. */
  public @Nullable Duration age(int index) {
    Provenance evidence = provenance[index];
    return evidence == null ? null : Duration.between(evidence.at(), at);
  }

  /**
   * A fact's value, prepared for many decisions.
   *
   * @param index the fact's place in the list
   * @param code as formulas read it
   * @param value a boolean, long or text
   */
  public record Value(int index, long code, Object value) {

    /**
     * @param value a boolean, a whole number or a text
     * @throws IllegalArgumentException if there is no such fact, or it cannot have this value
     */
    public static Value of(String name, Object value) {
      int index = FactList.index(name);
      return new Value(
          index,
          FactList.at(index).code(value),
          value instanceof Number number ? number.longValue() : value);
    }
  }

  /** Collects facts. Not thread-safe. */
  public static final class Builder {

    private final Instant at;
    private final long[] codes = new long[FactList.size()];
    private final @Nullable Object[] values = new @Nullable Object[FactList.size()];
    private final @Nullable Provenance[] provenance = new @Nullable Provenance[FactList.size()];
    private final @Nullable NotKnown[] causes = new @Nullable NotKnown[FactList.size()];
    private final @Nullable String[] details = new @Nullable String[FactList.size()];

    private Builder(Instant at) {
      this.at = at;
      Arrays.fill(codes, Fact.NOT_KNOWN);
    }

    /** The time of the decision. */
    public Instant at() {
      return at;
    }

    /**
     * Sets a fact.
     *
     * @param value a boolean, a whole number or a text
     * @throws IllegalArgumentException if there is no such fact, or it cannot have this value
     */
    public Builder known(String name, Object value, Provenance evidence) {
      return known(Value.of(name, value), evidence);
    }

    /** Sets a fact to a value that was prepared. */
    public Builder known(Value value, Provenance evidence) {
      int index = value.index();
      codes[index] = value.code();
      values[index] = value.value();
      provenance[index] = evidence;
      causes[index] = null;
      details[index] = null;
      return this;
    }

    /**
     * Says that a fact is not known, and why.
     *
     * @param detail what exactly went wrong, for people; null if there is no more to say
     * @param evidence what was there nevertheless; null if nothing
     * @throws IllegalArgumentException if there is no such fact
     */
    public Builder notKnown(
        String name, NotKnown cause, @Nullable String detail, @Nullable Provenance evidence) {
      int index = FactList.index(name);
      codes[index] = Fact.NOT_KNOWN;
      values[index] = null;
      provenance[index] = evidence;
      causes[index] = cause;
      details[index] = detail;
      return this;
    }

    /** The facts so far. */
    public Facts build() {
      return new Facts(this);
    }
  }
}
