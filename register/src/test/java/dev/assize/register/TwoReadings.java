package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.certificate.Step;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Rules;
import dev.assize.register.literal.Life;
import dev.assize.register.literal.LiteralBars;
import dev.assize.register.literal.LiteralReading;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.BackCheckPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
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
  int lostByRule;
  final Map<String, Integer> bars = new HashMap<>();
  final ExaminationReadings examinations = new ExaminationReadings();

  TwoReadings(long seed) {
    schemes = GeneratedSchemes.generate(SCHEMES, seed);
    rules = schemes.stream().map(scheme -> new Rules(List.of(scheme))).toList();
  }

  void compare(long seed) {
    int which = Math.floorMod(seed, SCHEMES);
    Chronicle log = Histories.generate(schemes.get(which), seed);
    RegisterFold fold = new RegisterFold(rules.get(which));
    log.entries.forEach(fold::add);
    SplittableRandom random = new SplittableRandom(seed + 1);
    Instant end = log.now.plus(Duration.ofHours(random.nextInt(0, 24 * 100)));
    Instant earlier =
        Chronicle.START.plus(
            Duration.ofHours(
                random.nextLong(Duration.between(Chronicle.START, end).toHours() + 1)));
    for (String producer : Histories.PRODUCERS) {
      certificates(fold, log.schemeDigest, producer, end, earlier, "seed " + seed);
    }
    bars(fold, log, rules.get(which), "seed " + seed);
    examinations.compare(fold, log, "seed " + seed);
  }

  private void certificates(
      RegisterFold fold,
      Digest scheme,
      String producer,
      Instant end,
      Instant earlier,
      String which) {
    Register register = fold.at(end);
    List<Certificate> certificates = register.certificates(scheme, producer);
    LiteralReading literal = new LiteralReading(register, scheme, producer);
    Register before = fold.at(earlier);
    String story = story(which, certificates, literal);
    for (Certificate certificate : certificates) {
      Life life = literal.of(certificate.id());
      NavigableMap<Instant, Status> timeline = timeline(certificate);
      assertThat(timeline).as(story).isEqualTo(life.timeline());
      assertThat(certificate.status()).as(story).isEqualTo(timeline.lastEntry().getValue());
      assertThat(certificate.validUntil()).as(story).isEqualTo(life.validUntil());
      assertThat((long) certificate.sanctions().size()).as(story).isEqualTo(life.rungs());
      assertThat(certificate.surveillanceDue().orElse(null))
          .as(story)
          .isEqualTo(life.surveillanceDue(end));
      if (!certificate.status().isTerminal()) {
        assertThat(certificate.facts()).as(story).isEqualTo(life.facts(end));
      }
      Map.Entry<Instant, Status> then = timeline.floorEntry(earlier);
      before
          .certificate(certificate.id())
          .ifPresent(each -> assertThat(each.status()).as(story).isEqualTo(then.getValue()));
      lostByRule +=
          certificate.history().stream().anyMatch(step -> isByRule(step, register)) ? 1 : 0;
      ends.merge(certificate.status(), 1, Integer::sum);
      timeline.values().forEach(status -> passed.merge(status, 1, Integer::sum));
    }
  }

  /** Outcomes were lost since their evaluators have missed flaws, and nobody had to say so. */
  private static boolean isByRule(Step step, Register register) {
    return step.rule().endsWith(".agree")
        && step.entries().stream()
            .anyMatch(id ->
                register
                    .entry(id)
                    .filter(each -> each.says() instanceof BackCheckPredicate)
                    .isPresent());
  }

  /** What has effect is not barred, and what has none for a bar is. */
  private void bars(RegisterFold fold, Chronicle log, Rules known, String which) {
    Register whole = fold.at(Instant.MAX);
    Map<Digest, String> problems = new HashMap<>();
    whole.problems().forEach(each -> problems.put(each.id().orElseThrow(), each.what()));
    LiteralBars literal =
        new LiteralBars(log.entries, log.schemeDigest, known, moment -> new Register(fold, moment));
    for (Entry entry : log.entries) {
      String problem = problems.get(entry.id());
      boolean barred = problem != null && problem.contains("may not apply until");
      if (barred || problem == null) {
        literal
            .isBarred(entry)
            .ifPresent(isBarred -> {
              assertThat(barred).as(which + " entry " + entry.index()).isEqualTo(isBarred);
              bars.merge(
                  entry.predicate().getClass().getSimpleName() + " " + barred, 1, Integer::sum);
            });
      }
    }
  }

  private static String story(
      String which, List<Certificate> certificates, LiteralReading literal) {
    StringBuilder all = new StringBuilder(which + "\n");
    for (Certificate certificate : certificates) {
      all.append(certificate.id()).append('\n');
      all.append(literal.of(certificate.id()).story()).append('\n').append(steps(certificate));
    }
    return all.toString();
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
