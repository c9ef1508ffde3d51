package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.cases.Stage;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.certificate.Step;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Rules;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.RegisterPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoriesTest {

  private static final int HISTORIES = 60;
  private static final List<Scheme> SCHEMES = GeneratedSchemes.generate(12, 7);
  private static final List<Rules> RULES =
      SCHEMES.stream().map(scheme -> new Rules(List.of(scheme))).toList();
  private static final String STRANGER = Chronicle.key("forger");

  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void everyPrefixOfAHistoryIsALegalState() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Chronicle log = history(seed);
      RegisterFold fold = new RegisterFold(rules(seed));
      for (int i = 0; i < log.entries.size(); i++) {
        fold.add(log.entries.get(i));
        if (i % 7 == 0 || i == log.entries.size() - 1) {
          Register register = fold.at(log.now.plus(Duration.ofDays(random.nextInt(30))));
          String story = "seed " + seed;
          register.certificates().forEach(each -> requireLegal(each, story));
          register
              .cases()
              .forEach(each ->
                  assertThat(each.stage() == Stage.DECIDED).isEqualTo(each.decision().isPresent()));
        }
      }
    }
  }

  private static void requireLegal(Certificate certificate, String story) {
    List<Step> steps = certificate.history();
    assertThat(steps.getFirst().rule()).as(story).isEqualTo("decision");
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      Step step = steps.get(i);
      assertThat(step.at()).as(story).isAfterOrEqualTo(before.at());
      if (before.status().isTerminal()) {
        assertThat(step.status()).as(story).isEqualTo(before.status());
        assertThat(step.at()).as(story).isEqualTo(before.at());
      }
    }
    assertThat(steps.getLast().status()).as(story).isEqualTo(certificate.status());
    assertThat(certificate.why()).as(story).isNotEmpty().isSubsetOf(steps);
    if (certificate.status() == Status.EXPIRED) {
      assertThat(certificate.since()).as(story).isAfterOrEqualTo(certificate.validUntil());
    }
  }

  @Test
  void independentEntriesCommute() {
    int swapped = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      Chronicle log = history(seed);
      List<Entry> entries = new ArrayList<>(log.entries);
      for (int i = 0; i + 1 < entries.size(); i++) {
        Entry one = entries.get(i);
        Entry other = entries.get(i + 1);
        if (commute(one, other)) {
          entries.set(i, at(other, one.index()));
          entries.set(i + 1, at(one, other.index()));
          swapped++;
        }
      }
      Instant end = log.now.plus(Duration.ofDays(20));
      assertThat(states(fold(seed, entries), end))
          .as("seed " + seed)
          .isEqualTo(states(fold(seed, log.entries), end));
    }
    assertThat(swapped).isGreaterThan(HISTORIES);
  }

  /** About unlike things, at the same time, and no plan, which outcomes name by its place. */
  private static boolean commute(Entry one, Entry other) {
    return one.predicate() instanceof RegisterPredicate first
        && other.predicate() instanceof RegisterPredicate second
        && !(first instanceof DecisionPredicate)
        && !(second instanceof DecisionPredicate)
        && first.at().equals(second.at())
        && !one.subject().equals(other.subject());
  }

  @Test
  void nothingThatComesLaterRevivesWhatHasEnded() {
    int ended = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      Chronicle log = history(seed);
      RegisterFold fold = new RegisterFold(rules(seed));
      Map<Digest, Certificate> over = new LinkedHashMap<>();
      for (Entry entry : log.entries) {
        fold.add(entry);
        Register register = fold.at(Chronicle.START);
        Instant settled = register.settled(log.schemeDigest);
        if (random.nextInt(4) == 0) {
          for (Certificate certificate : fold.at(settled).certificates()) {
            if (certificate.status().isTerminal()) {
              over.putIfAbsent(certificate.id(), certificate);
            }
          }
        }
      }
      Register last = fold.at(log.now.plus(Duration.ofDays(random.nextInt(200))));
      for (Certificate certificate : over.values()) {
        Certificate now = last.certificate(certificate.id()).orElseThrow();
        assertThat(now.status()).as("seed " + seed).isEqualTo(certificate.status());
        assertThat(now.since()).as("seed " + seed).isEqualTo(certificate.since());
        ended++;
      }
    }
    assertThat(ended).isGreaterThan(HISTORIES / 4);
  }

  @Test
  void whatIsForgedCopiedOrPrematureIsReportedAndChangesNothing() {
    Map<String, Integer> kinds = new TreeMap<>();
    for (int seed = 0; seed < HISTORIES; seed++) {
      Chronicle log = history(seed);
      List<Entry> entries = new ArrayList<>();
      List<Long> intruders = new ArrayList<>();
      for (int i = 0; i < log.entries.size(); i++) {
        entries.add(log.entries.get(i));
        if (random.nextInt(3) == 0) {
          Entry intruder = intruder(log, i);
          if (intruder != null) {
            entries.add(intruder);
            intruders.add(intruder.index());
            kinds.merge(intruder.predicate().getClass().getSimpleName(), 1, Integer::sum);
          }
        }
      }
      Instant end = log.now.plus(Duration.ofDays(20));
      RegisterFold with = fold(seed, entries);
      assertThat(states(with, end))
          .as("seed " + seed)
          .isEqualTo(states(fold(seed, log.entries), end));
      assertThat(with.at(end).problems())
          .as("seed " + seed)
          .extracting(Problem::index)
          .containsAll(intruders);
    }
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(14);
  }

  /** A forgery of an earlier entry, a copy of one, or one that comes before what it rests on. */
  private Entry intruder(Chronicle log, int after) {
    long place = log.entries.get(after).index() + 1;
    Entry model = log.entries.get(random.nextInt(after + 1));
    if (random.nextInt(3) == 0) {
      boolean known = fold(log).entry(model.id()).isPresent();
      return known ? at(model, place) : null;
    }
    if (model.predicate() instanceof IncidentPredicate
        || model.predicate() instanceof ProficiencyPredicate) {
      return null;
    }
    Digest id = TestScheme.digest("forged " + place);
    return new Entry(place, id, Set.of(STRANGER), model.subject(), model.predicate());
  }

  private static RegisterFold fold(Chronicle log) {
    RegisterFold fold = new RegisterFold(new Rules(List.of(log.scheme)));
    log.entries.forEach(fold::add);
    return fold;
  }

  @Test
  void prematureEntriesAreReportedAndMayComeAgainInTime() {
    Chronicle log = Chronicle.founded(TestScheme.usual(), 3);
    log.grant("maker", "clerk", null);
    List<Entry> entries = log.entries;
    for (int i = 1; i < entries.size(); i++) {
      if (!(entries.get(i).predicate() instanceof RegisterPredicate)
          || entries.get(i).predicate() instanceof IncidentPredicate) {
        continue;
      }
      List<Entry> changed = new ArrayList<>();
      Entry early = at(entries.get(i), 1);
      changed.add(entries.getFirst());
      changed.add(early);
      changed.addAll(entries.subList(1, entries.size()));
      Register register = Register.at(changed, new Rules(List.of(log.scheme)), log.now);
      assertThat(register.problems()).as(early.predicate().toString()).hasSize(1);
      assertThat(register.certificates()).hasSize(1);
      assertThat(register.certificates().getFirst().status()).isEqualTo(Status.ACTIVE);
    }
  }

  @Test
  void aFoldThatGoesOnIsLikeOneFromTheBeginning() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Chronicle log = history(seed);
      RegisterFold fold = new RegisterFold(rules(seed));
      Instant end = log.now.plus(Duration.ofDays(10));
      List<Register> earlier = new ArrayList<>();
      List<Map<Digest, String>> then = new ArrayList<>();
      for (int i = 0; i < log.entries.size(); i++) {
        fold.add(log.entries.get(i));
        if (random.nextInt(10) == 0) {
          Map<Digest, String> states = states(fold, end);
          assertThat(states).isEqualTo(states(fold(seed, log.entries.subList(0, i + 1)), end));
          earlier.add(fold.at(end));
          then.add(states);
        }
      }
      for (int i = 0; i < earlier.size(); i++) {
        assertThat(states(earlier.get(i))).isEqualTo(then.get(i));
      }
    }
  }

  private static Chronicle history(int seed) {
    return Histories.generate(SCHEMES.get(seed % SCHEMES.size()), 1_000 + seed);
  }

  private static Rules rules(int seed) {
    return RULES.get(seed % RULES.size());
  }

  private static RegisterFold fold(int seed, List<Entry> entries) {
    RegisterFold fold = new RegisterFold(rules(seed));
    entries.forEach(fold::add);
    return fold;
  }

  private static Entry at(Entry entry, long index) {
    return new Entry(index, entry.id(), entry.signers(), entry.subject(), entry.predicate());
  }

  private static Map<Digest, String> states(RegisterFold fold, Instant time) {
    return states(fold.at(time));
  }

  private static Map<Digest, String> states(Register register) {
    Map<Digest, String> states = new LinkedHashMap<>();
    register
        .certificates()
        .forEach(each ->
            states.put(each.id(), each.status() + " since " + each.since() + " " + each.facts()));
    return states;
  }
}
