package dev.assize.gate.evidence;

import dev.assize.scheme.Clocks;
import dev.assize.scheme.Concentration;
import dev.assize.scheme.EvaluatorRules;
import dev.assize.scheme.Independence;
import dev.assize.scheme.Institution;
import dev.assize.scheme.OwnerKey;
import dev.assize.scheme.OwnerKey.Power;
import dev.assize.scheme.ProficiencyDemands;
import dev.assize.scheme.Rung;
import dev.assize.scheme.Rung.Effects;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.Terms;
import dev.assize.statement.Tier;
import dev.assize.statement.key.SigningKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small scheme: two evaluators have to agree, and a rung for each effect that matters here. */
final class TestScheme {

  private TestScheme() {}

  private static Duration days(long days) {
    return Duration.ofDays(days);
  }

  private static Rung rung(
      String id, int level, boolean notice, boolean suspend, boolean cap, List<Duration> bar) {
    return new Rung(
        id,
        level,
        id,
        null,
        null,
        new Effects(notice, suspend, false, null, null, cap, bar, null, null, null),
        days(30),
        "ours: a test");
  }

  static Scheme owned(String name, SigningKey owner) {
    Terms terms = new Terms(List.of("behaviour"), "reduced", 2, 2, days(365), days(90), days(30));
    return new Scheme(
        "assize/v1",
        "Scheme",
        new Scheme.Metadata(name, "1.0.0", name, owner.verifier().name()),
        0.05,
        Map.of(),
        List.of(),
        null,
        new Institution(
            List.of(
                new OwnerKey(
                    owner.verifier().toString(),
                    Set.of(Power.RECOGNISE, Power.ASSIGN, Power.SANCTION))),
            Map.of(Tier.GENERAL, terms, Tier.SENSITIVE, terms),
            List.of(),
            new Clocks(
                days(30), days(75), days(42), days(100), 3, days(365), days(3), days(14), days(7),
                days(30), days(730)),
            Map.of(),
            new Independence(
                2, new BigDecimal("0.1"), days(365), new BigDecimal("0.15"), days(365)),
            new EvaluatorRules(
                days(30),
                new BigDecimal("0.1"),
                2,
                new BigDecimal("0.001"),
                new BigDecimal("0.9"),
                5,
                1000,
                days(60),
                2,
                days(365),
                new ProficiencyDemands(days(365), 1, 1, BigDecimal.ONE, BigDecimal.ZERO)),
            new Concentration(
                days(365),
                10,
                new BigDecimal("0.5"),
                new BigDecimal("0.5"),
                new BigDecimal("0.6"),
                1800),
            List.of(
                rung("notice", 1, true, false, false, List.of()),
                rung("cap", 3, false, false, true, List.of()),
                rung("suspension", 4, false, true, false, List.of()),
                rung("bar", 6, false, false, false, List.of(days(180))))),
        Map.of());
  }
}
