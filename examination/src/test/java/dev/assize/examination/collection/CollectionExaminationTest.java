package dev.assize.examination.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assize.agent.Run;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.TraceStore;
import dev.assize.examination.detonation.Detonator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How runs are set up, counted, compared and kept. */
class CollectionExaminationTest extends CollectionBench {
  @Test
  void gapsInTheNetworkMakeTheStatementDoubtfulAndOtherGapsDoNot() {
    assertThat(
            shipped((traffic, assignment, home) ->
                    traffic.asksModel("x").gap("network: 3 packets are unexplained"))
                .doubts())
        .containsExactly("The network was not seen whole: 3 packets are unexplained.");
    assertThat(
            shipped((traffic, assignment, home) ->
                    traffic.asksModel("x").gap("files: too many events"))
                .doubts())
        .isEmpty();
  }

  @Test
  void aRunThatCannotBeUsedIsReportedAndCountsAsNothing() {
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic
                .posts("stats.clerk.example", "/start", "{}")
                .ends(Run.unusable("no such program")));

    assertThat(result.usableRuns()).isZero();
    assertThat(result.contacts()).isEmpty();
    assertThat(result.runs().getFirst().detail()).isEqualTo("no such program");
    assertThat(result.doubts()).containsExactly("No run could be used.");
  }

  @Test
  void anAgentThatNeverAsksItsModelShowsNothingOfItsHabits() {
    assertThat(shipped((traffic, assignment, home) -> traffic.asksName("clerk.example")).doubts())
        .containsExactly("In 1 run the agent never asked its model.");
  }

  @Test
  void anOptOutIsHonouredIfWhatItIsForIsGone() {
    Habit chatty =
        (traffic, assignment, home) ->
            traffic
                .asksModel("x")
                .posts("stats.clerk.example", "/", "{\"much\": \"" + "x".repeat(900) + "\"}")
                .posts("api.clerk.example", "/update", "{}");
    Habit quiet =
        (traffic, assignment, home) ->
            traffic.asksModel("x").posts("api.clerk.example", "/update", "{}");
    Habit half =
        (traffic, assignment, home) ->
            traffic.asksModel("x").posts("stats.clerk.example", "/", "{}");
    Habit hidden =
        (traffic, assignment, home) -> traffic.asksModel("x").gap("network: the capture died");

    assertThat(optOut(chatty, quiet).answer()).isEqualTo(OptOut.Answer.HONOURED);
    assertThat(optOut(chatty, quiet).changes())
        .extracting(change -> change.destination().host(), Change::effect)
        .containsExactlyInAnyOrder(
            tuple("stats.clerk.example", Change.Effect.GONE),
            tuple("api.clerk.example", Change.Effect.UNCHANGED));
    assertThat(optOut(chatty, half).answer()).isEqualTo(OptOut.Answer.PARTLY);
    assertThat(optOut(chatty, chatty).answer()).isEqualTo(OptOut.Answer.NOT_HONOURED);
    assertThat(optOut(chatty, hidden).answer()).isEqualTo(OptOut.Answer.UNDECIDED);
    assertThat(optOut(quiet, quiet).answer()).isEqualTo(OptOut.Answer.NOTHING_TO_OPT_OUT_OF);
    assertThat(optOut(quiet, half).answer()).isEqualTo(OptOut.Answer.NOT_HONOURED);
    assertThat(optOut(hidden, hidden).answer()).isEqualTo(OptOut.Answer.UNDECIDED);
    assertThat(
            optOut(
                    chatty,
                    (traffic, assignment, home) -> traffic.ends(Run.unusable("does not start")))
                .answer())
        .isEqualTo(OptOut.Answer.UNDECIDED);
    assertThat(examine(1, Map.of(CollectionResult.AS_SHIPPED, agent(chatty))).optOut().answer())
        .isEqualTo(OptOut.Answer.NONE_DOCUMENTED);
  }

  @Test
  void allSettingsGetTheSameTasksHomesAndSecretsAndEachRunItsOwn() {
    List<String> prompts = new ArrayList<>();
    List<byte[]> homes = new ArrayList<>();
    List<String> heard = new ArrayList<>();
    Detonator agent =
        agent((traffic, assignment, home) -> {
          prompts.add(assignment.prompt());
          homes.add(file(home, ".aws/credentials"));
          assertThat(home.decoys()).contains(".aws/credentials");
        });
    Map<String, Detonator> settings = new LinkedHashMap<>();
    settings.put(CollectionResult.AS_SHIPPED, agent);
    settings.put(CollectionResult.OPTED_OUT, agent);

    CollectionResult result =
        examine(3, settings, (setting, ended, all) -> heard.add(setting + " " + ended + "/" + all));

    assertThat(prompts).hasSize(6);
    assertThat(prompts.subList(0, 3)).doesNotHaveDuplicates().isEqualTo(prompts.subList(3, 6));
    assertThat(homes.get(0)).isEqualTo(homes.get(3)).isNotEqualTo(homes.get(1));
    assertThat(result.tasks()).hasSize(3).doesNotHaveDuplicates();
    assertThat(result.secrets()).isGreaterThan(20);
    assertThat(heard).hasSize(6).startsWith("as shipped 1/6").endsWith("opted out 6/6");
    assertThatThrownBy(() -> examine(1, Map.of("as it likes", agent)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theResultIsKeptAndReadBackAsItWas() throws IOException {
    CollectionResult result =
        examine(
            1,
            Map.of(
                CollectionResult.AS_SHIPPED,
                agent((traffic, assignment, home) ->
                    traffic
                        .asksModel("x")
                        .posts("stats.clerk.example", "/", token(1, 0))
                        .refusesOurCertificate("other.example", 10))));
    ExaminationFolder place =
        new ExaminationFolder(Files.createDirectories(folder.resolve("examination")));

    assertThat(CollectionResult.readFrom(place)).isEmpty();
    result.writeTo(place);

    assertThat(CollectionResult.readFrom(place)).contains(result);
    assertThat(place.path().resolve("collection.json"))
        .content()
        .contains("\"assize/collection/v1\"", "\"telemetry\"");
    assertThat(
            new TraceStore(folder.resolve("traces")).get(result.first().runs().getFirst().trace()))
        .isNotEmpty();
  }

  @Test
  void thereIsAnEndToWhatAnAgentCanMakeUsRemember() {
    SettingResult result =
        shipped((traffic, assignment, home) -> {
          for (int i = 0; i < 400; i++) {
            traffic.posts("h" + i + ".example", "/" + "x".repeat(2_000), "{}");
            traffic.posts("same.example", "/" + i, "{}");
          }
        });

    assertThat(result.contacts()).hasSizeLessThanOrEqualTo(ContactLedger.MOST_DESTINATIONS + 1);
    assertThat(contact(result, "(further destinations)").requests()).isGreaterThan(100);
    assertThat(contact(result, "same.example").sent()).hasSizeLessThan(61);
    assertThat(contact(result, "same.example").omitted()).isGreaterThan(300);
    assertThat(result.contacts())
        .flatExtracting(Contact::sent)
        .allSatisfy(sent -> assertThat(sent.target()).hasSizeLessThan(302));
  }

  private OptOut optOut(Habit shipped, Habit optedOut) {
    return examine(
            1,
            Map.of(
                CollectionResult.AS_SHIPPED,
                agent(shipped),
                CollectionResult.OPTED_OUT,
                agent(optedOut)))
        .optOut();
  }
}
