package dev.assize.register.sanction;

import dev.assize.register.certificate.AppliedRung;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Valid;
import dev.assize.register.party.Parties;
import dev.assize.register.sanction.PaymentState.Appeal;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.SanctionPredicate.Payment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a producer stands under a scheme, whatever its certificates are worth.
 *
 * @param producer its name
 * @param at the moment that this is about
 * @param offences rungs that were applied to it or its certificates, in the order of their times
 * @param bars on applying, past ones too
 * @param watches on all its certificates, past ones too
 * @param payments that sanctions made due
 */
public record ProducerStanding(
    String producer,
    Instant at,
    List<Offence> offences,
    List<Bar> bars,
    List<Watch> watches,
    List<Owed> payments) {

  /** Copies the lists. */
  public ProducerStanding {
    offences = List.copyOf(offences);
    bars = List.copyOf(bars);
    watches = List.copyOf(watches);
    payments = List.copyOf(payments);
  }

  /**
   * A payment and where it stands.
   *
   * @param sanction the entry that made it due
   * @param closes when it can no longer be appealed against
   */
  public record Owed(Digest sanction, Payment payment, Instant closes, PaymentState state) {}

  /**
   * Works it out.
   *
   * @param certificates of the producer under the scheme
   * @param sanctions entries of the register; those of others are left aside
   * @param parties who knows of appeals
   */
  public static ProducerStanding of(
      String producer,
      Digest scheme,
      Institution institution,
      Collection<Certificate> certificates,
      Collection<Valid<SanctionPredicate>> sanctions,
      Parties parties) {
    Instant at = parties.moment().time();
    List<Offence> offences = new ArrayList<>();
    for (Certificate certificate : certificates) {
      for (AppliedRung applied : certificate.sanctions()) {
        offences.add(offence(certificate, applied));
      }
    }
    for (Valid<SanctionPredicate> sanction : sanctions) {
      SanctionPredicate says = sanction.says();
      if (says.certificate() == null
          && says.party().equals(producer)
          && says.scheme().sha256().equals(scheme)) {
        rung(institution, says.rung())
            .ifPresent(rung -> offences.add(offence(sanction, rung, parties)));
      }
    }
    offences.sort(Comparator.comparing(Offence::at));
    var memory = institution.clocks().sanctionMemory();
    return new ProducerStanding(
        producer,
        at,
        offences,
        Bar.of(offences, memory),
        Watch.of(offences),
        offences.stream().flatMap(each -> owed(each, parties, at).stream()).toList());
  }

  private static Offence offence(Certificate certificate, AppliedRung applied) {
    SanctionPredicate says = applied.entry().map(Valid::says).orElse(null);
    return new Offence(
        applied.entry().map(Valid::id).orElse(certificate.id()),
        certificate.holder(),
        certificate.id(),
        applied.rung(),
        applied.at(),
        says == null ? null : says.until(),
        says == null ? null : says.payment(),
        applied.setAside().orElse(null));
  }

  private static Offence offence(Valid<SanctionPredicate> sanction, Rung rung, Parties parties) {
    Instant setAside =
        parties.appeals(sanction.id()).stream()
            .filter(appeal -> appeal.says().stage() == Stage.UPHELD)
            .map(Valid::since)
            .findFirst()
            .orElse(null);
    return new Offence(
        sanction.id(),
        sanction.says().party(),
        null,
        rung,
        sanction.since(),
        sanction.says().until(),
        sanction.says().payment(),
        setAside);
  }

  private static Optional<Rung> rung(Institution institution, String id) {
    return institution.ladder().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private static Optional<Owed> owed(Offence offence, Parties parties, Instant at) {
    @Nullable Payment payment = offence.payment();
    if (payment == null) {
      return Optional.empty();
    }
    List<Appeal> appeals =
        parties.appeals(offence.entry()).stream()
            .map(each -> new Appeal(each.says().stage(), each.since()))
            .toList();
    return Optional.of(
        new Owed(
            offence.entry(),
            payment,
            offence.at().plus(offence.rung().appeal()),
            PaymentState.at(at, offence.at(), offence.rung().appeal(), appeals)));
  }

  /** The bar that holds longest now; empty if the producer may apply. */
  public Optional<Bar> barred() {
    return Bar.at(bars, at);
  }

  /** By what its surveillance intervals are multiplied now. */
  public BigDecimal watchFactor() {
    return Watch.factorAt(watches, at);
  }

  /** What was claimed back under a contract, and has not been set aside. */
  public BigDecimal clawedBack(ContractSchedule schedule) {
    String clause = schedule.clauses().clawback();
    return payments.stream()
        .filter(each -> each.state() != PaymentState.VOID)
        .map(Owed::payment)
        .filter(each -> each.contract().equals(schedule.digest()) && each.clause().equals(clause))
        .map(each -> each.amount().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
