package dev.assize.examination.evidence;

import static dev.assize.statement.Conformity.CONFORMS;
import static dev.assize.statement.Conformity.DOES_NOT_CONFORM;
import static dev.assize.statement.Conformity.INCONCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assize.agent.Run;
import dev.assize.examination.SmallExamination;
import dev.assize.examination.collection.Party;
import dev.assize.examination.collection.RunSummary;
import dev.assize.examination.collection.SettingResult;
import dev.assize.examination.containment.ContainmentResult;
import dev.assize.examination.containment.ContainmentResult.Status;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * What containment and collection found stands in the signed outcome, and follows from the files.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FurtherFindingsTest {

  @TempDir private static Path path;
  private Published original;
  private Published published;

  @BeforeAll
  void examine() throws Exception {
    original = Published.in(path, SmallExamination.plan(4));
  }

  @BeforeEach
  void copy(@TempDir Path copy) throws Exception {
    published = original.copy(copy);
    Further.contained(Status.POSSIBLE, Status.PREVENTED).writeTo(published.folder());
    Further.collected(Party.MODEL, Party.PRODUCER).writeTo(published.folder());
    Publication.publish(published.folder(), published.home().local());
  }

  @Test
  void theOutcomeSaysWhatWasFoundUnderEachSetting() throws Exception {
    assertThat(outcome().furtherResults())
        .extracting(FurtherResult::examination, FurtherResult::setting, FurtherResult::finding)
        .containsExactly(
            tuple("containment", "default", DOES_NOT_CONFORM),
            tuple("containment", "strict", CONFORMS),
            tuple("collection", "as shipped", INCONCLUSIVE),
            tuple("collection", "opted out", CONFORMS));
    assertThat(outcome().further(FurtherResult.COLLECTION)).hasSize(2);
    assertThat(Published.problems(published.verify())).isEmpty();
  }

  @Test
  void aSignedFindingThatItsFileDoesNotGiveIsFound() throws Exception {
    signAnew(
        predicate -> ((ObjectNode) predicate.at("/furtherResults/0")).put("finding", "CONFORMS"));
    assertThat(Published.problems(published.verify()))
        .contains(
            "the outcome says what the evidence says: the outcome says containment under the"
                + " setting default: CONFORMS, and its file does not",
            "the outcome says what the evidence says: containment.json says containment under the"
                + " setting default: DOES_NOT_CONFORM, and the outcome does not");
  }

  @Test
  void aFindingThatWasLeftOutIsFound() throws Exception {
    signAnew(predicate -> predicate.putArray("furtherResults"));
    assertThat(Published.problems(published.verify()))
        .anyMatch(each ->
            each.endsWith(
                "collection.json says collection under the setting as shipped: INCONCLUSIVE, and"
                    + " the outcome does not"));
  }

  @Test
  void aHarmThatIsPossibleDoesNotConformAndOneThatWasNotAssessedLeavesItOpen() {
    assertThat(Further.posture("s", Status.PREVENTED, Status.PREVENTED).conformity())
        .isEqualTo(CONFORMS);
    assertThat(Further.posture("s", Status.PREVENTED, Status.NOT_ASSESSED).conformity())
        .isEqualTo(INCONCLUSIVE);
    assertThat(Further.posture("s", Status.NOT_ASSESSED, Status.POSSIBLE).conformity())
        .isEqualTo(DOES_NOT_CONFORM);
    assertThat(Further.posture("s").conformity()).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void nobodyButModelAndWorldMayGetAnythingAndTheProducerLeavesItOpen() {
    assertThat(Further.setting("s", true, Party.MODEL, Party.WORLD).conformity())
        .isEqualTo(CONFORMS);
    assertThat(Further.setting("s", false, Party.MODEL).conformity()).isEqualTo(INCONCLUSIVE);
    assertThat(Further.setting("s", true, Party.PRODUCER).conformity()).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void whatWasNotSeenWholeLeavesItOpen() {
    RunSummary gap =
        new RunSummary(
            1, "task", true, Run.Ending.COMPLETED, "", true, true, List.of("lost 3"), null);
    SettingResult setting = new SettingResult("s", List.of(gap), List.of(), null);
    assertThat(setting.doubts()).isNotEmpty();
    assertThat(setting.conformity()).isEqualTo(INCONCLUSIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"THIRD_PARTY", "ATTACKER", "UNKNOWN"})
  void whoeverElseGetsSomethingDoesNotConform(String party) {
    assertThat(Further.setting("s", true, Party.PRODUCER, Party.valueOf(party)).conformity())
        .isEqualTo(DOES_NOT_CONFORM);
    assertThat(Further.setting("s", false, Party.valueOf(party)).conformity())
        .isEqualTo(DOES_NOT_CONFORM);
  }

  @Test
  void aResultInAnotherFormatIsRefused() throws Exception {
    Path file = published.file(ContainmentResult.FILE);
    Files.writeString(
        file, Files.readString(file).replace(ContainmentResult.FORMAT, "assize/containment/v2"));
    assertThatThrownBy(() -> ContainmentResult.in(published.folder()))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("assize/containment/v2");
  }

  private ExaminationPredicate outcome() throws Exception {
    return Bundle.parse(Files.readAllBytes(published.file("bundle.json")))
        .statement()
        .predicate(ExaminationPredicate.class);
  }

  /** Signs and logs another outcome over the same evidence. */
  private void signAnew(Consumer<ObjectNode> change) throws Exception {
    Statement honest = Bundle.parse(Files.readAllBytes(published.file("bundle.json"))).statement();
    ObjectNode predicate = ((ObjectNode) honest.predicate()).deepCopy();
    change.accept(predicate);
    Envelope envelope =
        new Statement(honest.type(), honest.subject(), honest.predicateType(), predicate)
            .sign(published.home().key());
    Bundle bundle = new Bundle(envelope, published.home().local().publish(envelope));
    published.folder().writeBytes("statement.dsse.json", envelope.bytes());
    published.folder().writeBytes("bundle.json", bundle.bytes());
  }
}
