package dev.assize.gate.evidence;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.observation.Snapshot;
import dev.assize.gate.policy.Waived;
import dev.assize.register.Register;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.EntryReader;
import dev.assize.register.entry.UnreadableEntryException;
import dev.assize.register.entry.Valid;
import dev.assize.register.party.Party;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.WaiverPredicate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Waivers that bear on a decision. One holds if the relying party on whose behalf somebody asks
 * signed it with the key that it has disclosed; if it is for this agent, policy and use, and holds
 * now; if the relying party is neither the producer nor close to it; and never for a certificate
 * that was withdrawn.
 */
final class Waivers {

  private static final Duration YEAR = Duration.ofDays(365);

  private final Question question;
  private final Optional<Certificate> certificate;
  private final List<Waived> waived = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final Set<Digest> recent = new HashSet<>();
  private int refusedAlong;

  private Waivers(Question question, Optional<Certificate> certificate) {
    this.question = question;
    this.certificate = certificate;
  }

  static Waivers examine(Question question, Snapshot snapshot, Optional<Certificate> certificate) {
    Waivers waivers = new Waivers(question, certificate);
    if (question.relyingParty() != null || !question.waivers().isEmpty()) {
      snapshot.ask(register -> {
        waivers.look(register);
        return waivers;
      });
    }
    return waivers;
  }

  List<Waived> waived() {
    return waived;
  }

  List<String> refused() {
    return refused;
  }

  void tell(Provenance register, Facts.Builder into) {
    into.known("waivers.recent", CertificateSheet.count(recent.size(), 10_000), register);
    into.known("waivers.refused", CertificateSheet.count(refusedAlong, 1_000), register);
  }

  private void look(Register register) {
    String asking = question.relyingParty();
    if (asking != null) {
      List<Valid<WaiverPredicate>> logged =
          register.parties().party(asking).map(Party::waivers).orElse(List.of());
      for (Valid<WaiverPredicate> waiver : logged) {
        if (waiver.entry().subject().sha256().equals(question.agent())) {
          take(waiver.entry(), waiver.says(), register, "waiver at entry " + waiver.index());
        }
      }
    }
    for (byte[] bytes : question.waivers()) {
      int before = refused.size();
      along(bytes, register);
      refusedAlong += refused.size() - before;
    }
  }

  private void along(byte[] bytes, Register register) {
    try {
      Entry entry = EntryReader.read(0, bytes);
      String name = "waiver " + entry.id().abbreviated();
      if (entry.predicate() instanceof WaiverPredicate says) {
        take(entry, says, register, name);
      } else {
        refused.add(name + ": is another statement");
      }
    } catch (UnreadableEntryException e) {
      refused.add("a waiver that cannot be read: " + e.getMessage());
    }
  }

  private void take(Entry entry, WaiverPredicate says, Register register, String name) {
    Optional<String> objection = objection(entry, says, register);
    if (objection.isPresent()) {
      refused.add(name + ": " + objection.get());
    } else {
      says.clauses()
          .forEach(
              clause -> waived.add(new Waived(clause, entry.id(), says.reason(), says.until())));
    }
    boolean isOurs =
        says.relyingParty().equals(question.relyingParty())
            && entry.subject().sha256().equals(question.agent())
            && signed(entry, says, register);
    if (isOurs
        && !says.at().isAfter(question.at())
        && says.at().plus(YEAR).isAfter(question.at())) {
      recent.add(entry.id());
    }
  }

  private static boolean signed(Entry entry, WaiverPredicate says, Register register) {
    return register
        .parties()
        .party(says.relyingParty())
        .map(party -> entry.signers().contains(party.key()))
        .orElse(false);
  }

  private Optional<String> objection(Entry entry, WaiverPredicate says, Register register) {
    if (!says.relyingParty().equals(question.relyingParty())) {
      return Optional.of("is given by " + says.relyingParty() + ", who does not ask");
    }
    if (!signed(entry, says, register)) {
      return Optional.of("is not signed by the key that " + says.relyingParty() + " has disclosed");
    }
    if (!entry.subject().sha256().equals(question.agent())) {
      return Optional.of("is for another agent");
    }
    if (!says.policy().equals(question.policy())) {
      return Optional.of("is for the policy " + says.policy());
    }
    if (!says.context().equals(question.use())) {
      return Optional.of("is for another use: " + says.context());
    }
    if (says.at().isAfter(question.at())) {
      return Optional.of("does not hold before " + says.at());
    }
    if (!says.until().isAfter(question.at())) {
      return Optional.of("has ended at " + says.until());
    }
    return tooClose(entry, says, register);
  }

  private Optional<String> tooClose(Entry entry, WaiverPredicate says, Register register) {
    if (certificate.isEmpty()) {
      return Optional.of("without a certificate nobody knows whether the producer gave it");
    }
    Certificate held = certificate.get();
    if (held.status() == Status.WITHDRAWN) {
      return Optional.of("no waiver helps a certificate that was withdrawn");
    }
    boolean byProducer =
        says.relyingParty().equals(held.holder())
            || register
                .parties()
                .party(held.holder())
                .map(party -> entry.signers().contains(party.key()))
                .orElse(true);
    if (byProducer) {
      return Optional.of("is given by the producer itself");
    }
    return register
        .people()
        .between(held.scheme(), says.relyingParty(), held.holder(), register.moment())
        .map(way -> "is given by somebody too close to the producer: " + way);
  }
}
