package dev.assize.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Provenance;
import dev.assize.statement.Seed;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReadingTest {

  private static final String HEAD =
      """
      apiVersion: assize/v1
      kind: Policy
      metadata: {name: test, version: 1.0.0, title: Test, owner: Nobody}
      say: A test.
      maxAge: {register: PT24H, agent: PT10M}
      validFor: PT1H
      clauses:
      """;

  private static final String ALLOW =
      "  - {id: in, say: In., when: agent.standIn, then: allow, why: W.}\n";

  private static final Path ROOT = Path.of(System.getProperty("assize.root", ".."));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id: x, say: S., when: agent.standing, then: allow, why: W.           | 9:22:"
            + " clauses.1.when: there is no fact \"agent.standing\"; did you mean agent.standIn?",
        "id: x, say: S., when: certificate.daysLeft > '3', then: allow, why: W. | 9:22:"
            + " clauses.1.when: certificate.daysLeft is a whole number from 0 to 3660, not 3 (at"
            + " 1:24 of",
        "id: x, say: S., when: agent.standIn, then: deny, why: W.             | the clause \"x\""
            + " has a remedy exactly if it denies",
        "id: x, say: S., when: agent.standIn, then: condition, why: W.        | the clause \"x\""
            + " has a condition exactly if it gives one",
        "id: x, say: S., when: agent.standIn, then: allow, why: W., waivable: true | the clause"
            + " \"x\" has \"waivable\" only if it denies",
        "id: in, say: S., when: agent.standIn, then: allow, why: W.           | the id \"in\""
            + " stands twice",
        "id: x, say: S., when: agent.standIn, then: perhaps, why: W.          | p.yaml:9:",
        "id: x, say: S., when: agent.standIn, then: allow, why: W., when2: x  | p.yaml:9:",
        "id: x, say: S., when: agent.standIn, then: allow                     | 'why'",
      })
  void whatIsWrongWithAClauseIsSaidWithItsPlace(String clause, String message) {
    String text = HEAD + ALLOW + "  - {" + clause + "}\ninvariants: []\n";
    assertThatThrownBy(() -> CompiledPolicy.of(Document.parse("p.yaml", text)))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("p.yaml:")
        .hasMessageContaining(message);
  }

  @Test
  void allWrongConditionsAreToldAtOnce() {
    String text =
        HEAD
            + "  - {id: a, say: S., when: x, then: allow, why: W.}\n"
            + "  - {id: b, say: S., when: y, then: allow, why: W.}\n"
            + "invariants:\n  - {id: c, say: S., when: z, answer: deny}\n";
    assertThatThrownBy(() -> CompiledPolicy.of(Document.parse("p.yaml", text)))
        .isInstanceOfSatisfying(DocumentException.class, e -> assertThat(e.problems()).hasSize(3));
  }

  @Test
  void aPolicysDigestChangesWithEveryWordAndNotWithItsLayout() throws IOException {
    String text = HEAD + ALLOW + "invariants: []\n";
    CompiledPolicy policy = CompiledPolicy.of(Document.parse("a", text));
    assertThat(CompiledPolicy.of(Document.parse("b", "# remark\n" + text)).digest())
        .isEqualTo(policy.digest());
    assertThat(CompiledPolicy.of(Document.parse("b", text.replace("In.", "In!"))).digest())
        .isNotEqualTo(policy.digest());
    String shipped = Files.readString(ROOT.resolve("policies/baseline.yaml"));
    assertThat(CompiledPolicy.of(Document.parse("a", shipped)).digest())
        .isNotEqualTo(
            CompiledPolicy.of(Document.parse("a", shipped.replace("PT1H", "PT2H"))).digest());
  }

  @Test
  void casesNameOnlyFactsValuesAndClausesThatThereAre(@TempDir Path folder) throws IOException {
    CompiledPolicy policy = CompiledPolicy.of(Document.parse("p", HEAD + ALLOW + "invariants: []"));
    Path file = folder.resolve("cases.yaml");
    Files.writeString(
        file,
        """
        apiVersion: assize/v1
        kind: PolicyCases
        policy: other
        base: {agent.standIn: maybe, agent.nothing: true}
        cases:
          - {name: one, facts: {certificate.daysLeft: -1}, notKnown: {agent.none: absent}, waived: [no], answer: allow, clauses: [none]}
        """);
    assertThatThrownBy(() -> PolicyCases.load(file, policy))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e ->
                assertThat(e.problems())
                    .anyMatch(line -> line.contains("these are cases of other"))
                    .anyMatch(line -> line.contains("agent.standIn is true or false, not maybe"))
                    .anyMatch(line -> line.contains("there is no fact \"agent.nothing\""))
                    .anyMatch(line -> line.contains("from 0 to 3660, not -1"))
                    .anyMatch(line -> line.contains("there is no fact agent.none"))
                    .anyMatch(line -> line.contains("the policy has no clause no"))
                    .hasSize(7));
  }

  @Test
  void aCaseThatIsDecidedOtherwiseIsTold(@TempDir Path folder) throws IOException {
    CompiledPolicy policy = CompiledPolicy.of(Document.parse("p", HEAD + ALLOW + "invariants: []"));
    Path file = folder.resolve("cases.yaml");
    Files.writeString(
        file,
        """
        apiVersion: assize/v1
        kind: PolicyCases
        policy: test
        base: {agent.standIn: true}
        cases:
          - {name: right, answer: allow, clauses: [in]}
          - {name: wrong, answer: deny}
          - {name: wrong clause, facts: {agent.standIn: false}, answer: deny, clauses: [in]}
        """);
    assertThat(PolicyCases.load(file, policy).run(policy))
        .extracting(PolicyCases.Result::problem)
        .containsExactly(null, "the answer is ALLOW, not DENY", "in does not apply; [default] do");
  }

  /** Cut, doubled and garbled: each ends as a policy or in one line per problem. */
  @Test
  void noPolicyBreaksTheReader() throws IOException {
    String shipped = Files.readString(ROOT.resolve("policies/personal.yaml"));
    Seed.Random random = Seed.parse("b0".repeat(32)).random();
    String[] pieces = {
      "\"", "'", ": ", "- ", "\n", "{", "}", "&a", "!", "9e999", "true", "\u0000", "when: x"
    };
    Facts facts = Facts.at(Instant.EPOCH).build();
    for (int i = 0; i < 120; i++) {
      int at = random.nextInt(shipped.length());
      int to = Math.min(shipped.length(), at + random.nextInt(40));
      String garbled =
          shipped.substring(0, at) + random.pick(java.util.List.of(pieces)) + shipped.substring(to);
      try {
        CompiledPolicy policy = CompiledPolicy.of(Document.parse("p.yaml", garbled));
        assertThat(policy.decide(facts).answer().letsIn()).isFalse();
      } catch (DocumentException e) {
        assertThat(e.problems()).isNotEmpty().allMatch(line -> line.startsWith("p.yaml:"));
      }
    }
  }

  @Test
  void aFactTakesOnlyValuesOfItsType() {
    Facts.Builder facts = Facts.at(Instant.EPOCH);
    Provenance seen = new Provenance("test", null, null, Instant.EPOCH);
    assertThatThrownBy(() -> facts.known("certificate.daysLeft", 5000, seen))
        .hasMessageContaining("a whole number from 0 to 3660, not 5000");
    assertThatThrownBy(() -> facts.known("certificate.daysLeft", 1.5, seen))
        .hasMessageContaining("a whole number");
    assertThatThrownBy(() -> facts.known("certificate.status", "fine", seen))
        .hasMessageContaining("one of active");
    assertThatThrownBy(() -> facts.known("certificate.state", "active", seen))
        .hasMessageContaining("did you mean certificate.status?");
    assertThat(facts.known("certificate.daysLeft", 5, seen).build().value(5)).isEqualTo(5L);
  }
}
