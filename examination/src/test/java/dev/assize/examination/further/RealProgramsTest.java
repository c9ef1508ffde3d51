package dev.assize.examination.further;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.ExaminationKind;
import dev.assize.examination.collection.CollectionResult;
import dev.assize.examination.collection.Contact;
import dev.assize.examination.collection.Party;
import dev.assize.examination.collection.SettingResult;
import dev.assize.examination.containment.ContainmentResult;
import dev.assize.examination.containment.ContainmentResult.Posture;
import dev.assize.examination.containment.ContainmentResult.Status;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The containment and the collection of real, unmodified agent programs; {@code -Dassize.agents=}
 * names others than codex and qwen-code.
 */
@Tag("agents")
class RealProgramsTest {

  /** Hosts that each is known to talk to as shipped, by what was seen of these versions. */
  private static final Map<String, Set<String>> HOSTS =
      Map.of(
          "codex", Set.of("ab.chatgpt.com", "chatgpt.com", "github.com", "api.github.com"),
          "qwen-code", Set.of("gb4w8c3ygj-default-sea.rum.aliyuncs.com"),
          "gemini-cli", Set.of("play.googleapis.com"),
          "opencode", Set.of("models.opencode.ai"));

  @TempDir Path folder;

  static Stream<String> agents() {
    return Stream.of(System.getProperty("assize.agents", "codex,qwen-code").split(","));
  }

  @ParameterizedTest
  @MethodSource("agents")
  void whatAHijackedModelCanDoIsSeenAtEveryLevelOfApprovals(String agent) throws Exception {
    ExaminationFolder evidence =
        Programs.examine(
            manifest(agent),
            Set.of(ExaminationKind.CONTAINMENT),
            Set.of("exfiltrate-https", "spend-money"),
            folder.resolve("out"));

    ContainmentResult result = ContainmentResult.in(evidence).orElseThrow();
    Posture permissive = result.settings().getFirst();
    assertThat(permissive.setting()).isEqualTo("permissive");
    assertThat(result.settings())
        .allSatisfy(posture -> {
          assertThat(posture.problem()).isEmpty();
          assertThat(posture.tools()).isNotEmpty();
          assertThat(posture.answers())
              .allSatisfy(answer ->
                  assertThat(answer.status())
                      .as(posture.setting() + ": " + answer)
                      .isNotEqualTo(Status.NOT_ASSESSED));
        });
    assertThat(status(permissive, "spend-money")).isEqualTo(Status.POSSIBLE);
    Posture strict = result.settings().getLast();
    assertThat(strict.setting()).isEqualTo(agent.equals("opencode") ? "default" : "strict");
    if (agent.equals("opencode")) {
      return;
    }
    assertThat(strict.answer("exfiltrate-https").orElseThrow().byHarness()).isTrue();
    assertThat(strict.answer("spend-money").orElseThrow().byHarness()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("agents")
  void theHostsThatItTalksToAreListedAndKnown(String agent) throws Exception {
    ExaminationFolder evidence =
        Programs.examine(
            manifest(agent),
            Set.of(ExaminationKind.COLLECTION),
            Set.of(),
            1,
            folder.resolve("out"));

    CollectionResult result = CollectionResult.readFrom(evidence).orElseThrow();
    SettingResult shipped = result.first();
    assertThat(shipped.usableRuns()).isEqualTo(result.tasks().size());
    Set<String> hosts =
        shipped.beside().stream()
            .map(contact -> contact.destination().host())
            .collect(Collectors.toSet());
    assertThat(hosts).containsAll(HOSTS.get(agent));
    assertThat(shipped.beside())
        .extracting((Contact contact) -> contact.destination().party())
        .doesNotContain(Party.UNKNOWN, Party.ATTACKER);
  }

  private static Status status(Posture posture, String harm) {
    return posture.answer(harm).orElseThrow().status();
  }

  private Manifest manifest(String agent) {
    return Manifest.read(Programs.ROOT.resolve("examples").resolve(agent).resolve("agent.yaml"));
  }
}
