package dev.assize.gate.account;

import dev.assize.agent.manifest.Manifest;
import dev.assize.gate.evidence.Derived;
import dev.assize.gate.evidence.Question;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedRegister;
import dev.assize.register.certificate.Certificate;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence says of an agent. Immutable. All texts are as others wrote them, so hostile.
 *
 * @param agent digest of the agent that is asked about
 * @param at for which time
 * @param manifest what its producer says of it; null if nobody looked at it
 * @param place where it lies; null if nobody looked at it
 * @param certificate null if there is none, or the register is not known
 * @param outcomes all that were logged in the certificate's case, whether they count or not
 * @param register null if it is not known
 * @param facts what follows, each with its evidence
 */
public record Account(
    Digest agent,
    Instant at,
    @Nullable Manifest manifest,
    @Nullable String place,
    @Nullable CertificateAccount certificate,
    List<OutcomeAccount> outcomes,
    @Nullable RegisterAccount register,
    Facts facts) {

  /** Copies the list. */
  public Account {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * A register.
   *
   * @param origin name of its log
   * @param place where it was read
   * @param size how many entries its checkpoint commits to
   * @param witnesses names of those who signed the checkpoint, besides its log
   * @param signed for which time the checkpoint speaks
   */
  public record RegisterAccount(
      String origin, String place, long size, List<String> witnesses, Instant signed) {

    /** Copies the list. */
    public RegisterAccount {
      witnesses = List.copyOf(witnesses);
    }
  }

  /**
   * Gathers it.
   *
   * @param manifest of the agent; null if nobody looked at it
   * @throws IllegalArgumentException if the manifest is not that of the agent that was looked at
   */
  public static Account of(
      Question question,
      Derived derived,
      ObservedRegister register,
      ObservedAgent agent,
      @Nullable Manifest manifest) {
    String place = agent instanceof ObservedAgent.Seen seen ? seen.place() : null;
    if (manifest != null
        && agent instanceof ObservedAgent.Seen seen
        && !manifest.digest().equals(seen.digest())) {
      throw new IllegalArgumentException(seen.place() + " changed while it was looked at");
    }
    Certificate certificate = derived.certificate().orElse(null);
    if (certificate == null || !(register instanceof ObservedRegister.Seen seen)) {
      return new Account(
          question.agent(),
          question.at(),
          manifest,
          place,
          null,
          List.of(),
          log(register),
          derived.facts());
    }
    return seen.snapshot()
        .ask(state ->
            new Account(
                question.agent(),
                question.at(),
                manifest,
                place,
                CertificateAccount.of(certificate, seen, question, state),
                OutcomeAccount.all(certificate, seen.snapshot().origin(), question, state),
                log(register),
                derived.facts()));
  }

  private static @Nullable RegisterAccount log(ObservedRegister register) {
    return register instanceof ObservedRegister.Seen seen
        ? new RegisterAccount(
            seen.snapshot().origin(),
            String.valueOf(seen.evidence().place()),
            seen.checkpoint().size(),
            seen.checkpoint().witnesses().stream().map(Object::toString).sorted().toList(),
            seen.evidence().at())
        : null;
  }

  /** Outcomes that the certificate rests on. */
  public List<OutcomeAccount> carrying() {
    return outcomes.stream().filter(OutcomeAccount::carries).toList();
  }
}
