package dev.assize.register.independence;

import static dev.assize.register.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Disclosed;
import dev.assize.register.Given;
import dev.assize.register.entry.Moment;
import dev.assize.register.independence.Conflict.Kind;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who belongs to whom, and what is not disclosed. */
class ClosenessTest extends Neighbourhood {

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
