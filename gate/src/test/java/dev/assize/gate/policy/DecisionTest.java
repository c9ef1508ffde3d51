package dev.assize.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.policy.Decision.ConditionToMeet;
import dev.assize.gate.policy.Decision.EvidenceSeen;
import dev.assize.gate.policy.Decision.FactSeen;
import dev.assize.gate.policy.Decision.MissingFact;
import dev.assize.gate.policy.Decision.Reason;
import dev.assize.gate.policy.Decision.Standing;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Digest DIGEST = Digest.of(new byte[] {1});

  private static final CompiledPolicy POLICY =
      CompiledPolicy.of(
          Document.parse(
              "test.yaml",
              """
              apiVersion: assize/v1
              kind: Policy
              metadata: {name: test, version: 1.0.0, title: Test, owner: Nobody}
              say: A test.
              maxAge: {register: PT24H, agent: PT10M}
              validFor: PT1H
              clauses:
                - {id: in, say: In., when: 'certificate.status in ["active", "onNotice"]', then: allow, why: W.}
                - {id: notice, say: N., when: 'certificate.status == "onNotice"', then: condition, why: W.,
                   condition: Watch it., within: P2D}
                - {id: unequal, say: U., when: 'agent.digest == "unequal"', then: deny, why: W., remedy: Fix it.}
                - {id: short, say: S., when: certificate.daysLeft < 10, then: deny, why: W., remedy: Renew it.,
                   waivable: true}
                - {id: log, say: L., when: '!register.logKnown', then: unknown, why: W., remedy: Trust it.}
              invariants: []
              """));

  @Test
  void theHonestAgentIsLetInAndTheEvidenceIsNamedWithItsAge() {
    Decision decision = POLICY.decide(good().build());
    assertThat(decision.answer()).isEqualTo(Answer.ALLOW);
    assertThat(decision.reasons()).extracting(Reason::clause).containsExactly("in");
    assertThat(decision.until()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(decision.policy().digest()).isEqualTo(POLICY.digest());
    assertThat(decision.evidence())
        .containsExactly(
            new EvidenceSeen("register", DIGEST, "log.example", Duration.ofHours(3)),
            new EvidenceSeen("manifest", DIGEST, "agent.yaml", Duration.ofMinutes(1)));
  }

  @Test
  void nobodyIsLetInWithoutAClauseThatSaysSo() {
    Decision decision =
        POLICY.decide(good().known("certificate.status", "expired", register()).build());
    assertThat(decision.answer()).isEqualTo(Answer.DENY);
    assertThat(decision.reasons())
        .extracting(Reason::clause, Reason::standing)
        .containsExactly(tuple("default", Standing.APPLIES), tuple("in", Standing.FAILS));
    assertThat(decision.reasons().getLast().facts())
        .containsExactly(new FactSeen("certificate.status", "expired"));
  }

  @Test
  void theSeverestAnswerWinsAndAllReasonsAreTold() {
    Decision decision =
        POLICY.decide(
            good()
                .known("certificate.status", "onNotice", register())
                .known("agent.digest", "unequal", agent())
                .known("certificate.daysLeft", 3, register())
                .known("register.logKnown", false, register())
                .build());
    assertThat(decision.answer()).isEqualTo(Answer.DENY);
    assertThat(decision.reasons())
        .extracting(Reason::clause)
        .containsExactly("unequal", "short", "log");
    assertThat(decision.conditions()).isEmpty();
  }

  @Test
  void conditionsSayWhatAndUntilWhen() {
    Decision decision =
        POLICY.decide(good().known("certificate.status", "onNotice", register()).build());
    assertThat(decision.answer()).isEqualTo(Answer.ALLOW_WITH_CONDITIONS);
    assertThat(decision.conditions())
        .containsExactly(
            new ConditionToMeet("notice", "Watch it.", NOW.plus(Duration.ofDays(2)), null));
  }

  @Test
  void absentUnreachableUnverifiedStaleAndFutureEvidenceAreToldApartAndNoneLetsIn() {
    for (NotKnown cause :
        List.of(NotKnown.ABSENT, NotKnown.UNREACHABLE, NotKnown.UNVERIFIED, NotKnown.STALE)) {
      Decision decision =
          POLICY.decide(good().notKnown("agent.digest", cause, "so it is", null).build());
      assertThat(decision.answer()).isEqualTo(Answer.UNKNOWN);
      assertThat(decision.missing())
          .singleElement()
          .satisfies(missing -> {
            assertThat(missing.cause()).isEqualTo(cause);
            assertThat(missing.detail()).isEqualTo("so it is");
            assertThat(missing.remedy()).isNotBlank();
          });
    }
    Decision stale = POLICY.decide(withAgentSeen(NOW.minus(Duration.ofMinutes(11))));
    assertThat(stale.answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(stale.missing())
        .extracting(MissingFact::fact, MissingFact::cause)
        .containsExactly(tuple("agent.digest", NotKnown.STALE));
    Decision future = POLICY.decide(withAgentSeen(NOW.plus(Duration.ofMinutes(6))));
    assertThat(future.answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(future.missing())
        .extracting(MissingFact::cause)
        .containsExactly(NotKnown.UNVERIFIED);
    assertThat(POLICY.decide(withAgentSeen(NOW.minus(Duration.ofMinutes(10)))).answer())
        .isEqualTo(Answer.ALLOW);
    assertThat(POLICY.decide(withAgentSeen(NOW.plus(Duration.ofMinutes(5)))).answer())
        .isEqualTo(Answer.ALLOW);
    assertThat(POLICY.decide(Facts.at(NOW).build()).answer()).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void aStaleUnequalAgentIsNotLetInAsIfItWereUnknown() {
    Facts facts =
        good()
            .known(
                "agent.digest",
                "unequal",
                new Provenance("manifest", DIGEST, null, NOW.minus(Duration.ofDays(1))))
            .build();
    assertThat(POLICY.decide(facts).answer()).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void aWaiverTurnsADenialThatMayBeWaivedIntoACondition() {
    Waived waiver = new Waived("short", DIGEST, "renewal is under way", NOW.plusSeconds(600));
    Facts shortLeft = good().known("certificate.daysLeft", 3, register()).build();
    Decision decision = POLICY.decide(shortLeft, List.of(waiver));
    assertThat(decision.answer()).isEqualTo(Answer.ALLOW_WITH_CONDITIONS);
    assertThat(decision.until()).isEqualTo(waiver.until());
    assertThat(decision.conditions())
        .containsExactly(
            new ConditionToMeet("short", "Waived: renewal is under way", waiver.until(), DIGEST));
    assertThat(decision.reasons())
        .extracting(Reason::clause, Reason::standing)
        .contains(tuple("short", Standing.WAIVED));
    assertThat(POLICY.decide(good().build(), List.of(waiver)).answer()).isEqualTo(Answer.ALLOW);
  }

  @Test
  void aWaiverLiftsNeitherWhatMayNotBeWaivedNorWhatIsNotKnown() {
    Waived digest = new Waived("unequal", DIGEST, "we know", NOW.plusSeconds(600));
    Facts unequal = good().known("agent.digest", "unequal", agent()).build();
    assertThat(POLICY.decide(unequal, List.of(digest)).answer()).isEqualTo(Answer.DENY);
    Waived days = new Waived("short", DIGEST, "we know", NOW.plusSeconds(600));
    Facts open = good().notKnown("certificate.daysLeft", NotKnown.ABSENT, null, null).build();
    assertThat(POLICY.decide(open, List.of(days)).answer()).isEqualTo(Answer.UNKNOWN);
    Waived in = new Waived("in", DIGEST, "we know", NOW.plusSeconds(600));
    Facts none = good().known("certificate.status", "none", register()).build();
    assertThat(POLICY.decide(none, List.of(in)).answer()).isEqualTo(Answer.DENY);
  }

  @Test
  void aDecisionIsReadByPeopleAndByMachines() {
    Decision decision =
        POLICY.decide(
            good().notKnown("agent.digest", NotKnown.UNREACHABLE, "no answer", null).build());
    assertThat(String.join("\n", DecisionText.of(decision)))
        .contains("UNKNOWN by test 1.0.0")
        .contains("unequal may apply: U.")
        .contains("Not known: agent.digest, because its source did not answer (no answer)")
        .contains("Evidence: register log.example " + DIGEST + ", 3 hours old");
    String json = Json.mapper().writeValueAsString(decision);
    assertThat(Json.mapper().readValue(json, Decision.class)).isEqualTo(decision);
    assertThat(json).contains("\"answer\":\"unknown\"").contains("\"cause\":\"unreachable\"");
  }

  @Test
  void whatCouldNotBeSettledIsSaidInOneLineWhereTheAgentIsRefusedAnyway() {
    Facts refused =
        good()
            .known("certificate.daysLeft", 1, register())
            .notKnown("agent.digest", NotKnown.UNREACHABLE, "no answer", null)
            .build();
    Decision decision = POLICY.decide(refused);
    assertThat(decision.answer()).isEqualTo(Answer.DENY);
    assertThat(String.join("\n", DecisionText.brief(decision)))
        .contains("short applies: ")
        .contains("Beside that, 1 clause could not be settled, since 1 fact is not known")
        .contains("Evidence: register")
        .doesNotContain("may apply", "Not known:");
    Decision open =
        POLICY.decide(
            good().notKnown("agent.digest", NotKnown.UNREACHABLE, "no answer", null).build());
    assertThat(DecisionText.brief(open)).isEqualTo(DecisionText.of(open));
  }

  private static Facts withAgentSeen(Instant at) {
    return good()
        .known("agent.digest", "equal", new Provenance("manifest", DIGEST, null, at))
        .build();
  }

  private static Facts.Builder good() {
    return Facts.at(NOW)
        .known("certificate.status", "active", register())
        .known("certificate.daysLeft", 100, register())
        .known("register.logKnown", true, register())
        .known("agent.digest", "equal", agent());
  }

  private static Provenance register() {
    return new Provenance("register", DIGEST, "log.example", NOW.minus(Duration.ofHours(3)));
  }

  private static Provenance agent() {
    return new Provenance("manifest", DIGEST, "agent.yaml", NOW.minus(Duration.ofMinutes(1)));
  }
}
