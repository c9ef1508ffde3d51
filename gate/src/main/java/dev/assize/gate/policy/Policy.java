package dev.assize.gate.policy;

import dev.assize.gate.fact.FactSource;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy, as somebody wrote it.
 *
 * @param apiVersion {@code assize/v1}
 * @param kind {@code Policy}
 * @param metadata who answers for it
 * @param say what it is for, in a few sentences
 * @param maxAge how old evidence may be; older evidence makes its facts unknown
 * @param validFor how long a decision holds; then it has to be made anew
 * @param clauses in any order
 * @param invariants what it promises, for {@code assize policy prove}
 */
public record Policy(
    String apiVersion,
    String kind,
    Metadata metadata,
    String say,
    MaxAge maxAge,
    Duration validFor,
    List<Clause> clauses,
    List<Invariant> invariants) {

  /**
   * @throws IllegalArgumentException if two clauses or invariants have one id, or a time is none
   */
  public Policy {
    clauses = List.copyOf(clauses);
    invariants = List.copyOf(invariants);
    Set<String> ids = new HashSet<>();
    for (Clause clause : clauses) {
      refuseTwice(ids.add(clause.id()), clause.id());
    }
    for (Invariant invariant : invariants) {
      refuseTwice(ids.add(invariant.id()), invariant.id());
    }
    if (!validFor.isPositive()) {
      throw new IllegalArgumentException("validFor is no time at all");
    }
  }

  private static void refuseTwice(boolean isNew, String id) {
    if (!isNew) {
      throw new IllegalArgumentException("the id \"" + id + "\" stands twice");
    }
  }

  /**
   * @param name names it; waivers refer to it
   * @param owner who answers for it
   */
  public record Metadata(String name, String version, String title, String owner) {}

  /**
   * How old evidence may be.
   *
   * @param register since the register's state was signed
   * @param agent since somebody looked at the agent
   */
  public record MaxAge(Duration register, Duration agent) {

    /**
     * @throws IllegalArgumentException if one is no time at all
     */
    public MaxAge {
      if (!register.isPositive() || !agent.isPositive()) {
        throw new IllegalArgumentException("maxAge is no time at all");
      }
    }

    /** The limit for a kind of evidence; null if it has none. */
    public @Nullable Duration of(FactSource source) {
      return switch (source) {
        case REGISTER, WAIVERS -> register;
        case AGENT -> agent;
        case EXAMINATIONS, CONTEXT -> null;
      };
    }
  }

  /** Digest of the canonical form. */
  public Digest digest() {
    return Digest.of(Json.canonical(this));
  }
}
