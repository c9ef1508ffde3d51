package dev.assize.log.service;

import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.note.NoteSignature;
import dev.assize.log.policy.Policy;
import dev.assize.log.policy.TrustedWitness;
import dev.assize.log.storage.Cosigning;
import dev.assize.log.storage.Proposal;
import dev.assize.log.text.Excerpt;
import dev.assize.log.witness.WitnessClient;
import dev.assize.log.witness.WitnessException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Has the witnesses of a policy cosign, all at once, and publishes nothing that does not meet the
 * policy's quorum. Thread-safe.
 */
public final class WitnessCosigning implements Cosigning, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Policy policy;
  private final List<WitnessClient> witnesses;

  /**
   * @param policy names the log, and the witnesses with their addresses; those without one are not
   *     asked
   * @throws LogUnavailableException if one of the addresses is none
   */
  public WitnessCosigning(Policy policy) {
    this.policy = policy;
    this.witnesses = new ArrayList<>();
    for (TrustedWitness witness : policy.witnesses()) {
      String url = witness.url();
      if (url != null) {
        witnesses.add(new WitnessClient(address(witness.name(), url), witness.key(), TIMEOUT));
      }
    }
  }

  private static URI address(String name, String url) {
    try {
      URI address = new URI(url);
      if (String.valueOf(address.getScheme()).matches("https?") && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new LogUnavailableException(
        "the policy gives the witness %s the address %s, which is no http or https URL"
            .formatted(name, Excerpt.of(url)));
  }

  /**
   * @throws LogUnavailableException if the quorum is not met; it says what each witness answered
   */
  @Override
  public byte[] cosign(Proposal proposal) {
    SignedCheckpoint checkpoint = SignedCheckpoint.parse(proposal.checkpoint());
    List<String> problems = new ArrayList<>();
    SignedCheckpoint cosigned = checkpoint.with(cosignatures(checkpoint, proposal, problems));
    try {
      policy.verify(cosigned);
    } catch (RuntimeException e) {
      problems.addFirst(String.valueOf(e.getMessage()));
      throw new LogUnavailableException(String.join("; ", problems));
    }
    return cosigned.bytes();
  }

  private List<NoteSignature> cosignatures(
      SignedCheckpoint checkpoint, Proposal proposal, List<String> problems) {
    List<NoteSignature> cosignatures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<NoteSignature>> asked =
          witnesses.stream()
              .map(witness ->
                  threads.submit(() ->
                      witness.cosign(
                          checkpoint, (earlier, later) -> proposal.consistencyFrom(earlier))))
              .toList();
      for (Future<NoteSignature> answer : asked) {
        take(answer, cosignatures, problems);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.add("interrupted while witnesses were asked");
    }
    return cosignatures;
  }

  /** One witness that does not answer is no reason not to count the others. */
  private static void take(
      Future<NoteSignature> answer, List<NoteSignature> cosignatures, List<String> problems)
      throws InterruptedException {
    try {
      cosignatures.add(answer.get());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof WitnessException)) {
        throw new IllegalStateException("a witness could not be asked", e.getCause());
      }
      problems.add(String.valueOf(e.getCause().getMessage()));
    }
  }

  @Override
  public void close() {
    witnesses.forEach(WitnessClient::close);
  }
}
