package dev.assize.gate.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Logic;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.fact.RandomPolicies;
import dev.assize.gate.policy.Answer;
import dev.assize.gate.policy.Answers;
import dev.assize.gate.policy.Clause;
import dev.assize.gate.policy.Clause.Effect;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.policy.Invariant;
import dev.assize.gate.policy.Waived;
import dev.assize.gate.proof.PolicyDiff.Change;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is concluded for all facts, against going through all facts one by one. */
class AllFactsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Provenance SEEN = new Provenance("test", null, null, NOW);
  private static final long LIMIT = 1_000_000;
  private static final Seed SEED = Seed.parse("a11f".repeat(16));
  private static final List<Fact> FEW =
      List.of(
          fact("certificate.tier"),
          fact("agent.standIn"),
          fact("certificate.daysLeft"),
          fact("certificate.scheme"));

  @Test
  void proofsAgreeWithGoingThroughAllFacts() {
    Seed.Random random = SEED.derive("prove").random();
    int kept = 0;
    int broken = 0;
    for (int i = 0; i < 60; i++) {
      CompiledPolicy policy = RandomPolicies.policy(random, FEW, 4);
      List<Proof.Result> results =
          Proof.of(policy, LIMIT).results().stream().filter(result -> !result.builtIn()).toList();
      for (int j = 0; j < results.size(); j++) {
        boolean holds = keepsEverywhere(policy, j);
        assertThat(results.get(j).broken() == null).describedAs("policy %d", i).isEqualTo(holds);
        kept += holds ? 1 : 0;
        broken += holds ? 0 : 1;
      }
    }
    assertThat(kept).isGreaterThan(20);
    assertThat(broken).isGreaterThan(20);
  }

  private static boolean keepsEverywhere(CompiledPolicy policy, int invariant) {
    Invariant promised = policy.policy().invariants().get(invariant);
    boolean[] kept = {true};
    List<String> waivable = List.copyOf(policy.waivable());
    int subsets = promised.answer().whateverIsWaived() ? 1 << waivable.size() : 1;
    everywhere(
        true,
        facts -> {
          if (policy.invariants().get(invariant).evaluate(facts.codes()) == Logic.TRUE) {
            for (int subset = 0; subset < subsets; subset++) {
              int chosen = subset;
              List<Waived> waived =
                  LongStream.range(0, waivable.size())
                      .filter(k -> (chosen >> k & 1) == 1)
                      .mapToObj(k -> waiver(waivable.get((int) k)))
                      .toList();
              Answer answer = policy.decide(facts, waived).answer();
              kept[0] &= promised.answer().isMetByAll(Answers.only(answer));
            }
          }
        });
    return kept[0];
  }

  private static Waived waiver(String clause) {
    return new Waived(clause, Digest.of(new byte[0]), "a test", NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void checksAgreeWithGoingThroughAllFacts() {
    Seed.Random random = SEED.derive("check").random();
    Set<String> kinds = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      CompiledPolicy policy = RandomPolicies.policy(random, FEW, 4);
      List<String> problems = PolicyCheck.of(policy, LIMIT);
      boolean letsIn = somewhere(facts -> policy.decide(facts).answer().letsIn());
      assertThat(problems.stream().noneMatch(line -> line.contains("lets nobody in")))
          .isEqualTo(letsIn);
      for (int j = 0; j < policy.formulas().size(); j++) {
        int clause = j;
        String id = policy.policy().clauses().get(j).id();
        boolean applies = somewhere(facts -> holds(policy, clause, facts));
        assertThat(problems.stream().noneMatch(line -> line.contains(id + " never applies")))
            .isEqualTo(applies);
        boolean refuses = !policy.policy().clauses().get(j).then().answer().letsIn();
        if (applies && (letsIn || refuses)) {
          boolean matters = somewhere(facts -> matters(policy, clause, facts));
          assertThat(problems.stream().noneMatch(line -> line.contains(id + " never matters")))
              .describedAs("policy %d, %s", i, id)
              .isEqualTo(matters);
        }
      }
      problems.forEach(line -> kinds.add(line.replaceAll(".*(never \\w+|lets nobody in).*", "$1")));
    }
    assertThat(kinds).contains("never applies", "never matters", "lets nobody in");
  }

  private static boolean holds(CompiledPolicy policy, int clause, Facts facts) {
    return policy.formulas().get(clause).evaluate(facts.codes()) == Logic.TRUE;
  }

  private static boolean matters(CompiledPolicy policy, int clause, Facts facts) {
    List<Clause> clauses = policy.policy().clauses();
    Effect effect = clauses.get(clause).then();
    boolean alone = true;
    for (int i = 0; i < clauses.size(); i++) {
      boolean rival =
          effect == Effect.UNKNOWN
              ? !clauses.get(i).then().answer().letsIn()
              : effect != Effect.CONDITION && clauses.get(i).then() == effect;
      alone &= i == clause || !rival || !holds(policy, i, facts);
    }
    return holds(policy, clause, facts)
        && alone
        && (!effect.answer().letsIn() || policy.decide(facts).answer().letsIn());
  }

  @Test
  void comparisonsAgreeWithDecidingTwice() {
    Seed.Random random = SEED.derive("diff").random();
    int changed = 0;
    for (int i = 0; i < 40; i++) {
      CompiledPolicy before = RandomPolicies.policy(random, FEW, 4);
      CompiledPolicy after = RandomPolicies.policy(random, FEW, 4);
      PolicyDiff diff = PolicyDiff.of(before, after, LIMIT);
      Set<List<Answer>> expected = new HashSet<>();
      everywhere(
          false,
          facts -> {
            Answer a = before.decide(facts).answer();
            Answer b = after.decide(facts).answer();
            if (a != b) {
              expected.add(List.of(a, b));
            }
          });
      Set<List<Answer>> told = new HashSet<>();
      BigInteger cells = BigInteger.ZERO;
      for (Change change : diff.changes()) {
        told.add(List.of(change.kind().before(), change.kind().after()));
        assertThat(change.before().decision().answer()).isEqualTo(change.kind().before());
        assertThat(change.after().decision().answer()).isEqualTo(change.kind().after());
        assertThat(change.before().facts()).isEqualTo(change.after().facts());
        cells = cells.add(change.cells());
      }
      assertThat(told).isEqualTo(expected);
      assertThat(cells).isEqualTo(changedCells(before, after));
      assertThat(PolicyDiff.of(before, before, LIMIT).changes()).isEmpty();
      changed += told.isEmpty() ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(20);
  }

  /** One combination per combination of cells. */
  private static BigInteger changedCells(CompiledPolicy before, CompiledPolicy after) {
    var formulas = new ArrayList<>(before.formulas());
    formulas.addAll(after.formulas());
    Cells cells = Cells.of(formulas, false);
    List<Map<String, Object>> points = new ArrayList<>(List.of(Map.of()));
    for (int fact : cells.facts()) {
      List<Map<String, Object>> more = new ArrayList<>();
      for (Map<String, Object> point : points) {
        for (Cell cell : cells.of(fact)) {
          Map<String, Object> next = new HashMap<>(point);
          next.put(FactList.at(fact).name(), java.util.Objects.requireNonNull(cell.value()));
          more.add(next);
        }
      }
      points = more;
    }
    long changed =
        points.stream()
            .map(AllFactsTest::facts)
            .filter(facts -> before.decide(facts).answer() != after.decide(facts).answer())
            .count();
    return BigInteger.valueOf(changed);
  }

  /**
   * With fewer facts known, the answer is the same, or UNKNOWN, or denies for want of an answer.
   */
  @Test
  void whoIsLetInWithFactsMissingIsLetInWhateverTheyAre() {
    Seed.Random random = SEED.derive("missing").random();
    int letIn = 0;
    for (int i = 0; i < 60; i++) {
      CompiledPolicy policy = RandomPolicies.policy(random, FEW, 3);
      for (Fact missing : FEW) {
        for (int j = 0; j < 20; j++) {
          Map<String, Object> values = new HashMap<>();
          FEW.forEach(fact -> values.put(fact.name(), RandomPolicies.value(random, fact)));
          values.remove(missing.name());
          Decision decision = policy.decide(facts(values));
          if (decision.answer().letsIn()) {
            letIn++;
            values.put(missing.name(), RandomPolicies.value(random, missing));
            assertThat(policy.decide(facts(values)).answer()).isEqualTo(decision.answer());
          }
        }
      }
    }
    assertThat(letIn).isGreaterThan(50);
  }

  @Test
  void aQuestionThatTakesTooLongIsLeftOpen() {
    CompiledPolicy policy = RandomPolicies.policy(SEED.derive("limit").random(), FEW, 8);
    assertThatThrownBy(() -> Proof.of(policy, 1))
        .isInstanceOf(TooManyCellsException.class)
        .hasMessageContaining("combinations of facts")
        .hasMessageContaining("--limit");
  }

  private static boolean somewhere(Predicate<Facts> question) {
    boolean[] found = {false};
    everywhere(false, facts -> found[0] |= question.test(facts));
    return found[0];
  }

  /** Every value that a drawn condition can tell from others. */
  private static void everywhere(boolean notKnown, Consumer<Facts> consumer) {
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (Fact fact : FEW) {
      List<@Nullable Object> ofFact =
          new ArrayList<>(
              switch (fact.type()) {
                case TRUTH -> List.of(true, false);
                case CHOICE -> fact.choices();
                case NAME -> List.of("a", "b", "c");
                case WHOLE -> LongStream.rangeClosed(0, 11).boxed().toList();
              });
      if (notKnown) {
        ofFact.add(null);
      }
      values.add(ofFact);
    }
    for (Object a : values.get(0)) {
      for (Object b : values.get(1)) {
        for (Object c : values.get(2)) {
          for (Object d : values.get(3)) {
            Map<String, @Nullable Object> facts = new HashMap<>();
            facts.put(FEW.get(0).name(), a);
            facts.put(FEW.get(1).name(), b);
            facts.put(FEW.get(2).name(), c);
            facts.put(FEW.get(3).name(), d);
            consumer.accept(facts(facts));
          }
        }
      }
    }
  }

  private static Facts facts(Map<String, ? extends @Nullable Object> values) {
    Facts.Builder facts = Facts.at(NOW);
    values.forEach((name, value) -> {
      if (value == null) {
        facts.notKnown(name, NotKnown.UNREACHABLE, null, null);
      } else {
        facts.known(name, value, SEEN);
      }
    });
    return facts.build();
  }

  private static Fact fact(String name) {
    return FactList.at(FactList.index(name));
  }
}
