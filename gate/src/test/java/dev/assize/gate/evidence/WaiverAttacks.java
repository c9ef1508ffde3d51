package dev.assize.gate.evidence;

import dev.assize.gate.policy.Answer;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.WaiverPredicate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Waivers that do not hold. But for a waiver, an open critical incident keeps the agent out. */
final class WaiverAttacks {

  private static final String OPEN = "critical-incident";

  private WaiverAttacks() {}

  private static Attack denied(String name, String does, Consumer<AtTheGate> deed) {
    return new Attack("waiver " + name, does, deed, Answer.DENY, OPEN);
  }

  static List<Attack> all() {
    return List.of(
        denied(
            "forged",
            "changes a byte of a signed waiver",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              byte[] waiver = signed(affair, "buyer.test", Deeds.waiver(affair, "buyer.test"));
              int at =
                  new String(waiver, java.nio.charset.StandardCharsets.US_ASCII)
                          .indexOf("payload\":\"")
                      + 60;
              waiver[at] = (byte) (waiver[at] == 'A' ? 'B' : 'A');
              gate.waivers.add(waiver);
            }),
        denied(
            "signed by another",
            "signs a waiver in the buyer's name",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              gate.waivers.add(signed(affair, "maker.test", Deeds.waiver(affair, "buyer.test")));
            }),
        denied(
            "in the register, signed by another",
            "logs a waiver in the buyer's name",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              affair.add("maker.test", affair.subject(), Deeds.waiver(affair, "buyer.test"));
            }),
        denied(
            "by the producer",
            "waives for itself",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              affair.add("maker.test", affair.subject(), Deeds.waiver(affair, "maker.test"));
              gate.relyingParty = "maker.test";
            }),
        denied(
            "by a daughter of the producer",
            "waives through a firm that belongs to it",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              affair.disclose("shop.test", new Stake("maker.test", BigDecimal.ONE));
              affair.add("shop.test", affair.subject(), Deeds.waiver(affair, "shop.test"));
              gate.relyingParty = "shop.test";
            }),
        denied(
            "of somebody else",
            "shows another buyer's waiver",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              affair.disclose("other.test");
              gate.waivers.add(signed(affair, "other.test", Deeds.waiver(affair, "other.test")));
            }),
        denied(
            "of nobody",
            "shows a waiver of a party that is not in the register",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              gate.waivers.add(signed(affair, "ghost.test", Deeds.waiver(affair, "ghost.test")));
              gate.relyingParty = "ghost.test";
            }),
        denied(
            "when nobody asks",
            "asks without saying on whose behalf",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              affair.add("buyer.test", affair.subject(), Deeds.waiver(affair, "buyer.test"));
              gate.relyingParty = null;
            }),
        denied(
            "expired",
            "goes on with a waiver after its end",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              affair.add("buyer.test", affair.subject(), Deeds.waiver(affair, "buyer.test"));
              affair.pass(2);
              affair.add(
                  "buyer.test",
                  affair.subject(),
                  Deeds.waiver(
                      affair,
                      "baseline",
                      "mail",
                      affair.now.minus(Duration.ofDays(3)),
                      affair.now));
              affair.log.entries.remove(affair.log.entries.size() - 2);
            }),
        denied(
            "not yet",
            "uses a waiver before it begins",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              gate.waivers.add(
                  signed(
                      affair,
                      "buyer.test",
                      Deeds.waiver(
                          affair,
                          "baseline",
                          "mail",
                          affair.now.plusSeconds(3600),
                          affair.now.plusSeconds(7200))));
            }),
        denied(
            "for another policy",
            "shows a waiver for a stricter policy's clause of the same name",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              along(gate, affair, "ci", "mail");
            }),
        denied(
            "for another use",
            "shows a waiver for a trial in a laboratory",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              along(gate, affair, "baseline", "laboratory");
            }),
        denied(
            "for another agent",
            "shows a waiver for another agent",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              ResourceDescriptor other =
                  ResourceDescriptor.of("clerk", Affair.digest("other agent"));
              gate.waivers.add(
                  Affair.signed("buyer.test", other, Deeds.waiver(affair, "buyer.test")));
            }),
        denied(
            "of a look-alike",
            "waives as buуer.test, whose third letter is Cyrillic",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              byte[] waiver = signed(affair, "buyer.test", Deeds.waiver(affair, "buyer.test"));
              gate.waivers.add(Deeds.rewritten(waiver, "buyer.test", "buуer.test", "buyer.test"));
            }),
        denied(
            "with duplicate keys",
            "names two policies under one key",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              byte[] waiver = signed(affair, "buyer.test", Deeds.waiver(affair, "buyer.test"));
              gate.waivers.add(
                  Deeds.rewritten(
                      waiver,
                      "\"policy\":\"baseline\"",
                      "\"policy\":\"ci\",\"policy\":\"baseline\"",
                      "buyer.test"));
            }),
        denied(
            "of a million bytes",
            "gives a million bytes as a waiver",
            gate -> {
              Deeds.troubled(gate);
              byte[] huge = new byte[1_000_000];
              java.util.Arrays.fill(huge, (byte) '[');
              gate.waivers.add(huge);
            }),
        denied(
            "that is none",
            "gives the decision in place of a waiver",
            gate -> {
              Affair affair = Deeds.troubled(gate);
              gate.waivers.add(affair.log.entries.getLast());
            }),
        new Attack(
            "waiver for what was withdrawn",
            "has the buyer waive the withdrawal",
            gate -> {
              Affair affair = gate.affair.grant();
              Deeds.withdraw(affair);
              affair.add("buyer.test", affair.subject(), Deeds.waiver(affair, "buyer.test"));
            },
            Answer.DENY,
            "withdrawn"),
        new Attack(
            "waiver for another agent's running",
            "has the buyer waive the comparison of digests",
            gate -> {
              Affair affair = gate.affair.grant();
              affair.add("buyer.test", affair.subject(), Deeds.waiver(affair, "buyer.test"));
              gate.certified = affair.agent;
              gate.agent = gate.seen(gate.folders.changed());
            },
            Answer.DENY,
            "other-agent"));
  }

  private static byte[] signed(Affair affair, String by, WaiverPredicate says) {
    return Affair.signed(by, affair.subject(), says);
  }

  private static void along(AtTheGate gate, Affair affair, String policy, String use) {
    gate.waivers.add(
        signed(
            affair,
            "buyer.test",
            Deeds.waiver(affair, policy, use, affair.now, affair.now.plusSeconds(3600))));
  }
}
