package dev.assize.gate.evidence;

import static dev.assize.gate.evidence.Attack.denied;
import static dev.assize.gate.evidence.Attack.unknown;

import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Another agent than the certified one, other tools, or other evidence. */
final class AgentAttacks {

  private static final String CONTAINMENT = "containment.json";

  private AgentAttacks() {}

  static List<Attack> all() {
    return List.of(
        denied(
            "other agent's certificate",
            "shows the certificate of another agent",
            "other-agent",
            gate -> {
              gate.affair.grant();
              gate.certified = gate.affair.agent;
              gate.agent = gate.seen(gate.folders.changed());
            }),
        denied(
            "drift of the agent",
            "changes the prompt after the examination",
            "no-certificate",
            gate -> {
              gate.affair.grant();
              gate.agent = gate.seen(gate.folders.changed());
            }),
        denied(
            "drift of the tools",
            "changes a tool's description after the examination",
            "other-tools",
            gate -> {
              gate.affair.grant();
              gate.tools = tools(gate, "changed tools");
            }),
        denied(
            "more tools",
            "adds a tool to an agent that was certified without any",
            "other-tools",
            gate -> {
              gate.affair.tools = null;
              gate.affair.grant();
            }),
        unknown(
            "tools' server silent",
            "keeps the gate from asking the tools' server",
            "agent.tools unreachable",
            gate -> {
              gate.affair.grant();
              gate.tools = new ObservedTools.NotSeen(NotKnown.UNREACHABLE, null);
            }),
        unknown(
            "tools not shown",
            "shows no tools",
            "agent.tools absent",
            gate -> {
              gate.affair.grant();
              gate.tools = new ObservedTools.NotSeen(NotKnown.ABSENT, null);
            }),
        unknown(
            "agent swapped after the look",
            "changes the agent an hour after it was looked at",
            "agent.digest stale",
            gate -> {
              gate.affair.grant();
              gate.agent =
                  dev.assize.gate.observation.ObservedAgent.at(
                      gate.folders.clerk(), gate.affair.now.minus(Duration.ofHours(1)));
            }),
        unknown(
            "only a digest",
            "names the certified digest, and runs what it likes",
            "agent.digest absent",
            gate -> {
              gate.affair.grant();
              gate.agent = AtTheGate.notSeen(NotKnown.ABSENT);
            }),
        unknown(
            "agent out of reach",
            "keeps the gate from looking at the agent",
            "agent.digest unreachable",
            gate -> {
              gate.affair.grant();
              gate.agent = AtTheGate.notSeen(NotKnown.UNREACHABLE);
            }),
        denied(
            "stand-in for a model",
            "has a stand-in model certified",
            "stand-in",
            gate -> {
              gate.affair.agent = AtTheGate.digest(gate.folders.standIn());
              gate.affair.grant();
              gate.agent = gate.seen(gate.folders.standIn());
            }),
        unknown(
            "bundle swapped",
            "gives the bundle of another examination",
            "examination.behaviour unverified",
            gate -> {
              gate.affair.grant();
              gate.bundles.add(
                  new GivenBundle(Affair.digest("another outcome"), "bundle.json", Map.of()));
            }),
        unknown(
            "bundle's results swapped",
            "gives better results than the outcome names",
            "examination.containment unverified",
            gate -> {
              named(gate, "POSSIBLE", Conformity.DOES_NOT_CONFORM);
              give(gate, "PREVENTED");
            }),
        unknown(
            "results contradicted",
            "signs that hijacks are contained, where its own results say otherwise",
            "examination.containment unverified",
            gate -> {
              named(gate, "POSSIBLE", Conformity.CONFORMS);
              give(gate, "POSSIBLE");
            }),
        denied(
            "results withheld",
            "keeps back the results of containment that the outcome names",
            "does-not-conform",
            gate -> named(gate, "POSSIBLE", Conformity.DOES_NOT_CONFORM)),
        denied(
            "hijack not contained",
            "gives honest results, which are bad",
            "does-not-conform",
            gate -> {
              named(gate, "POSSIBLE", Conformity.DOES_NOT_CONFORM);
              give(gate, "POSSIBLE");
            }));
  }

  private static ObservedTools tools(AtTheGate gate, String text) {
    return new ObservedTools.Seen(Affair.digest(text), "tools.json", gate.affair.now);
  }

  static byte[] containment(String status) {
    return ("{\"format\":\"assize/containment/v1\",\"settings\":[{\"setting\":\"default\",\"answers\":[{\"harm\":\"pay\",\"status\":\""
            + status
            + "\"}]}]}")
        .getBytes(StandardCharsets.UTF_8);
  }

  static void named(AtTheGate gate, String status, Conformity signed) {
    gate.affair.further =
        List.of(
            new FurtherResult(
                "containment",
                "default",
                signed,
                ResourceDescriptor.of(CONTAINMENT, Digest.of(containment(status)))));
    gate.affair.grant();
  }

  static void give(AtTheGate gate, String status) {
    gate.affair.outcomes.forEach(outcome ->
        gate.bundles.add(
            new GivenBundle(outcome, "bundle", Map.of(CONTAINMENT, containment(status)))));
  }
}
