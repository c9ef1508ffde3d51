package dev.assize.register;

import dev.assize.scheme.Clocks;
import dev.assize.scheme.Rung;
import dev.assize.scheme.Rung.Effects;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Schemes from a seed, for {@link Histories}. */
final class GeneratedSchemes {

  private static final String[] TRIGGERS = {
    "daysOnNotice >= 3",
    "daysSuspended >= 4",
    "openNotices >= 2",
    "noticesInWindow >= 2",
    "missedSurveillances > 0",
    "lateIncidentReports > 0",
    "undeclaredChanges > 0",
    "suspensions >= 2",
    "daysSinceGranted >= 20 && openNotices > 0",
    "offencesInMemory >= 2",
    "withdrawalsInMemory >= 1",
    "withdrawnForCause",
    "falseStatement",
    "failedRestorations >= 1",
    "criticalIncidents > 0",
    "openIncidents > 0 && daysOnNotice >= 1",
    "lostOutcomes > 0",
    "overdueConditions > 0",
    "failedSurveillances > 0",
    "incidents > 0",
    "seriousIncidents > 0 && noticesInWindow < 2"
  };

  private static final List<List<String>> EXAMINATIONS =
      List.of(
          List.of("behaviour"),
          List.of("behaviour", "containment", "collection"),
          List.of("behaviour"),
          List.of("behaviour", "containment"),
          List.of("behaviour", "collection"));

  private GeneratedSchemes() {}

  /** Schemes with short clocks and all kinds of ladders. */
  static List<Scheme> generate(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Scheme> schemes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Clocks clocks =
          new Clocks(
              days(random, 2, 10),
              days(random, 4, 20),
              days(random, 3, 15),
              days(random, 5, 30),
              random.nextInt(2, 5),
              days(random, 10, 60),
              days(random, 1, 3),
              days(random, 2, 6),
              days(random, 3, 7),
              days(random, 10, 30),
              days(random, 10, 60));
      Terms terms =
          new Terms(
              EXAMINATIONS.get(i % EXAMINATIONS.size()),
              "reduced",
              2,
              random.nextInt(1, 3),
              days(random, 30, 80),
              days(random, 5, 20),
              days(random, 30, 31));
      schemes.add(TestScheme.scheme("generated-" + i, terms, clocks, ladder(random)));
    }
    return schemes;
  }

  private static List<Rung> ladder(SplittableRandom random) {
    List<Rung> ladder = new ArrayList<>();
    int barring = random.nextInt(3, 9);
    for (int level = 0; level < 7; level++) {
      String trigger = random.nextInt(3) == 0 ? null : TRIGGERS[random.nextInt(TRIGGERS.length)];
      ladder.add(
          TestScheme.rung("L" + level, level, trigger, effects(random, level == barring, trigger)));
    }
    return ladder;
  }

  private static Effects effects(
      SplittableRandom random, boolean barring, @Nullable String trigger) {
    BigDecimal half = new BigDecimal("0.5");
    BigDecimal share = random.nextBoolean() ? half : new BigDecimal("0.25");
    boolean watches = random.nextInt(4) == 0;
    return new Effects(
        random.nextInt(4) == 0,
        random.nextInt(5) == 0,
        random.nextInt(12) == 0,
        random.nextInt(4) == 0 ? half : null,
        random.nextInt(4) == 0 || watches ? share : null,
        trigger == null && random.nextBoolean(),
        barring ? List.of(days(random, 2, 20), days(random, 20, 40)) : List.of(),
        watches ? days(random, 5, 40) : null,
        null,
        null);
  }

  private static Duration days(SplittableRandom random, int from, int to) {
    return Duration.ofHours(12L * random.nextInt(2 * from, 2 * to));
  }
}
