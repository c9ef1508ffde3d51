package dev.assize.register.certificate;

import dev.assize.register.cases.Case;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Clocks;
import dev.assize.scheme.Terms;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import dev.assize.statement.intoto.RegisterPredicate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is on file about a certificate, in the order of the log. */
final class CertificateFile {

  final Valid<DecisionPredicate> decision;
  final Valid<ApplicationPredicate> application;
  final Digest scheme;
  final Digest agent;
  final Ladder ladder;

  /** Entries about it: those of {@link CertificateBook}'s methods, and grants that supersede it. */
  final List<Valid<? extends RegisterPredicate>> entries = new ArrayList<>(0);

  /** Reports on incidents that the holder signed. */
  final Set<Digest> byHolder = new HashSet<>(0);

  /** Incidents that others than the holder and the owner reported. */
  final List<Valid<IncidentPredicate>> allegations = new ArrayList<>(0);

  /** Outcomes that surveillance and restorations have used. */
  final Set<Digest> used = new HashSet<>(0);

  /** What {@link CleanRecords} has found out last; null if it was never asked. */
  CleanRecords.@Nullable Found clean;

  CertificateFile(Valid<DecisionPredicate> decision, Case granted, Ladder ladder) {
    this.decision = decision;
    this.application = granted.application();
    this.scheme = granted.scheme();
    this.agent = granted.agent();
    this.ladder = ladder;
  }

  Digest id() {
    return decision.id();
  }

  String holder() {
    return application.says().producer();
  }

  Digest scheme() {
    return scheme;
  }

  House house() {
    return new House(scheme(), holder());
  }

  Tier tier() {
    return application.says().tier();
  }

  Clocks clocks() {
    return ladder.institution().clocks();
  }

  Terms terms() {
    Terms terms = ladder.institution().tiers().get(tier());
    if (terms == null) {
      throw new IllegalStateException("an application at a tier without terms was refused");
    }
    return terms;
  }

  /** The first report of that name, by anybody. */
  Optional<Valid<IncidentPredicate>> firstReport(Digest id) {
    for (Valid<? extends RegisterPredicate> each : entries) {
      if (each.says() instanceof IncidentPredicate report
          && each.id().equals(id)
          && report.report() == Report.INITIAL) {
        return Optional.of(new Valid<>(each.entry(), report, each.since()));
      }
    }
    return allegations.stream()
        .filter(each -> each.id().equals(id) && each.says().report() == Report.INITIAL)
        .findFirst();
  }
}
