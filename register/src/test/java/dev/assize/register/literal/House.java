package dev.assize.register.literal;

import dev.assize.register.Register;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Valid;
import dev.assize.register.literal.Mark.Kind;
import dev.assize.scheme.Clocks;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import dev.assize.statement.intoto.SanctionPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A producer under a scheme: its certificates, and what was said of it as a whole. */
final class House {

  final Register register;
  final Digest scheme;
  final Institution institution;
  final Clocks clocks;
  final Trust trust;
  final LiteralExaminations examinations;
  final List<Life> lives = new ArrayList<>();
  final TreeSet<Instant> instants = new TreeSet<>();
  final boolean daysCount;
  private final List<Sanction> sanctions = new ArrayList<>();

  /** A sanction of the producer as such. */
  record Sanction(Valid<SanctionPredicate> entry, Rung rung, @Nullable Instant setAside) {}

  House(Register register, Digest scheme, String producer) {
    this.register = register;
    this.scheme = scheme;
    this.institution = register.rules().institution(scheme);
    this.clocks = institution.clocks();
    this.trust = new Trust(register, scheme);
    this.examinations = new LiteralExaminations(institution);
    this.daysCount =
        institution.ladder().stream()
            .anyMatch(rung -> rung.trigger() != null && rung.trigger().contains("days"));
    for (Valid<SanctionPredicate> sanction : register.sanctions()) {
      SanctionPredicate says = sanction.says();
      if (says.certificate() == null
          && says.party().equals(producer)
          && says.scheme().sha256().equals(scheme)) {
        sanctioned(sanction);
      }
    }
    for (Certificate each : register.certificates(scheme, producer)) {
      lives.add(new Life(each, this));
    }
  }

  private void sanctioned(Valid<SanctionPredicate> sanction) {
    Instant setAside =
        register.parties().appeals(sanction.id()).stream()
            .filter(appeal -> appeal.says().stage() == Stage.UPHELD)
            .map(Valid::since)
            .findFirst()
            .orElse(null);
    sanctions.add(new Sanction(sanction, rung(sanction.says().rung()), setAside));
    instants.add(sanction.since());
    instants.add(sanction.since().plus(clocks.sanctionMemory()));
    if (setAside != null) {
      instants.add(setAside);
    }
  }

  Rung rung(String id) {
    return institution.ladder().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** "So long all certificates of the producer are watched." */
  List<Span> watches() {
    List<Span> watches = new ArrayList<>();
    for (Sanction each : sanctions) {
      watch(
          watches, each.rung(), each.entry().since(), each.entry().says().until(), each.setAside());
    }
    for (Life life : lives) {
      for (Mark mark : life.marks.of(Kind.RUNG)) {
        if (mark.name().equals("rung")) {
          watch(watches, mark.applied(), mark.at(), mark.until(), life.marks.setAsideAt(mark));
        }
      }
    }
    return watches;
  }

  private static void watch(
      List<Span> into, Rung rung, Instant at, @Nullable Instant end, @Nullable Instant setAside) {
    Duration watch = rung.effects().watch();
    if (watch != null && rung.effects().surveillance() != null) {
      into.add(
          new Span(
              at, end == null ? at.plus(watch) : end, setAside, rung.effects().surveillance()));
    }
  }

  /** "Each bar within the memory of an earlier one is longer." */
  List<Span> bars() {
    List<Span> bars = new ArrayList<>();
    List<Span> all = new ArrayList<>();
    for (Sanction each : sanctions) {
      bar(all, each.rung(), each.entry().since(), each.setAside());
    }
    for (Life life : lives) {
      life.marks
          .of(Kind.RUNG)
          .forEach(mark -> bar(all, mark.applied(), mark.at(), life.marks.setAsideAt(mark)));
    }
    for (Span each : all) {
      long before =
          all.stream()
              .filter(other -> other.from().isBefore(each.from()))
              .filter(other -> other.from().plus(clocks.sanctionMemory()).isAfter(each.from()))
              .filter(other -> other.setAside() == null || each.from().isBefore(other.setAside()))
              .count();
      List<Duration> lengths = lengths();
      int number = (int) Math.min(before, lengths.size() - 1L);
      bars.add(new Span(each.from(), each.from().plus(lengths.get(number)), each.setAside(), null));
    }
    return bars;
  }

  /** Of the only rung with a bar that ladders of tests have. */
  private List<Duration> lengths() {
    return institution.ladder().stream()
        .map(rung -> rung.effects().bar())
        .filter(bar -> !bar.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static void bar(List<Span> into, Rung rung, Instant at, @Nullable Instant setAside) {
    if (!rung.effects().bar().isEmpty()) {
      into.add(new Span(at, at, setAside, null));
    }
  }

  long offences(Instant now) {
    long asSuch =
        sanctions.stream()
            .filter(each -> each.rung().level() > 0 && !each.entry().since().isAfter(now))
            .filter(each -> now.isBefore(each.entry().since().plus(clocks.sanctionMemory())))
            .filter(each -> each.setAside() == null || each.setAside().isAfter(now))
            .count();
    return asSuch + lives.stream().mapToLong(life -> life.facts.offences(now)).sum();
  }

  long withdrawals(Instant now) {
    return lives.stream().filter(life -> life.facts.withdrawnWithin(now)).count();
  }
}
