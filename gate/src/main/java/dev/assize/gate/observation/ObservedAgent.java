package dev.assize.gate.observation;

import dev.assize.agent.command.Approvals;
import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.manifest.ModelSource;
import dev.assize.gate.fact.NotKnown;
import dev.assize.statement.Digest;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of looking at the agent that is about to run. */
public sealed interface ObservedAgent {

  /**
   * An agent whose manifest and artifacts were digested.
   *
   * @param digest its identity
   * @param approvals at which level of approvals it is configured to run; null if it is no program
   * @param standIn whether its model is the stand-in
   * @param place where it lies
   * @param at when somebody looked
   */
  record Seen(
      Digest digest, @Nullable Approvals approvals, boolean standIn, String place, Instant at)
      implements ObservedAgent {}

  /** Nobody looked, or nothing could be seen. */
  record NotSeen(NotKnown cause, @Nullable String detail) implements ObservedAgent {}

  /**
   * Digests an agent where it lies.
   *
   * @throws dev.assize.statement.document.DocumentException if it cannot be read
   */
  static Seen at(Path agent, Instant at) {
    return of(Manifest.read(agent), agent.toString(), at);
  }

  /** An agent whose manifest was read and whose artifacts were digested at that time. */
  static Seen of(Manifest manifest, String place, Instant at) {
    Interface use = manifest.agentInterface();
    return new Seen(
        manifest.digest(),
        use instanceof Interface.Command command ? command.approvals() : null,
        use.model() instanceof ModelSource.StandIn,
        place,
        at);
  }
}
