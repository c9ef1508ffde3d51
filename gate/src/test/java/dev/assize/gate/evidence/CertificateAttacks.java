package dev.assize.gate.evidence;

import static dev.assize.gate.evidence.Attack.denied;
import static dev.assize.gate.evidence.Attack.unknown;

import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.intoto.DowngradePredicate.State;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import dev.assize.statement.intoto.RestorationPredicate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Certificates that were good once, or are good for something else. */
final class CertificateAttacks {

  private static final String PROCUREMENT = "public-procurement";
  private static final String DISTRUSTED = "distrusted-evaluator";

  private CertificateAttacks() {}

  static List<Attack> all() {
    return List.of(
        denied(
            "withdrawn",
            "uses the agent after its certificate was withdrawn",
            "withdrawn",
            gate -> Deeds.withdraw(gate.affair.grant())),
        denied(
            "withdrawn, then restored",
            "has a withdrawn certificate restored",
            "withdrawn",
            gate -> {
              Affair affair = gate.affair.grant();
              Deeds.withdraw(affair);
              affair.add(
                  "decider.test",
                  affair.subject(),
                  new RestorationPredicate(
                      affair.certificate,
                      "decider.test",
                      affair.outcomes,
                      "as before",
                      affair.now));
            }),
        denied(
            "suspended",
            "uses the agent while its certificate is suspended",
            "suspended",
            gate -> {
              Affair affair = gate.affair.grant();
              Deeds.sanction(affair, "suspension", affair.certificate, null);
            }),
        denied(
            "on notice",
            "sells to a public body while on notice",
            "in-doubt",
            gate -> {
              Affair affair = gate.affair.grant();
              Deeds.sanction(affair, "notice", affair.certificate, null);
              gate.policy = PROCUREMENT;
            }),
        denied(
            "superseded",
            "goes on with the version before",
            "ended",
            gate -> {
              Affair affair = gate.affair;
              Digest old = affair.agent;
              affair.grant();
              Digest before = affair.certificate;
              affair.agent = AtTheGate.digest(gate.folders.changed());
              affair.pass(10).granted(before);
              gate.certified = old;
            }),
        denied(
            "reduced scope exceeded",
            "offers all tools after a sanction took some away",
            "other-tools",
            gate -> {
              Affair affair = gate.affair.grant();
              Deeds.sanction(affair, "cap", affair.certificate, Affair.digest("fewer tools"));
            }),
        denied(
            "surveillance missed",
            "does not let itself be examined again",
            "suspended",
            gate -> gate.affair.grant().pass(125)),
        denied(
            "condition let lapse",
            "does not meet a condition of the decision",
            "conditions-overdue",
            gate -> {
              Affair affair = gate.affair;
              affair.conditions =
                  List.of(
                      new Condition(
                          "C-1", "say who is liable", Affair.START.plus(Duration.ofDays(55))));
              affair.grant().pass(15);
            }),
        denied(
            "tier downgraded",
            "uses a certificate for general use in a sensitive one",
            "tier-too-low",
            gate -> {
              gate.affair.grant();
              gate.context = List.of("tier=sensitive");
            }),
        unknown(
            "tier left out",
            "does not say how sensitive the use is",
            "certificate.tierSuffices absent",
            gate -> {
              gate.affair.grant();
              gate.context = List.of();
            }),
        denied(
            "scheme downgraded",
            "writes a scheme of the same name with its own key, and is certified by it",
            "foreign-scheme",
            gate -> {
              gate.affair.owner = "maker-house.test";
              gate.affair.scheme = TestScheme.owned("usual", Affair.key("maker-house.test"));
              gate.affair.grant();
              gate.known.add(gate.affair.scheme);
            }),
        denied(
            "scheme that nobody knows",
            "is certified by a scheme that the gate has never heard of",
            "no-certificate",
            gate -> {
              gate.affair.owner = "maker-house.test";
              gate.affair.scheme = TestScheme.owned("own", Affair.key("maker-house.test"));
              gate.affair.grant();
            }),
        denied(
            "affiliation comes to light",
            "bought the laboratories before they examined, and said so afterwards",
            "no-third-party",
            gate -> {
              Affair affair = gate.affair.grant();
              affair.drawn.forEach(
                  lab -> affair.disclose(lab, new Stake("maker.test", BigDecimal.ONE)));
            }),
        denied(
            "buyer's own evaluators",
            "shows a buyer outcomes of the buyer's own laboratories",
            "no-third-party",
            gate -> {
              Affair affair = gate.affair.grant();
              affair.drawn.forEach(
                  lab -> affair.disclose(lab, new Stake("buyer.test", BigDecimal.ONE)));
            }),
        denied(
            "evaluator distrusted",
            "relies on an outcome from when its evaluator is no longer trusted",
            DISTRUSTED,
            gate -> {
              Affair affair = gate.affair.grant();
              Deeds.downgrade(
                  affair, affair.drawn.getFirst(), State.DISTRUSTED_AFTER, Affair.START);
            }),
        denied(
            "evaluator suspended",
            "relies on an evaluator that is suspended",
            DISTRUSTED,
            gate -> {
              Affair affair = gate.affair.grant();
              Deeds.downgrade(affair, affair.drawn.getFirst(), State.SUSPENDED, null);
            }),
        denied(
            "evaluator revoked",
            "relies on an evaluator whose recognition was taken away",
            DISTRUSTED,
            gate -> {
              Affair affair = gate.affair.grant();
              Deeds.downgrade(affair, affair.drawn.getFirst(), State.REVOKED, null);
            }),
        denied(
            "claims against the verdict",
            "has evaluators sign CONFORMS over a claim that says otherwise",
            "does-not-conform",
            gate -> {
              gate.affair.claimed = Conformity.DOES_NOT_CONFORM;
              gate.affair.grant();
            }),
        denied(
            "open critical incident",
            "goes on while an incident is open",
            "critical-incident",
            gate -> Deeds.troubled(gate)),
        denied(
            "incident closed by a stranger",
            "has a friend close the incident",
            "critical-incident",
            gate -> {
              Affair affair = gate.affair.grant();
              Digest incident = Deeds.incident(affair, "maker.test", Report.INITIAL, null);
              affair.disclose("friend.test");
              Deeds.incident(affair, "friend.test", Report.CLOSURE, incident);
            }),
        denied(
            "barred producer",
            "sells to a public body while barred",
            "barred-producer",
            gate -> {
              Affair affair = gate.affair.grant();
              Deeds.sanction(affair, "bar", null, null);
              gate.policy = PROCUREMENT;
            }),
        denied(
            "containment not examined",
            "sells to a public body without an examination of containment",
            "hijack-not-contained",
            gate -> {
              gate.affair.grant();
              gate.policy = PROCUREMENT;
            }),
        denied(
            "waived too often",
            "has the buyer waive month after month",
            "waived-too-often",
            gate -> {
              Affair affair = gate.affair.grant();
              for (int i = 0; i < 3; i++) {
                affair.add("buyer.test", affair.subject(), Deeds.waiver(affair, "buyer.test"));
                affair.pass(1);
              }
              gate.policy = PROCUREMENT;
            }));
  }
}
