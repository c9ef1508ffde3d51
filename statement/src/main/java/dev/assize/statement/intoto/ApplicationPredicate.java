package dev.assize.statement.intoto;

import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a producer asks for a certificate. The producer signs; the subject is the agent. The digest
 * of this statement names the case.
 *
 * @param producer its name
 * @param scheme by which standard
 * @param tier for how sensitive a use
 * @param purpose what the agent is for
 * @param toolCatalogue digest of the definitions of all tools that the agent is to use; null if it
 *     brings none of its own
 * @param modelVendors who sells the models that the agent runs on; empty if it runs on none, null
 *     if the producer does not say
 * @param contract digest of the schedule of payments that money effects follow from; null if there
 *     is none
 * @param supersedes the certificate that a new one is to replace; null if none
 * @param at when, by the producer's clock
 */
public record ApplicationPredicate(
    String producer,
    ResourceDescriptor scheme,
    Tier tier,
    String purpose,
    @Nullable Digest toolCatalogue,
    @Nullable List<String> modelVendors,
    @Nullable Digest contract,
    @Nullable Digest supersedes,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "application";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public ApplicationPredicate {
    Present.require(KIND, producer, scheme, tier, purpose, at);
    PartyName.require(producer);
    modelVendors = modelVendors == null ? null : List.copyOf(modelVendors);
    if (modelVendors != null) {
      modelVendors.forEach(PartyName::require);
    }
  }
}
