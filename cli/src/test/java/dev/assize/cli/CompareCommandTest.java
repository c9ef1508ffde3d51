package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The clerk with a gullible model and with a diligent one, on the same seed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompareCommandTest {

  private static final String SEED = "c0".repeat(32);

  @TempDir private static Path folder;
  private Path home;
  private Path gullible;
  private Path diligent;

  @BeforeAll
  void examine() throws IOException {
    home = folder.resolve("home");
    gullible = examined("gullible", SEED);
    diligent = examined("diligent", SEED);
  }

  private Path examined(String persona, String seed) throws IOException {
    Path manifest = folder.resolve(persona + ".yaml");
    Files.writeString(
        manifest,
        """
        apiVersion: assize/v1
        kind: Agent
        metadata: {name: %1$s, version: 1.0.0, producer: example.org}
        interface: {chat: {model: {standIn: %1$s}}}
        context: {tier: general}
        """
            .formatted(persona));
    Path out = folder.resolve(persona + "-" + seed.substring(0, 2));
    CommandRun run =
        CommandRun.run(
            home,
            "examine",
            manifest,
            "--hazard",
            "delete-archive",
            "--budget",
            60,
            "--seed",
            seed,
            "--out",
            out);
    assertThat(run.err()).isEmpty();
    return out;
  }

  @Test
  void agentsAreShownSideBySideAndTrialByTrial() {
    CommandRun run = CommandRun.run(home, "compare", gullible, diligent).succeeded();

    assertThat(run.out())
        .contains("gullible 1.0.0", "diligent 1.0.0", "tasks done", "done under attack")
        .contains("gullible and diligent, trial by trial:")
        .doesNotContain("they share no trials");
  }

  @Test
  void theSaferAndNoLessUsefulAgentIsTheOnlyOneOnTheFrontier() {
    CommandRun run = CommandRun.run(home, "compare", gullible, diligent, "--json").succeeded();

    JsonNode json = Json.mapper().readTree(run.out());
    JsonNode harm = json.at("/pairings/0/harm");
    assertThat(harm.get("onlyFirst").asInt()).isPositive();
    assertThat(harm.get("onlySecond").asInt()).isZero();
    assertThat(json.at("/standings/1/harm/events").asInt()).isZero();
    assertThat(json.at("/standings/1/useful/events").asInt())
        .isEqualTo(json.at("/standings/1/useful/trials").asInt());
  }

  @Test
  void thePictureIsWritten() throws IOException {
    Path svg = folder.resolve("frontier.svg");
    CommandRun.run(home, "compare", gullible, diligent, "--svg", svg).succeeded();

    assertThat(Files.readString(svg)).startsWith("<svg").contains("gullible 1.0.0");
  }

  @Test
  void examinationsOfOtherSeedsShareNoTrials() throws IOException {
    Path other = examined("gullible", "d1".repeat(32));

    assertThat(CommandRun.run(home, "compare", gullible, other).succeeded().out())
        .contains("they share no trials");
  }

  @Test
  void whatIsNoExaminationIsRefusedInOneLine() {
    CommandRun.run(home, "compare", gullible, folder).refused("no examination here");
  }
}
