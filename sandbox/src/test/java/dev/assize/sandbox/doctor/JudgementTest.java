package dev.assize.sandbox.doctor;

import static dev.assize.sandbox.doctor.FabricatedEvidence.good;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.capture.flow.Tls;
import dev.assize.sandbox.doctor.Check.State;
import dev.assize.sandbox.job.JobResult.Ending;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class JudgementTest {

  @Test
  void everythingWorksWhereEverythingWasSeen() {
    Excursion.Evidence evidence = good().build();

    assertThat(
            Stream.of(
                Judgement.isolation(evidence),
                Judgement.systemCalls(evidence),
                Judgement.network(evidence),
                Judgement.packets(evidence),
                Judgement.files(evidence),
                Judgement.programsStarted(evidence)))
        .allMatch(check -> check.state() == State.WORKS);
  }

  @Test
  void isolationNeedsAProperEndAndTheProofThatNothingIsLeft() {
    assertThat(Judgement.isolation(good().ending(Ending.DEADLINE).build()).state())
        .isEqualTo(State.PREVENTS);
    assertThat(Judgement.isolation(good().gone(false).build()).state()).isEqualTo(State.PREVENTS);
  }

  @Test
  void systemCallsAreNotFilteredIfANamespaceCouldBeMadeOrNoFilterIsInForce() {
    assertThat(Judgement.systemCalls(good().said("filter 2\nnamespace made\n").build()).state())
        .isEqualTo(State.PREVENTS);
    assertThat(Judgement.systemCalls(good().said("filter 0\nnamespace refused\n").build()).state())
        .isEqualTo(State.PREVENTS);
    assertThat(Judgement.systemCalls(good().said("").build()).state()).isEqualTo(State.PREVENTS);
  }

  @Test
  void theNetworkIsNotSeenIfWhatWasSentDidNotArrive() {
    Check check =
        Judgement.network(good().arrived(false).complained("curl: (7) no route\n").build());

    assertThat(check.state()).isEqualTo(State.REDUCES);
    assertThat(check.seen()).endsWith("curl: (7) no route");
  }

  @Test
  void withoutAClientForEncryptedRequestsOneIsRecommended() {
    Check check = Judgement.network(good().said("client none\n").build());

    assertThat(check.state()).isEqualTo(State.REDUCES);
    assertThat(check.help().orElseThrow().packages()).containsExactly("curl");
  }

  @Test
  void aRequestInClearDoesNotShowThatEncryptedOnesAreRead() {
    assertThat(Judgement.network(good().tls(null).build()).state()).isEqualTo(State.REDUCES);
    assertThat(Judgement.network(good().tls(Tls.Outcome.REFUSED_BY_CLIENT).build()).state())
        .isEqualTo(State.REDUCES);
  }

  @Test
  void packetsMustHaveBeenSeenAndExplained() {
    assertThat(Judgement.packets(good().finding("network", "{\"packets\":0}").build()).seen())
        .isEqualTo("no packet was seen");
    Check unexplained = Judgement.packets(good().gap("network: 1 × SCTP").build());

    assertThat(unexplained.state()).isEqualTo(State.REDUCES);
    assertThat(unexplained.seen()).isEqualTo("1 × SCTP");
  }

  @Test
  void filesMustHaveBeenWatchedWithoutAGap() {
    assertThat(Judgement.files(good().finding("files", "{\"decoys\":[]}").build()).state())
        .isEqualTo(State.REDUCES);
    String other = "{\"decoys\":[{\"path\":\".netrc\",\"actions\":{\"READ\":1}}]}";
    assertThat(Judgement.files(good().finding("files", other).build()).state())
        .isEqualTo(State.REDUCES);
    for (String sensor : List.of("files", "decoys")) {
      Check check = Judgement.files(good().gap(sensor + ": events were lost").build());
      assertThat(check.state()).isEqualTo(State.REDUCES);
      assertThat(check.seen()).isEqualTo("events were lost");
    }
  }

  @Test
  void anOlderKernelWatchesFolderByFolderAndThatIsLess() {
    String byFolder =
        "{\"byFolder\":true,\"decoys\":[{\"path\":\".pgpass\",\"actions\":{\"READ\":1}}]}";
    Check check = Judgement.files(good().finding("files", byFolder).build());

    assertThat(check.state()).isEqualTo(State.REDUCES);
    assertThat(check.help().orElseThrow().command()).contains("6.16");
  }

  @Test
  void startedProgramsMustHaveBeenRecordedWithoutAGap() {
    String none = "{\"starts\":[{\"executable\":\"/usr/bin/bash\"}]}";
    assertThat(Judgement.programsStarted(good().finding("processes", none).build()).state())
        .isEqualTo(State.REDUCES);
    Check check = Judgement.programsStarted(good().gap("processes: refused").build());

    assertThat(check.state()).isEqualTo(State.REDUCES);
    assertThat(check.seen()).isEqualTo("refused");
  }

  @Test
  void aSensorThatSaidNothingAtAllIsNotTakenForOneThatSawNothing() {
    Excursion.Evidence evidence = good().silent().build();

    assertThat(evidence.seen().gaps()).isEmpty();
    assertThat(
            Stream.of(
                Judgement.packets(evidence),
                Judgement.files(evidence),
                Judgement.programsStarted(evidence)))
        .allMatch(check -> check.state() == State.REDUCES);
  }

  @Test
  void aGapOfOneSensorIsNotHeldAgainstAnother() {
    Excursion.Evidence evidence = good().gap("files: events were lost").build();

    assertThat(Judgement.packets(evidence).state()).isEqualTo(State.WORKS);
    assertThat(Judgement.programsStarted(evidence).state()).isEqualTo(State.WORKS);
  }
}
