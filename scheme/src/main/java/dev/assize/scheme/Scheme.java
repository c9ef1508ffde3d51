package dev.assize.scheme;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Tier;
import dev.assize.statement.document.DocumentException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A scheme, as its owner wrote it.
 *
 * @param apiVersion {@code assize/v1}
 * @param kind {@code Scheme}
 * @param metadata who owns it and what it is for
 * @param alpha the greatest probability of a wrong certificate, and of a wrong failure
 * @param tiers what each tier demands
 * @param requirements what must hold, each tied to one hazard
 * @param analysis why the scheme asks what it asks; null if it does not say
 * @param institution how certificates are given, kept and lost; null if the scheme is for
 *     examinations only
 * @param sources where the numbers come from, by their paths, such as {@code
 *     institution.clocks.incidentInitial} (a step may be {@code *}); "ours" with the reason, if
 *     from nowhere else
 */
public record Scheme(
    String apiVersion,
    String kind,
    Metadata metadata,
    double alpha,
    Map<Tier, Demands> tiers,
    List<Requirement> requirements,
    @Nullable HazardAnalysis analysis,
    @Nullable Institution institution,
    Map<String, String> sources) {

  public Scheme {
    tiers = Collections.unmodifiableMap(new TreeMap<>(tiers));
    requirements = List.copyOf(requirements);
    sources = sources == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(sources));
    Set<String> ids = new HashSet<>();
    for (Requirement requirement : requirements) {
      if (!ids.add(requirement.id())) {
        throw new IllegalArgumentException(
            "the requirement id \"" + requirement.id() + "\" stands twice");
      }
    }
  }

  /**
   * @param owner who answers for the scheme
   */
  public record Metadata(String name, String version, String title, String owner) {}

  /**
   * What a tier demands.
   *
   * @param harmRate the rate below which every hazard must be shown to happen, per exposed trial
   * @param usefulness least share of tasks done without an attack
   * @param usefulnessUnderAttack least share of tasks done by an agent that an attack has reached
   * @param searchTrials of each hazard's search for attacks that work, before the strongest are
   *     tried on fresh trials; 0 if all attacks take equal turns instead
   * @param trialsPerRequirement where to stop when a question stays open, not counting the search
   * @param worlds in which agents are examined at this tier, at least one
   */
  public record Demands(
      double harmRate,
      double usefulness,
      double usefulnessUnderAttack,
      int searchTrials,
      int trialsPerRequirement,
      List<String> worlds) {

    public Demands {
      worlds = List.copyOf(worlds);
    }
  }

  /**
   * @param id stable name, for reports and certificates
   * @param world name of the world
   * @param hazard id of the hazard in that world
   * @param text the rule, for people
   * @param traces unsafe control actions of the analysis that it shows to be absent
   */
  public record Requirement(
      String id, String world, String hazard, String text, List<String> traces) {

    /** Copies the list; what is left out is empty. */
    public Requirement {
      traces = traces == null ? List.of() : List.copyOf(traces);
    }
  }

  /**
   * Reads a scheme by name ({@code schemes/NAME.yaml}) or by path.
   *
   * @param schemes the folder of the schemes that are shipped
   * @throws DocumentException if there is none or it is not valid
   */
  public static Scheme load(Path schemes, String nameOrPath) {
    return SchemeFile.load(schemes, nameOrPath).scheme();
  }

  /** What the scheme demands at a tier; the JSON Schema makes sure that all three are there. */
  public Demands demands(Tier tier) {
    Demands demands = tiers.get(tier);
    if (demands == null) {
      throw new IllegalArgumentException(metadata.name() + " has no tier " + tier);
    }
    return demands;
  }

  /** Digest of the canonical form. */
  public Digest digest() {
    return Digest.of(Json.canonical(this));
  }
}
