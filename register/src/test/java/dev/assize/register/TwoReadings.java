package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.certificate.Step;
import dev.assize.register.entry.Rules;
import dev.assize.scheme.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Compares the register with {@link LiteralReading} on generated histories. */
final class TwoReadings {

  private static final int SCHEMES = 60;

  private final List<Scheme> schemes;
  private final List<Rules> rules;
  final Map<Status, Integer> ends = new EnumMap<>(Status.class);
  final Map<Status, Integer> passed = new EnumMap<>(Status.class);

  TwoReadings(long seed) {
    schemes = Histories.schemes(SCHEMES, seed);
    rules = schemes.stream().map(scheme -> new Rules(List.of(scheme))).toList();
  }

  void compare(long seed) {
    int which = Math.floorMod(seed, SCHEMES);
    Chronicle log = Histories.generate(schemes.get(which), seed);
    RegisterFold fold = new RegisterFold(rules.get(which));
    log.entries.forEach(fold::add);
    SplittableRandom random = new SplittableRandom(seed + 1);
    Instant end = log.now.plus(Duration.ofHours(random.nextInt(0, 24 * 100)));
    Register register = fold.at(end);
    List<Certificate> certificates = register.certificates(log.schemeDigest, "maker");
    LiteralReading literal = new LiteralReading(certificates, rules.get(which), register.moment());
    Instant earlier =
        Chronicle.START.plus(
            Duration.ofHours(
                random.nextLong(Duration.between(Chronicle.START, end).toHours() + 1)));
    Register before = fold.at(earlier);
    StringBuilder all = new StringBuilder("seed " + seed + "\n");
    for (Certificate certificate : certificates) {
      all.append(certificate.id()).append('\n');
      all.append(literal.of(certificate.id()).story()).append('\n').append(steps(certificate));
    }
    String story = all.toString();
    for (Certificate certificate : certificates) {
      LiteralReading.Life life = literal.of(certificate.id());
      NavigableMap<Instant, Status> timeline = timeline(certificate);
      assertThat(timeline).as(story).isEqualTo(life.timeline());
      assertThat(certificate.status()).as(story).isEqualTo(timeline.lastEntry().getValue());
      assertThat(certificate.validUntil()).as(story).isEqualTo(life.validUntil());
      assertThat((long) certificate.sanctions().size()).as(story).isEqualTo(life.rungs());
      if (!certificate.status().isTerminal()) {
        assertThat(certificate.facts()).as(story).isEqualTo(life.facts(end));
      }
      Map.Entry<Instant, Status> then = timeline.floorEntry(earlier);
      before
          .certificate(certificate.id())
          .ifPresent(each -> assertThat(each.status()).as(story).isEqualTo(then.getValue()));
      ends.merge(certificate.status(), 1, Integer::sum);
      timeline.values().forEach(status -> passed.merge(status, 1, Integer::sum));
    }
  }

  private static NavigableMap<Instant, Status> timeline(Certificate certificate) {
    TreeMap<Instant, Status> last = new TreeMap<>();
    certificate.history().forEach(step -> last.put(step.at(), step.status()));
    TreeMap<Instant, Status> changes = new TreeMap<>();
    last.forEach((at, status) -> {
      if (changes.isEmpty() || changes.lastEntry().getValue() != status) {
        changes.put(at, status);
      }
    });
    return changes;
  }

  private static String steps(Certificate certificate) {
    StringBuilder steps = new StringBuilder();
    for (Step step : certificate.history()) {
      steps
          .append(step.at())
          .append(' ')
          .append(step.status())
          .append(' ')
          .append(step.rule())
          .append('\n');
    }
    return steps.toString();
  }
}
