package dev.assize.gate.proof;

import dev.assize.gate.policy.Invariant;
import dev.assize.gate.policy.Invariant.Demand;
import java.util.List;

/** What every policy has to promise, whether its file says so or not. */
final class BuiltIn {

  static final List<Invariant> INVARIANTS =
      List.of(
          refuse(
              "never-without-certificate",
              "No agent is let in whose certificate is withdrawn, suspended, expired, superseded or"
                  + " absent.",
              "certificate.status in ['withdrawn', 'suspended', 'expired', 'superseded', 'none']"),
          unknown(
              "never-on-unknown-status",
              "No agent is let in whose certificate's status is not known: absent, stale,"
                  + " unreachable or not verified.",
              "certificate.status"),
          refuse(
              "never-another-agent",
              "No agent is let in that is not the certified one.",
              "agent.digest == 'unequal'"),
          unknown(
              "never-an-unseen-agent",
              "No agent is let in whose digest is not known.",
              "agent.digest"),
          refuse(
              "never-other-tools",
              "No agent is let in with tools that are not the certified ones.",
              "agent.tools in ['unequal', 'notCertified']"),
          unknown(
              "never-unseen-tools", "No agent is let in whose tools are not known.", "agent.tools"),
          refuse(
              "never-a-foreign-scheme",
              "No agent is let in by a scheme that you do not accept.",
              "!certificate.schemeAccepted"),
          unknown(
              "never-an-unknown-scheme",
              "No agent is let in as long as you have not said which schemes you accept.",
              "certificate.schemeAccepted"),
          refuse(
              "never-a-foreign-log",
              "No agent is let in on a register whose log you do not know, or that too few"
                  + " witnesses watch.",
              "!register.logKnown || !register.quorum"),
          unknown(
              "never-an-unseen-register",
              "No agent is let in on a register of which nothing is known.",
              "register.logKnown",
              "register.quorum"));

  private BuiltIn() {}

  private static Invariant refuse(String id, String say, String when) {
    return new Invariant(id, say, when, Demand.REFUSE, List.of());
  }

  private static Invariant unknown(String id, String say, String... facts) {
    return new Invariant(id, say, "true", Demand.REFUSE, List.of(facts));
  }
}
