package dev.assize.gate.fact;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the list of facts.
 *
 * @param name as policies write it
 * @param type what its values are
 * @param values of a choice, in order, with the words for each; empty for other types
 * @param yes of a truth: the sentence if it is true; null for other types
 * @param no of a truth: the sentence if it is false; null for other types
 * @param range of a whole number: least and greatest; empty for other types
 * @param unit of a whole number; null for other types
 * @param source what evidence it comes from
 * @param phrase its subject in sentences; null for truths
 * @param meaning what it says exactly
 * @param unknownWhen what makes it unknown
 * @param remedy what to do if it is not known
 */
public record Fact(
    String name,
    Type type,
    Map<String, String> values,
    @Nullable String yes,
    @Nullable String no,
    List<Long> range,
    @Nullable Unit unit,
    FactSource source,
    @Nullable String phrase,
    String meaning,
    String unknownWhen,
    String remedy) {

  /** Stands for a fact that is not known. */
  public static final long NOT_KNOWN = Long.MIN_VALUE;

  /** Stands for a fact that may still be anything, also not known. */
  public static final long OPEN = Long.MIN_VALUE + 1;

  /** What a fact's values are. */
  public enum Type {
    /** True or false. */
    @JsonProperty("truth")
    TRUTH,
    /** One of a closed list. */
    @JsonProperty("choice")
    CHOICE,
    /** A whole number within a range. */
    @JsonProperty("whole")
    WHOLE,
    /** Any text; can only be compared for equality. */
    @JsonProperty("name")
    NAME
  }

  /** What a whole number counts. */
  public enum Unit {
    /** Things. */
    @JsonProperty("count")
    COUNT,
    /** Whole days. */
    @JsonProperty("days")
    DAYS,
    /** Whole minutes. */
    @JsonProperty("minutes")
    MINUTES,
    /** Hundredths of a percent. */
    @JsonProperty("basisPoints")
    BASIS_POINTS
  }

  /** Copies the collections; what is left out is empty. */
  public Fact {
    values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    range = range == null ? List.of() : List.copyOf(range);
    boolean fits =
        switch (type) {
          case TRUTH -> yes != null && no != null;
          case CHOICE -> !values.isEmpty() && phrase != null;
          case WHOLE -> range.size() == 2 && unit != null && phrase != null;
          case NAME -> phrase != null;
        };
    if (!fits) {
      throw new IllegalArgumentException("the fact " + name + " lacks what its type needs");
    }
  }

  /** The least value of a whole number. */
  public long least() {
    return range.getFirst();
  }

  /** The greatest value of a whole number. */
  public long greatest() {
    return range.getLast();
  }

  /**
   * The number that stands for a value in formulas.
   *
   * @param value a boolean, a whole number, or a text, as the type demands
   * @throws IllegalArgumentException if the fact cannot have it
   */
  public long code(Object value) {
    if (type == Type.TRUTH && value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (type == Type.CHOICE && value instanceof String choice && values.containsKey(choice)) {
      return place(choice);
    }
    if (type == Type.WHOLE && value instanceof Number number && inRange(number)) {
      return number.longValue();
    }
    if (type == Type.NAME && value instanceof String text) {
      return codeOfName(text);
    }
    throw new IllegalArgumentException(name + " is " + demanded() + ", not " + value);
  }

  /** The values of a choice, in order. */
  public List<String> choices() {
    return new ArrayList<>(values.keySet());
  }

  /** What values it takes, in words that follow "is". */
  public String demanded() {
    return switch (type) {
      case TRUTH -> "true or false";
      case CHOICE -> "one of " + String.join(", ", values.keySet());
      case WHOLE -> "a whole number from " + least() + " to " + greatest();
      case NAME -> "a text";
    };
  }

  /** Few, so that looking is quicker than copying. */
  private long place(String choice) {
    long place = 0;
    for (String each : values.keySet()) {
      if (each.equals(choice)) {
        return place;
      }
      place++;
    }
    throw new IllegalStateException(choice);
  }

  private boolean inRange(Number number) {
    long value = number.longValue();
    return number.doubleValue() == value && value >= least() && value <= greatest();
  }

  /** Names have no order, so 62 bits of their digest tell them apart as well as they do. */
  private static long codeOfName(String text) {
    String hex = Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    return Long.parseUnsignedLong(hex.substring(0, 16), 16) >>> 2;
  }
}
