package dev.assize.gate.evidence;

import dev.assize.register.entry.EntryReader;
import dev.assize.statement.Digest;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import dev.assize.statement.intoto.IncidentPredicate.Severity;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.intoto.WaiverPredicate;
import dev.assize.statement.intoto.WithdrawalPredicate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens after a certificate was granted. */
final class Deeds {

  private Deeds() {}

  static WithdrawalPredicate withdrawal(Affair affair) {
    return new WithdrawalPredicate(
        affair.certificate,
        WithdrawalPredicate.Grounds.HOLDER,
        List.of(),
        "given back",
        affair.now);
  }

  static void withdraw(Affair affair) {
    affair.add("maker.test", affair.subject(), withdrawal(affair));
  }

  static void sanction(
      Affair affair, String rung, @Nullable Digest certificate, @Nullable Digest scope) {
    affair.add(
        affair.owner,
        affair.subject(),
        new SanctionPredicate(
            affair.scheme(),
            certificate,
            "maker.test",
            rung,
            "APP-1",
            List.of(),
            scope,
            null,
            null,
            "so it is",
            affair.now));
  }

  static void downgrade(
      Affair affair, String lab, DowngradePredicate.State state, @Nullable Instant after) {
    affair.add(
        affair.owner,
        Affair.keyOf(lab),
        new DowngradePredicate(
            affair.scheme(), lab, state, after, "EVA-8", List.of(), null, affair.now));
  }

  static Digest incident(Affair affair, String by, Report report, @Nullable Digest follows) {
    return affair.add(
        by,
        affair.subject(),
        new IncidentPredicate(
            affair.certificate,
            report,
            follows,
            Severity.CRITICAL,
            affair.now,
            affair.now,
            "paid a stranger",
            List.of(),
            affair.now));
  }

  /** A certificate with an open critical incident, which a waiver may lift. */
  static Affair troubled(AtTheGate gate) {
    Affair affair = gate.affair.grant();
    incident(affair, "maker.test", Report.INITIAL, null);
    return affair;
  }

  static WaiverPredicate waiver(Affair affair, String by) {
    return new WaiverPredicate(
        by,
        "baseline",
        List.of("critical-incident", "other-agent", "withdrawn"),
        "mail",
        "we watch it",
        affair.now.plus(Duration.ofDays(7)),
        affair.now);
  }

  static WaiverPredicate waiver(
      Affair affair, String policy, String use, Instant from, Instant until) {
    return new WaiverPredicate(
        "buyer.test", policy, List.of("critical-incident"), use, "we watch it", until, from);
  }

  /** Signs a statement whose text was changed, so that it stays signed. */
  static byte[] rewritten(byte[] entry, String from, String to, String signer) {
    String text = new String(Envelope.parse(entry).payload(), StandardCharsets.UTF_8);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(from + " is not in " + text);
    }
    return Envelope.sign(
            Statement.PAYLOAD_TYPE,
            text.replace(from, to).getBytes(StandardCharsets.UTF_8),
            Affair.key(signer))
        .bytes();
  }

  static Digest last(Affair affair) {
    return EntryReader.read(0, affair.log.entries.getLast()).id();
  }
}
