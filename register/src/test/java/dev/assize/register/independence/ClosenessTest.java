package dev.assize.register.independence;

import static dev.assize.register.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Disclosed;
import dev.assize.register.Given;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.register.independence.Conflict.Kind;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.GrantPredicate;
import dev.assize.statement.intoto.Money;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosenessTest {

  private static final Instant NOW = day(100);

  private final Given given = new Given();
  private final Ties ties = new Ties();
  private final Applicants applicants = new Applicants();
  private final Closeness closeness = new Closeness(ties, applicants);
  private Matter matter = new Matter("maker", Given.SCHEME, List.of(), Map.of());

  private void discloses(Disclosed disclosed) {
    discloses(disclosed, day(0));
  }

  private void discloses(Disclosed disclosed, Instant since) {
    ties.disclose(given.valid(disclosed.build(), since));
  }

  private void bothDiscloseNothingBad() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("lab"));
  }

  private Relation lab() {
    return lab(NOW);
  }

  private Relation lab(Instant time) {
    return closeness.at(Moment.at(time), Given.independence()).relation("lab", matter);
  }

  private List<Kind> kinds() {
    return kinds(NOW);
  }

  private List<Kind> kinds(Instant time) {
    return lab(time).conflicts().stream().map(Conflict::kind).toList();
  }

  private void applies(String producer, Instant since) {
    Valid<EscrowPredicate> escrow =
        given.valid(
            new EscrowPredicate(
                Given.digest("case of " + producer), producer, new Money("1.00", "EUR"), since),
            since);
    applicants.fund(Given.SCHEME, producer, escrow);
  }

  private void grants(String funder, String recipient, Instant from, Instant until) {
    ties.grant(
        given.valid(
            new GrantPredicate(
                funder, recipient, "upkeep", new Money("10.00", "EUR"), from, until, from),
            day(0)));
  }

  @Test
  void aThirdPartyThatHasNothingToDoWithTheProducerIsIndependent() {
    bothDiscloseNothingBad();
    assertThat(lab().party()).isEqualTo(PartyKind.THIRD);
    assertThat(lab().conflicts()).isEmpty();
  }

  @Test
  void theProducerItselfIsTheFirstParty() {
    bothDiscloseNothingBad();
    Relation own = closeness.at(Moment.at(NOW), Given.independence()).relation("maker", matter);
    assertThat(own.party()).isEqualTo(PartyKind.FIRST);
    assertThat(own.conflicts()).extracting(Conflict::kind).containsExactly(Kind.SAME_PARTY);
  }

  @Test
  void anEvaluatorThatTheProducerOwnsIsTheFirstPartyAndTheWayIsShown() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("holding").owner("maker", "1"));
    discloses(new Disclosed("lab").owner("holding", "0.5"));
    assertThat(lab().party()).isEqualTo(PartyKind.FIRST);
    Conflict conflict = lab().conflicts().getFirst();
    assertThat(conflict.kind()).isEqualTo(Kind.PRODUCER);
    assertThat(conflict.words())
        .isEqualTo("lab is owned by holding (50 %); holding is owned by maker (100 %)");
    assertThat(conflict.entries())
        .containsExactly(Given.digest("entry 2"), Given.digest("entry 1"));
  }

  @Test
  void sistersOfOneOwnerAreTooCloseAndCousinsAreNot() {
    discloses(new Disclosed("top"));
    discloses(new Disclosed("maker").owner("top", "1"));
    discloses(new Disclosed("lab").owner("top", "1"));
    assertThat(kinds()).containsExactly(Kind.PRODUCER);
    discloses(new Disclosed("middle").owner("top", "1"));
    discloses(new Disclosed("lab").owner("middle", "1"));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void twoOwnersOfAThirdAreNotTooCloseSinceAnybodyCouldClaimToBeIt() {
    bothDiscloseNothingBad();
    discloses(new Disclosed("stranger").owner("lab", "0.5").owner("maker", "0.5"));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void sharesBelowTheLimitMakeNoStepAndAreAddedUp() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("lab").owner("maker", "0.09"));
    assertThat(kinds()).isEmpty();
    discloses(new Disclosed("lab").owner("maker", "0.05").owner("maker", "0.05"));
    assertThat(kinds()).containsExactly(Kind.PRODUCER);
    discloses(new Disclosed("lab").funder("maker", null));
    assertThat(kinds()).containsExactly(Kind.PRODUCER);
    assertThat(lab().conflicts().getFirst().words())
        .isEqualTo("lab is funded by maker (share unknown)");
  }

  @Test
  void fundingByTheProducerDoesNotMakeTheFirstParty() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("lab").funder("maker", "0.2"));
    assertThat(kinds()).containsExactly(Kind.PRODUCER);
    assertThat(lab().party()).isEqualTo(PartyKind.THIRD);
  }

  @Test
  void grantsCountWhileTheyRunUnlessTheRecipientAnswers() {
    bothDiscloseNothingBad();
    grants("maker", "lab", day(50), day(150));
    assertThat(kinds(day(49))).isEmpty();
    assertThat(kinds(day(50))).containsExactly(Kind.PRODUCER);
    assertThat(kinds(day(150))).isEmpty();
    discloses(new Disclosed("lab").funder("maker", "0"), day(60));
    assertThat(kinds(day(59))).containsExactly(Kind.PRODUCER);
    assertThat(kinds(day(60))).isEmpty();
    discloses(new Disclosed("lab").funder("maker", "0.3"), day(70));
    assertThat(kinds(day(70))).containsExactly(Kind.PRODUCER);
  }

  @Test
  void whatIsNotDisclosedIsAConflictAndSaysWhat() {
    discloses(new Disclosed("maker"));
    assertThat(lab().conflicts())
        .extracting(Conflict::words)
        .containsExactly("lab has disclosed nothing");
    discloses(
        new Disclosed("lab")
            .ownersUnknown()
            .fundersUnknown()
            .feesUnknown()
            .adviceUnknown()
            .vendorsUnknown());
    assertThat(lab().conflicts())
        .extracting(Conflict::words)
        .containsExactly(
            "lab does not say who owns it",
            "lab does not say who funds it",
            "lab does not say on whose fees it lives",
            "lab does not say whose models help it to judge",
            "lab does not say whom it has advised");
    assertThat(lab().conflicts()).allMatch(each -> each.kind() == Kind.UNKNOWN);
  }

  @Test
  void ownersHaveToDiscloseTooAsFarAsStepsCouldLead() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("lab").owner("holding", "1"));
    assertThat(lab().conflicts())
        .extracting(Conflict::words)
        .containsExactly("holding, on which lab depends, has disclosed nothing");
    discloses(new Disclosed("holding").owner("person", "1"));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void aSilentProducerIsTooCloseToEverybody() {
    discloses(new Disclosed("lab"));
    assertThat(lab().conflicts())
        .extracting(Conflict::words)
        .containsExactly("maker, which is the producer, has disclosed nothing");
  }

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

  @Test
  void cyclesSelfOwnershipAndDiamondsEnd() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("lab").owner("lab", "0.5").owner("a", "0.3").owner("b", "0.2"));
    discloses(new Disclosed("a").owner("lab", "0.5").owner("top", "0.5"));
    discloses(new Disclosed("b").owner("a", "0.5").owner("top", "0.5"));
    assertThat(kinds()).isEmpty();
    discloses(new Disclosed("maker").owner("top", "0.5"));
    discloses(new Disclosed("top"));
    assertThat(kinds()).isEmpty();
    discloses(new Disclosed("maker").owner("a", "0.5"));
    assertThat(kinds()).containsExactly(Kind.PRODUCER);
  }

  @Test
  void aPartyWithMoreOwnersThanCanBeFollowedIsUnknown() {
    discloses(new Disclosed("maker"));
    Disclosed swarm = new Disclosed("lab");
    for (int i = 0; i < 12_000; i++) {
      swarm.owner("owner-" + i, null);
    }
    discloses(swarm);
    assertThat(lab().conflicts())
        .extracting(Conflict::words)
        .contains("lab depends on more than 10000 parties");
  }

  @Test
  void laterEntriesChangeNothingOfAnEarlierView() {
    bothDiscloseNothingBad();
    Moment before = new Moment(1, NOW);
    discloses(new Disclosed("lab").owner("maker", "1"));
    assertThat(closeness.at(before, Given.independence()).relation("lab", matter).independent())
        .isTrue();
    assertThat(lab().independent()).isFalse();
  }

  @Test
  void evaluatorsClashIfTheyAreCloseOrExamineWithTheSame() {
    ResourceDescriptor same = ResourceDescriptor.of("assize 1", Given.digest("jar"));
    discloses(new Disclosed("one").owner("top", "1"));
    discloses(new Disclosed("two").owner("top", "1"));
    discloses(new Disclosed("three").harness(same));
    discloses(new Disclosed("four").harness(ResourceDescriptor.of(null, Given.digest("jar"))));
    discloses(new Disclosed("five").harness(null));
    Closeness.View view = closeness.at(Moment.at(NOW), Given.independence());
    assertThat(view.clash("one", "two"))
        .contains("one is owned by top (100 %); two is owned by top (100 %)");
    assertThat(view.clash("three", "four")).contains("both examine with the same harness");
    assertThat(view.clash("one", "five")).isPresent();
    assertThat(view.clash("one", "three")).isEmpty();
  }

  @Test
  void evaluatorsOfOneUltimateOwnerClashHoweverFarItIs() {
    String[] chain = {"one", "a", "b", "c", "top"};
    for (int i = 0; i + 1 < chain.length; i++) {
      discloses(new Disclosed(chain[i]).owner(chain[i + 1], "1"));
    }
    discloses(new Disclosed("two").owner("top", "1"));
    assertThat(closeness.at(Moment.at(NOW), Given.independence()).clash("one", "two"))
        .contains("both belong to top in the end");
  }

  @Test
  void timesAtTheEndsOfTimeAreNoTrouble() {
    discloses(new Disclosed("maker"), Instant.MIN);
    discloses(
        new Disclosed("lab")
            .advised("maker", Instant.MIN, Instant.MIN)
            .advised("maker", Instant.MAX, Instant.MAX),
        Instant.MIN);
    applies("rival", Instant.MAX);
    grants("maker", "lab", Instant.MAX.minusSeconds(1), Instant.MAX);
    assertThat(kinds(Instant.MIN)).isNotEmpty();
    assertThat(kinds(Instant.MAX)).isNotEmpty();
  }
}
