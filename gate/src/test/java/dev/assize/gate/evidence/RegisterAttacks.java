package dev.assize.gate.evidence;

import static dev.assize.gate.evidence.Attack.denied;
import static dev.assize.gate.evidence.Attack.unknown;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.CheckpointVerifier;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.tile.SourceException;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Attacks on the way from the log to the gate. */
final class RegisterAttacks {

  private static final String UNVERIFIED = "certificate.status unverified";
  private static final String STRANGE = "unknown-register";

  private RegisterAttacks() {}

  static List<Attack> all() {
    return List.of(
        unknown(
            "no register",
            "gives an empty folder as register",
            "certificate.status absent",
            gate -> {
              gate.affair.grant();
              gate.source = (path, limit) -> java.util.Optional.empty();
            }),
        unknown(
            "register cut off",
            "keeps the gate from reaching the register",
            "certificate.status unreachable",
            gate -> {
              gate.affair.grant();
              gate.source =
                  (path, limit) -> {
                    throw new SourceException("connection refused");
                  };
            }),
        unknown(
            "revoked yesterday, register withheld",
            "serves the register of two days ago, from before the withdrawal",
            "certificate.status stale",
            gate -> {
              gate.affair.grant();
              gate.served(gate.affair.witnessed(gate.affair.now));
              Deeds.withdraw(gate.affair.pass(2));
            }),
        unknown(
            "old state replayed",
            "serves a state that the witness signed minutes ago, from before the withdrawal that the gate has seen",
            UNVERIFIED,
            gate -> {
              Affair affair = gate.affair.grant();
              SignedCheckpoint before = affair.witnessed(affair.now);
              Deeds.withdraw(affair);
              remember(gate, affair.witnessed(affair.now));
              gate.served(before);
            }),
        unknown(
            "fork",
            "runs the log twice, with and without the withdrawal, and shows each to somebody",
            UNVERIFIED,
            gate -> {
              Affair affair = gate.affair.grant();
              byte[] last = affair.log.entries.removeLast();
              affair.append(
                  Affair.signed("maker.test", affair.subject(), Deeds.withdrawal(affair)));
              remember(gate, affair.witnessed(affair.now));
              affair.log.entries.removeLast();
              affair.append(last);
            }),
        unknown(
            "another log under the known name",
            "signs a log of the same name with a key of its own",
            STRANGE,
            gate -> {
              Affair affair = gate.affair.grant();
              gate.served(signedBy(affair, SigningKey.generate("log.test", KeyType.ED25519)));
            }),
        unknown(
            "wrong log",
            "gives the register of another log",
            STRANGE,
            gate -> {
              Affair affair = gate.affair.grant();
              gate.served(signedBy(affair, Affair.key("other-log.test")));
            }),
        unknown(
            "unknown witness",
            "has the log's state signed by a witness of its own",
            STRANGE,
            gate -> {
              Affair affair = gate.affair.grant();
              gate.served(
                  affair
                      .log
                      .checkpoint(affair.log.entries.size())
                      .cosign(SigningKey.generate("w", KeyType.COSIGNATURE), affair.now));
            }),
        unknown(
            "no witness",
            "leaves the witness's signature out",
            STRANGE,
            gate -> {
              Affair affair = gate.affair.grant();
              gate.served(affair.log.checkpoint(affair.log.entries.size()));
            }),
        unknown(
            "witness's signature moved",
            "puts the witness's signature of an old state on a new one",
            UNVERIFIED,
            gate -> {
              Affair affair = gate.affair.grant();
              String old = affair.witnessed(affair.now).toString();
              affair.disclose("stranger.test");
              String now = affair.log.checkpoint(affair.log.entries.size()).toString();
              String[] lines = old.split("\n");
              gate.served(affair.witnessed(affair.now));
              gate.files().put("checkpoint", bytes(now + lines[lines.length - 1] + "\n"));
            }),
        unknown(
            "size changed in the checkpoint",
            "writes a smaller size into the signed checkpoint",
            UNVERIFIED,
            gate -> {
              gate.affair.grant();
              String text = new String(gate.files().get("checkpoint"), StandardCharsets.UTF_8);
              int size = gate.affair.log.entries.size();
              gate.files()
                  .put(
                      "checkpoint",
                      bytes(text.replaceFirst("\n" + size + "\n", "\n" + (size - 1) + "\n")));
            }),
        unknown(
            "no checkpoint but words",
            "serves a web page in place of the checkpoint",
            UNVERIFIED,
            gate -> {
              gate.affair.grant();
              gate.files().put("checkpoint", bytes("<html>Not Found</html>"));
            }),
        unknown(
            "huge checkpoint",
            "serves two million bytes as the checkpoint",
            UNVERIFIED,
            gate -> {
              gate.affair.grant();
              gate.files().put("checkpoint", new byte[2_000_000]);
            }),
        unknown(
            "tile forged",
            "changes a hash in a tile",
            UNVERIFIED,
            gate -> {
              gate.affair.grant();
              flip(gate, "tile/0/000.p/", 40);
            }),
        unknown(
            "tile cut short",
            "serves the first half of a tile",
            UNVERIFIED,
            gate -> {
              gate.affair.grant();
              cut(gate, "tile/0/000.p/");
            }),
        unknown(
            "entry changed",
            "changes a byte of an entry",
            UNVERIFIED,
            gate -> {
              gate.affair.grant();
              flip(gate, "tile/entries/000.p/", 300);
            }),
        unknown(
            "entries cut short",
            "serves the first half of the entries",
            UNVERIFIED,
            gate -> {
              gate.affair.grant();
              cut(gate, "tile/entries/000.p/");
            }),
        unknown(
            "entries missing",
            "serves no entries at all",
            UNVERIFIED,
            gate -> {
              gate.affair.grant();
              gate.files().keySet().removeIf(path -> path.startsWith("tile/entries"));
            }),
        unknown(
            "withdrawal left out",
            "replaces the withdrawal by another entry",
            UNVERIFIED,
            gate -> {
              Affair affair = gate.affair.grant();
              Deeds.withdraw(affair);
              SignedCheckpoint signed = affair.witnessed(affair.now);
              affair.log.entries.removeLast();
              affair.disclose("stranger.test");
              gate.served(signed);
            }),
        unknown(
            "clock set back",
            "sets the gate's clock back to before the certificate's end",
            UNVERIFIED,
            gate -> {
              gate.affair.validity = 20;
              gate.affair.grant().pass(30);
              gate.clock = gate.affair.now.minus(Duration.ofDays(20));
            }),
        denied(
            "certificate expired",
            "goes on with a certificate after its end",
            "ended",
            gate -> {
              gate.affair.validity = 20;
              gate.affair.grant().pass(30);
            }));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void remember(AtTheGate gate, SignedCheckpoint seen) {
    CheckpointVerifier trust = gate.trust();
    gate.memory.remember(trust.verify(seen));
  }

  private static SignedCheckpoint signedBy(Affair affair, SigningKey key) {
    Checkpoint own = affair.log.checkpoint(affair.log.entries.size()).checkpoint();
    Hash root = own.root();
    return SignedCheckpoint.sign(new Checkpoint(key.verifier().name(), own.size(), root), key)
        .cosign(Affair.witness(), affair.now);
  }

  private static String path(AtTheGate gate, String prefix) {
    return gate.files().keySet().stream()
        .filter(each -> each.startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  private static void flip(AtTheGate gate, String prefix, int at) {
    gate.files().get(path(gate, prefix))[at] ^= 1;
  }

  private static void cut(AtTheGate gate, String prefix) {
    String path = path(gate, prefix);
    byte[] whole = gate.files().get(path);
    gate.files().put(path, Arrays.copyOf(whole, whole.length / 2));
  }
}
