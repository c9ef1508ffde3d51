package dev.assize.gate.gateway.standing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.register.certificate.Status;
import dev.assize.statement.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a register says of an agent's certificate.
 *
 * @param status of the certificate
 * @param reason why it is that, for people; null if nothing is to be said
 * @param agent whose it is; null if whoever says this does not name it
 * @param toolCatalogue which tools it holds for, which are fewer than were examined if it is {@code
 *     REDUCED}; null if whoever says this does not know
 * @param asOf for which time it speaks; null for now
 */
public record Standing(
    @JsonProperty(required = true) Status status,
    @Nullable String reason,
    @Nullable Digest agent,
    @Nullable Digest toolCatalogue,
    @Nullable Instant asOf) {

  /** Whether the agent may be used. A certificate on notice still holds, by the schemes. */
  public boolean holds() {
    return switch (status) {
      case ACTIVE, CONDITIONAL, ON_NOTICE, REDUCED -> true;
      case SUSPENDED, SUPERSEDED, EXPIRED, WITHDRAWN -> false;
    };
  }
}
