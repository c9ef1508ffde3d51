package dev.assize.gate.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.PolicyCases;
import dev.assize.gate.policy.PolicyText;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedPoliciesTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root", ".."));
  private static final long LIMIT = 10_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "public-procurement", "ci", "personal"})
  void everyShippedPolicyIsCleanKeepsItsPromisesAndPassesItsCases(String name) {
    CompiledPolicy policy = CompiledPolicy.load(ROOT.resolve("policies"), name);
    assertThat(policy.policy().metadata().name()).isEqualTo(name);
    assertThat(PolicyCheck.of(policy, LIMIT)).isEmpty();
    assertThat(Proof.of(policy, LIMIT).results())
        .allSatisfy(result -> assertThat(result.broken()).isNull());
    assertThat(
            PolicyCases.load(ROOT.resolve("policies/cases/" + name + ".yaml"), policy).run(policy))
        .allSatisfy(result -> assertThat(result.problem()).isNull());
    assertThat(PolicyText.of(policy)).noneMatch(line -> line.contains("null"));
  }

  @Test
  void theHolesOfTheSampleAreFound() {
    CompiledPolicy holed =
        CompiledPolicy.load(ROOT.resolve("policies"), ROOT + "/examples/policies/holed.yaml");
    assertThat(
            PolicyCases.load(ROOT.resolve("examples/policies/cases/holed.yaml"), holed).run(holed))
        .allSatisfy(result -> assertThat(result.problem()).isNull());
    Proof proof = Proof.of(holed, LIMIT);
    assertThat(proof.holds()).isFalse();
    assertThat(proof.results().stream().filter(result -> result.broken() != null))
        .extracting(result -> result.invariant().id())
        .containsExactly("never-without-certificate", "independent");
    CounterExample hole =
        proof.results().stream()
            .map(Proof.Result::broken)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElseThrow();
    assertThat(hole.facts()).containsEntry("certificate.status", "expired");
    assertThat(hole.waived()).isEmpty();
    assertThat(hole.decision().answer().letsIn()).isTrue();
    assertThat(hole.asCase("a hole", ""))
        .startsWith("- name: a hole\n  facts:\n")
        .contains("    certificate.status: expired\n");
  }

  /** A fact that no shipped policy looks at has to have a reason to be there. */
  @Test
  void almostEveryFactIsLookedAtBySomeShippedPolicy() {
    BitSet looked = new BitSet();
    for (String name : new String[] {"baseline", "public-procurement", "ci", "personal"}) {
      looked.or(CompiledPolicy.load(ROOT.resolve("policies"), name).facts());
    }
    assertThat(FactList.all().stream().filter(fact -> !looked.get(FactList.index(fact.name()))))
        .extracting(Fact::name)
        .containsExactlyInAnyOrder(
            "certificate.tier", // context.tier and tierSuffices say what matters
            "certificate.scheme", // schemeAccepted also looks at whose it is
            "evaluators.counted",
            "findings.undone",
            "findings.undoneUnderAttack",
            "findings.open",
            "register.minutesOld", // maxAge
            "sanctions.open",
            "context.publicBody");
  }
}
