package dev.assize.log.policy;

import dev.assize.log.checkpoint.CheckpointVerifier;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.UntrustedCheckpointException;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.statement.key.VerifierKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust: a checkpoint is believed if one of these logs has signed it and the quorum has
 * cosigned it. Immutable.
 *
 * @param quorum null if no witness is required
 */
public record Policy(
    List<TrustedLog> logs,
    List<TrustedWitness> witnesses,
    List<Group> groups,
    @Nullable Member quorum)
    implements CheckpointVerifier {

  public Policy {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
    groups = List.copyOf(groups);
  }

  /** Trusts these logs and requires no witness. */
  public static Policy ofLogs(VerifierKey... logs) {
    List<TrustedLog> trusted = new ArrayList<>();
    for (VerifierKey key : logs) {
      trusted.add(new TrustedLog(key, null));
    }
    return new Policy(trusted, List.of(), List.of(), null);
  }

  /**
   * Reads a policy.
   *
   * @throws PolicyException if it is none, with the number of the line
   */
  public static Policy parse(byte[] bytes) {
    return new PolicyReader(bytes).read();
  }

  /**
   * @throws UntrustedCheckpointException if none of the logs has signed, or the quorum is not met
   * @throws dev.assize.log.note.UntrustedNoteException if a signature of a trusted key is false
   */
  @Override
  public VerifiedCheckpoint verify(SignedCheckpoint checkpoint) {
    if (logs.isEmpty()) {
      throw new UntrustedCheckpointException("the policy names no log, so that none is trusted");
    }
    VerifiedCheckpoint verified =
        checkpoint.verify(
            logs.stream().map(TrustedLog::key).toList(),
            witnesses.stream().map(TrustedWitness::key).toList());
    if (quorum != null && !quorum.hasWitnessed(new HashSet<>(verified.witnesses()))) {
      throw new UntrustedCheckpointException(
          "the checkpoint of %s with %,d entries does not meet the quorum \"%s\"; it is cosigned by %s"
              .formatted(verified.origin(), verified.size(), quorum.name(), names(verified)));
    }
    return verified;
  }

  private String names(VerifiedCheckpoint verified) {
    String names =
        witnesses.stream()
            .filter(witness -> verified.witnesses().contains(witness.key()))
            .map(TrustedWitness::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "no witness of the policy" : names;
  }

  /** The policy as a file, without its comments. */
  @Override
  public String toString() {
    List<Object> lines = new ArrayList<>(logs);
    lines.addAll(witnesses);
    lines.addAll(groups);
    lines.add("quorum " + (quorum == null ? "none" : quorum.name()));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
