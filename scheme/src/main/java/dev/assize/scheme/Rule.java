package dev.assize.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Tier;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to do.
 *
 * @param id stable; statuses and sanctions name it
 * @param name short, for people
 * @param force how binding
 * @param who it binds: producer, evaluator, reviewer, decider, owner, relyingParty
 * @param text the rule, for people
 * @param timeframe within which; null if it says none
 * @param byTier text that a tier puts in the place of the general one; empty if all are alike
 * @param corrective what has to follow if it is broken, one line each
 * @param traces unsafe control actions of the hazard analysis that it prevents
 * @param numbers the scheme's numbers that it sets, by their paths, such as {@code
 *     institution.clocks.incidentInitial}; a step may be {@code *}
 * @param source where the rule or its numbers come from; "ours" with the reason, if from nowhere
 *     else
 */
public record Rule(
    String id,
    String name,
    Force force,
    String who,
    String text,
    @Nullable Duration timeframe,
    Map<Tier, String> byTier,
    List<String> corrective,
    List<String> traces,
    List<String> numbers,
    String source) {

  /** How binding a rule is (RFC 2119). */
  public enum Force {
    @JsonProperty("MUST")
    MUST,
    @JsonProperty("SHOULD")
    SHOULD,
    @JsonProperty("MAY")
    MAY
  }

  /** Copies the collections; what is left out is empty. */
  public Rule {
    byTier = byTier == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(byTier));
    corrective = corrective == null ? List.of() : List.copyOf(corrective);
    traces = traces == null ? List.of() : List.copyOf(traces);
    numbers = numbers == null ? List.of() : List.copyOf(numbers);
  }
}
