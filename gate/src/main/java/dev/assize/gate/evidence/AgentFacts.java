package dev.assize.gate.evidence;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.register.certificate.Certificate;
import dev.assize.statement.Digest;
import java.util.Optional;

/** Facts on the agent that is about to run. */
final class AgentFacts {

  private static final String DIGEST = "agent.digest";
  private static final String TOOLS = "agent.tools";
  private static final String STAND_IN = "agent.standIn";
  private static final String AUTONOMY = "agent.autonomyExamined";

  private AgentFacts() {}

  /** Compares with what was certified. */
  static void against(
      Certificate certificate, ObservedAgent agent, ObservedTools tools, Facts.Builder into) {
    switch (agent) {
      case ObservedAgent.Seen seen -> {
        Provenance evidence = evidence(seen);
        boolean equal = seen.digest().equals(certificate.agent());
        into.known(DIGEST, equal ? "equal" : "unequal", evidence);
        into.known(STAND_IN, seen.standIn(), evidence);
        // the level of approvals stands in the manifest, and so is part of what was examined
        into.known(AUTONOMY, equal, evidence);
      }
      case ObservedAgent.NotSeen nothing -> notSeen(nothing, into);
    }
    tools(certificate, tools, into);
  }

  /** What can be said without a certificate to compare with. */
  static void withoutCertificate(ObservedAgent agent, Facts.Builder into) {
    switch (agent) {
      case ObservedAgent.Seen seen -> into.known(STAND_IN, seen.standIn(), evidence(seen));
      case ObservedAgent.NotSeen nothing -> notSeen(nothing, into);
    }
  }

  private static Provenance evidence(ObservedAgent.Seen seen) {
    return new Provenance("agent", seen.digest(), seen.place(), seen.at());
  }

  private static void notSeen(ObservedAgent.NotSeen nothing, Facts.Builder into) {
    into.notKnown(DIGEST, nothing.cause(), nothing.detail(), null);
    into.notKnown(AUTONOMY, nothing.cause(), nothing.detail(), null);
    into.notKnown(STAND_IN, nothing.cause(), nothing.detail(), null);
  }

  private static void tools(Certificate certificate, ObservedTools tools, Facts.Builder into) {
    Optional<Digest> certified =
        certificate
            .scope()
            .or(() -> Optional.ofNullable(certificate.file().application().says().toolCatalogue()));
    switch (tools) {
      case ObservedTools.Seen seen -> {
        String found =
            certified
                .map(each -> each.equals(seen.digest()) ? "equal" : "unequal")
                .orElse("notCertified");
        into.known(TOOLS, found, new Provenance("tools", seen.digest(), seen.place(), seen.at()));
      }
      case ObservedTools.None none ->
          into.known(TOOLS, "none", new Provenance("tools, as stated", null, null, none.at()));
      case ObservedTools.NotSeen nothing ->
          into.notKnown(TOOLS, nothing.cause(), nothing.detail(), null);
    }
  }
}
