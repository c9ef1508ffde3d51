package dev.assize.register.independence;

import static dev.assize.register.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Disclosed;
import dev.assize.register.Given;
import dev.assize.register.independence.Conflict.Kind;
import dev.assize.statement.Digest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Competitors, advice, fees, models and customers. */
class InterestsTest extends Neighbourhood {

  @Test
  void aCompetitorsSilenceStopsNobody() {
    bothDiscloseNothingBad();
    discloses(new Disclosed("rival").ownersUnknown().fundersUnknown());
    applies("rival", day(90));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void tiesToWhoAppliesUnderTheSameSchemeCountForAWhile() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("top"));
    discloses(new Disclosed("lab").owner("top", "1"));
    discloses(new Disclosed("rival").owner("top", "1"));
    assertThat(kinds()).isEmpty();
    applies("rival", day(90));
    assertThat(kinds(day(89))).isEmpty();
    assertThat(kinds(day(90))).containsExactly(Kind.COMPETITOR);
    assertThat(lab(day(90)).conflicts().getFirst().words())
        .isEqualTo(
            "lab is owned by top (100 %); rival is owned by top (100 %);"
                + " rival competes with maker");
    assertThat(kinds(day(90 + 365))).isEmpty();
  }

  @Test
  void whoAppliesItselfCompetes() {
    bothDiscloseNothingBad();
    applies("lab", day(90));
    assertThat(kinds()).containsExactly(Kind.COMPETITOR);
  }

  @Test
  void theProducerIsNoCompetitorOfItself() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("lab"));
    applies("maker", day(90));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void disclosedCompetitorsCountWhereTheEvaluatorDependsOnThem() {
    discloses(new Disclosed("maker").competitor("rival"));
    discloses(new Disclosed("rival"));
    discloses(new Disclosed("lab").owner("rival", "0.3"));
    assertThat(kinds()).containsExactly(Kind.COMPETITOR);
    discloses(new Disclosed("lab"));
    discloses(new Disclosed("rival").owner("lab", "1"));
    assertThat(kinds()).isEmpty();
    discloses(new Disclosed("lab").competitor("maker"));
    assertThat(kinds()).containsExactly(Kind.COMPETITOR);
  }

  @Test
  void manyCompetitorsAreCountedRatherThanListed() {
    bothDiscloseNothingBad();
    for (int i = 0; i < 20; i++) {
      discloses(new Disclosed("rival-" + i).owner("lab", "1"));
      applies("rival-" + i, day(90));
    }
    assertThat(lab().conflicts()).hasSize(6);
    assertThat(lab().conflicts().getLast().words()).isEqualTo("and 15 more competitors");
  }

  @Test
  void adviceCoolsOff() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("lab").advised("maker", day(-50), day(0)));
    assertThat(kinds(day(364))).containsExactly(Kind.ADVICE);
    assertThat(kinds(day(365))).isEmpty();
  }

  @Test
  void adviceThatGoesOnNeverCoolsOffAndLeavingItOutEndsIt() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("lab").advised("maker", day(-50), null));
    assertThat(kinds(day(5000))).containsExactly(Kind.ADVICE);
    discloses(new Disclosed("lab"), day(40));
    assertThat(kinds(day(40 + 364))).containsExactly(Kind.ADVICE);
    assertThat(kinds(day(40 + 365))).isEmpty();
  }

  @Test
  void adviceOfAnEvaluatorsOwnerAndToAProducersOwnerCounts() {
    discloses(new Disclosed("maker").owner("parent", "1"));
    discloses(new Disclosed("parent"));
    discloses(new Disclosed("network").advised("parent", day(-50), null));
    discloses(new Disclosed("lab").owner("network", "1"));
    assertThat(kinds()).containsExactly(Kind.ADVICE);
    discloses(new Disclosed("network").advised("elsewhere", day(-50), null), day(1));
    assertThat(kinds(day(1 + 365))).isEmpty();
  }

  @Test
  void feesOfTheProducersGroupAreAddedUp() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("daughter").owner("maker", "1"));
    discloses(new Disclosed("lab").fee("maker", "0.07").fee("daughter", "0.07"));
    assertThat(kinds()).isEmpty();
    discloses(new Disclosed("lab").fee("maker", "0.07").fee("daughter", "0.08"));
    assertThat(kinds()).containsExactly(Kind.FEES);
    discloses(new Disclosed("lab").fee("maker", null));
    assertThat(kinds()).containsExactly(Kind.FEES);
    discloses(new Disclosed("lab").fee("somebody", "0.9"));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void modelsOfTheProducerOrItsOwnerMustNotHelpToJudge() {
    discloses(new Disclosed("maker").owner("vendor", "0.4"));
    discloses(new Disclosed("vendor"));
    discloses(new Disclosed("lab").judgedWith("vendor"));
    assertThat(kinds()).containsExactly(Kind.JUDGE_MODEL);
    discloses(new Disclosed("lab").judgedWith("other"));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void theModelsOfTheAgentMustNotHelpToJudgeIt() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("lab").judgedWith("vendor"));
    matter = new Matter("maker", Given.SCHEME, List.of("vendor"), Map.of());
    assertThat(kinds()).containsExactly(Kind.JUDGE_MODEL);
    matter = new Matter("maker", Given.SCHEME, List.of("other"), Map.of());
    assertThat(kinds()).isEmpty();
  }

  @Test
  void whoseModelsAnAgentRunsOnMattersOnlyIfModelsHelpToJudge() {
    bothDiscloseNothingBad();
    matter = new Matter("maker", Given.SCHEME, null, Map.of());
    assertThat(kinds()).isEmpty();
    discloses(new Disclosed("lab").judgedWith("vendor"));
    assertThat(kinds()).containsExactly(Kind.UNKNOWN);
  }

  @Test
  void aBuyerIsTheSecondParty() {
    bothDiscloseNothingBad();
    Digest paid = Given.digest("escrow");
    matter = new Matter("maker", Given.SCHEME, List.of(), Map.of("lab", paid));
    assertThat(lab().party()).isEqualTo(PartyKind.SECOND);
    assertThat(lab().conflicts()).extracting(Conflict::kind).containsExactly(Kind.USER);
    assertThat(lab().conflicts().getFirst().entries()).containsExactly(paid);
  }

  @Test
  void whoPaysTheProducerOrBelongsToWhoDoesIsTheSecondParty() {
    discloses(new Disclosed("maker").fee("buyer", "0.01").fee("freeloader", "0"));
    discloses(new Disclosed("buyer"));
    discloses(new Disclosed("lab").owner("buyer", "1"));
    assertThat(lab().party()).isEqualTo(PartyKind.SECOND);
    discloses(new Disclosed("freeloader"));
    discloses(new Disclosed("lab").owner("freeloader", "1"));
    assertThat(lab().party()).isEqualTo(PartyKind.THIRD);
  }
}
