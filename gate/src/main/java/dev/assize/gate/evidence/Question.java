package dev.assize.gate.evidence;

import dev.assize.gate.budget.GivenBudget;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be decided.
 *
 * @param agent digest of the agent that is asked about; its certificate is looked for
 * @param accepted digests of the schemes whose certificates the relying party accepts
 * @param relyingParty on whose behalf, by its name in the register; null if nobody said: then no
 *     waiver holds
 * @param use where the agent is to be used, as waivers name it; empty if nobody said
 * @param policy name of the policy, as waivers name it
 * @param context facts of the source {@code context}, by name; see {@link ContextFacts}
 * @param bundles of outcomes, given along
 * @param waivers signed, given along; those in the register are found there
 * @param budget of the project; null if none was given
 * @param at when
 */
public record Question(
    Digest agent,
    Set<Digest> accepted,
    @Nullable String relyingParty,
    String use,
    String policy,
    Map<String, Object> context,
    List<GivenBundle> bundles,
    List<byte[]> waivers,
    @Nullable GivenBudget budget,
    Instant at) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if a fact is stated that follows from the budget
   */
  public Question {
    if (budget != null) {
      for (String name : context.keySet()) {
        if (name.startsWith("budget.")) {
          throw new IllegalArgumentException(
              name + " follows from the budget, and is stated as well; leave one of them out");
        }
      }
    }
    accepted = Set.copyOf(accepted);
    context = Map.copyOf(context);
    bundles = List.copyOf(bundles);
    waivers = List.copyOf(waivers);
  }

  /** The tier of the use; null if nobody said. */
  @Nullable Tier tier() {
    Object tier = context.get("context.tier");
    return tier instanceof String text ? Tier.valueOf(text.toUpperCase(Locale.ROOT)) : null;
  }
}
