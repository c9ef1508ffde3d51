package dev.assize.server.decision;

import dev.assize.gate.policy.Decision;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer with what it is about: what {@code assize gate --json} prints, and more.
 *
 * @param agent its digest
 * @param certificate that was looked at; null if there is none
 * @param decision what the policy says
 * @param waiversRefused why waivers do not hold
 * @param register on which state of the register it rests
 * @param summary the decision as a signed SLSA verification summary (DSSE); null if nobody asked
 */
public record Told(
    Digest agent,
    @Nullable Digest certificate,
    Decision decision,
    List<String> waiversRefused,
    RegisterState register,
    @Nullable JsonNode summary) {

  /**
   * A register's state.
   *
   * @param origin name of the log; null if none was seen
   * @param size entries; null if none was seen
   * @param checkpoint digest of the signed checkpoint; null if none was seen
   * @param asOf the time for which witnesses vouch for it; null if none was seen
   * @param secondsOld between that and the decision; null if none was seen
   * @param failure why nothing newer could be seen; null if nothing is wrong
   */
  public record RegisterState(
      @Nullable String origin,
      @Nullable Long size,
      @Nullable Digest checkpoint,
      @Nullable Instant asOf,
      @Nullable Long secondsOld,
      @Nullable String failure) {}
}
