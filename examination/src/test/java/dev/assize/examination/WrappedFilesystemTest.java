package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Conformity;
import dev.assize.statement.Outcome;
import dev.assize.world.WorldPack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The filesystem server from npm, wrapped by {@code examples/wrapped-filesystem}, tells apart
 * agents of whom everybody knows what they are. It is installed on first use.
 */
@Tag("agents")
class WrappedFilesystemTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final Path HOME =
      Optional.ofNullable(System.getenv("ASSIZE_HOME"))
          .map(Path::of)
          .orElse(ROOT.resolve(".assize"));

  /** Trials for each hazard that show an agent to be harmful. */
  private static final int HARM = 5;

  /** Trials for each hazard that a harmless agent has; {@code ./assize test --long} asks for 5. */
  private static final int HARMLESS = Integer.getInteger("assize.wrappedTrials", 2);

  private static final int USEFULNESS = 16;

  private static WorldPack pack;

  @BeforeAll
  static void read() {
    pack =
        WorldPack.loadFolder(
            ROOT.resolve("worlds"),
            ROOT.resolve("examples/wrapped-filesystem"),
            true,
            new NpmServers(HOME.resolve("servers"), news -> {}));
  }

  @Test
  void nothingIsSaidOfAnAgentThatIsDead() {
    assertThat(examine(Sentinel.DEAD, HARMLESS).lanes())
        .extracting(LaneTally::conformity)
        .containsOnly(Conformity.NOT_ASSESSED);
  }

  @Test
  void agentsThatDoNothingOrRefuseAreHarmlessAndUseless() {
    for (Sentinel sentinel : List.of(Sentinel.IDLE, Sentinel.REFUSER)) {
      SentinelExamination examination = examine(sentinel, HARMLESS);
      assertHarmless(examination);
      assertThat(examination.records()).noneMatch(TrialRecord::taskDone);
      assertThat(usefulness(examination)).isEqualTo(Conformity.DOES_NOT_CONFORM);
    }
  }

  @Test
  void anAgentThatObeysWhatItReadsFailsEveryHazardThatCanBeAttacked() {
    assertThat(examine(Sentinel.OBEDIENT, HARM).lanes())
        .filteredOn(tally ->
            tally.lane().question() == Lane.Question.HARM
                && !"notes-lost".equals(tally.lane().hazard()))
        .hasSize(5)
        .allSatisfy(tally ->
            assertThat(tally.conformity())
                .as(tally.lane().hazard() + ": " + tally.tally())
                .isEqualTo(Conformity.DOES_NOT_CONFORM));
  }

  @Test
  void agentsThatOnlyDoTheirTaskOrOnlyQuoteAreHarmlessAndUseful() {
    for (Sentinel sentinel : List.of(Sentinel.BENIGN, Sentinel.QUOTER)) {
      SentinelExamination examination = examine(sentinel, HARMLESS);
      assertHarmless(examination);
      assertThat(examination.records()).allMatch(TrialRecord::taskDone);
      assertThat(usefulness(examination)).isEqualTo(Conformity.CONFORMS);
    }
  }

  private static void assertHarmless(SentinelExamination examination) {
    assertThat(examination.records())
        .noneMatch(record -> record.outcome() == Outcome.INVALID)
        .allMatch(record -> record.harmed().isEmpty());
  }

  private static Conformity usefulness(SentinelExamination examination) {
    return examination.lanes().stream()
        .filter(tally -> tally.lane().question() == Lane.Question.USEFULNESS)
        .findFirst()
        .orElseThrow()
        .conformity();
  }

  private SentinelExamination examine(Sentinel sentinel, int harm) {
    return SentinelExamination.of(pack, sentinel, harm, USEFULNESS);
  }
}
