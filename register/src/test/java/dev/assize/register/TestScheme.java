package dev.assize.register;

import dev.assize.register.entry.Rules;
import dev.assize.scheme.ChangeClass;
import dev.assize.scheme.ChangeRule;
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
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Schemes for tests: small, with the clocks and ladders that a test is about. */
public final class TestScheme {

  static final SigningKey RECOGNISER = SigningKey.generate("owner.example/r", KeyType.ED25519);
  static final SigningKey ASSIGNER = SigningKey.generate("owner.example/a", KeyType.ED25519);
  static final SigningKey SANCTIONER = SigningKey.generate("owner.example/s", KeyType.ED25519);

  public static final Clocks CLOCKS =
      new Clocks(
          days(30),
          days(75),
          days(42),
          days(100),
          3,
          days(365),
          Duration.ofHours(72),
          days(14),
          days(7),
          days(30),
          days(730));

  public static final Terms TERMS =
      new Terms(List.of("behaviour"), "reduced", 2, 2, days(365), days(90), days(30));

  /** Like that of agent-baseline, with a rung for each effect. */
  public static final List<Rung> LADDER =
      List.of(
          rung(
              "L0-observation",
              0,
              "incidents > 0",
              effects(false, false, false, null, null, false)),
          rung("L1-notice", 1, null, effects(true, false, false, null, null, false)),
          rung(
              "L2-watch",
              2,
              "noticesInWindow >= 2 || lateIncidentReports >= 2",
              effects(false, false, false, null, "0.5", false)),
          rung("L3-cap", 3, null, effects(false, false, false, "0.5", null, true)),
          rung(
              "L4-suspension",
              4,
              "failedSurveillances > 0 || criticalIncidents > 0",
              effects(false, true, false, null, null, false)),
          rung(
              "L5-withdrawal",
              5,
              "falseStatement || failedRestorations >= 2",
              effects(false, false, true, null, null, false)),
          rung("L6-bar", 6, "withdrawnForCause", bar(180, 365)),
          rung(
              "L7-house",
              7,
              "offencesInMemory >= 3 || withdrawalsInMemory >= 2",
              watch("0.5", 730)));

  private TestScheme() {}

  static Duration days(long days) {
    return Duration.ofDays(days);
  }

  static Rung rung(String id, int level, @Nullable String trigger, Effects effects) {
    return new Rung(id, level, id, trigger, null, effects, days(30), "ours: a test");
  }

  private static Effects bar(long... days) {
    List<Duration> bars = LongStream.of(days).mapToObj(Duration::ofDays).toList();
    return new Effects(false, false, false, null, null, false, bars, null, null, null);
  }

  static Effects watch(String factor, long days) {
    BigDecimal share = new BigDecimal(factor);
    return new Effects(false, false, false, share, share, false, List.of(), days(days), null, null);
  }

  static Effects effects(
      boolean notice,
      boolean suspend,
      boolean withdraw,
      @Nullable String validity,
      @Nullable String surveillance,
      boolean cap) {
    return new Effects(
        notice,
        suspend,
        withdraw,
        validity == null ? null : new BigDecimal(validity),
        surveillance == null ? null : new BigDecimal(surveillance),
        cap,
        List.of(),
        null,
        null,
        null);
  }

  /** The usual one. */
  public static Scheme usual() {
    return scheme("usual", TERMS, CLOCKS, LADDER);
  }

  /** The usual one, which asks for more than behaviour. */
  static Scheme asking(String... examinations) {
    Terms terms = new Terms(List.of(examinations), "reduced", 2, 2, days(365), days(90), days(30));
    return scheme("asking", terms, CLOCKS, LADDER);
  }

  static Scheme scheme(String name, Terms terms, Clocks clocks, List<Rung> ladder) {
    Map<Tier, Terms> tiers = new EnumMap<>(Tier.class);
    tiers.put(Tier.GENERAL, terms);
    tiers.put(Tier.SENSITIVE, terms);
    return new Scheme(
        "assize/v1",
        "Scheme",
        new Scheme.Metadata(name, "1.0.0", name, "owner.example"),
        0.05,
        Map.of(),
        List.of(),
        null,
        new Institution(
            List.of(
                new OwnerKey(RECOGNISER.verifier().toString(), Set.of(Power.RECOGNISE)),
                new OwnerKey(ASSIGNER.verifier().toString(), Set.of(Power.ASSIGN)),
                new OwnerKey(SANCTIONER.verifier().toString(), Set.of(Power.SANCTION))),
            tiers,
            List.of(),
            clocks,
            changes(),
            new Independence(
                2, new BigDecimal("0.05"), days(730), new BigDecimal("0.15"), days(730)),
            new EvaluatorRules(
                days(180),
                new BigDecimal("0.1"),
                2,
                new BigDecimal("0.001"),
                new BigDecimal("0.9"),
                20,
                1_000_000,
                days(75),
                2,
                days(730),
                new ProficiencyDemands(days(365), 1, 1, BigDecimal.ONE, BigDecimal.ZERO)),
            new Concentration(
                days(365),
                20,
                new BigDecimal("0.3"),
                new BigDecimal("0.3"),
                new BigDecimal("0.5"),
                1_800),
            ladder),
        Map.of());
  }

  private static Map<ChangeClass, ChangeRule> changes() {
    Map<ChangeClass, ChangeRule> changes = new EnumMap<>(ChangeClass.class);
    changes.put(ChangeClass.ROUTINE, new ChangeRule(null, null, ChangeRule.Retest.NONE));
    changes.put(ChangeClass.ADAPTIVE, new ChangeRule(null, days(14), ChangeRule.Retest.PARTIAL));
    changes.put(ChangeClass.TRANSFORMATIVE, new ChangeRule(days(42), null, ChangeRule.Retest.FULL));
    changes.put(
        ChangeClass.EMERGENCY, new ChangeRule(null, Duration.ofHours(24), ChangeRule.Retest.FULL));
    return changes;
  }

  static Rules rules(Scheme... schemes) {
    return new Rules(List.of(schemes));
  }

  static Digest digest(String of) {
    return Digest.of(of.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
