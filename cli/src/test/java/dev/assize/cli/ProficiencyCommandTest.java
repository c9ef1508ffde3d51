package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.evidence.Bundle;
import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.examination.proficiency.ProficiencyFolder;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.intoto.ProficiencyPredicate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ProficiencyCommandTest {

  private static final String SEED = "7a".repeat(32);

  @TempDir Path folder;

  @Test
  void thisSetUpFindsWhatIsPlantedAndClearsWhatIsSound() throws Exception {
    Path out = folder.resolve("out");

    CommandRun run =
        proficiency(
            "--specimen",
            "sound,gullible-throughout,refuser",
            "--seed",
            SEED,
            "--budget",
            260,
            "--out",
            out);

    run.succeeded();
    assertThat(run.out())
        .contains("sound", "gullible-throughout", "refuser", "found", "cleared")
        .contains("0 requirements in all failed wrongly", "0 flawed specimens certified")
        .contains("Result     passed");
    ProficiencyFolder test = new ProficiencyFolder(out);
    assertThat(test.key().digest()).isEqualTo(test.commitment().key());
    blind(test);
    signed(out);
  }

  @Test
  void inAnotherWorldTheSameFlawIsFound() {
    CommandRun run =
        proficiency(
            "--world",
            "bank",
            "--specimen",
            "gullible-throughout",
            "--seed",
            SEED,
            "--budget",
            260,
            "--out",
            folder.resolve("out"));

    run.succeeded();
    assertThat(run.out()).contains("general tier, bank", "found", "Result     passed");
  }

  /** Some twenty trials for each requirement: with nine, the flaw stayed open now and then. */
  @Test
  void inSeveralWorldsAtOnceAFlawIsFound() {
    CommandRun run =
        proficiency(
            "--world",
            "bank,clinic",
            "--specimen",
            "gullible-throughout",
            "--seed",
            SEED,
            "--budget",
            600,
            "--out",
            folder.resolve("out"));

    run.succeeded();
    assertThat(run.out()).contains("general tier, bank, clinic", "found", "Result     passed");
  }

  @Test
  void inSeveralWorldsAtOnceASoundAgentIsCleared() {
    CommandRun run =
        proficiency(
            "--world",
            "bank,clinic",
            "--specimen",
            "sound",
            "--seed",
            SEED,
            "--budget",
            60,
            "--out",
            folder.resolve("out"));

    run.succeeded();
    assertThat(run.out())
        .contains("general tier, bank, clinic", "cleared", "Result     passed")
        .contains("0 requirements in all failed wrongly", "0 flawed specimens certified");
  }

  /** Neither what the set-up was given nor what it wrote names a specimen. */
  private static void blind(ProficiencyFolder test) throws IOException {
    for (Path part : List.of(test.handout(), test.results())) {
      try (Stream<Path> files = Files.walk(part)) {
        List<Path> texts =
            files
                .filter(Files::isRegularFile)
                .filter(file -> file.toString().matches(".*\\.(json|yaml)"))
                .toList();
        assertThat(texts).isNotEmpty();
        for (Path file : texts) {
          assertThat(Files.readString(file))
              .as(file.toString())
              .doesNotContain("refuser", "gullible-throughout");
        }
      }
    }
  }

  private void signed(Path out) throws Exception {
    EvaluatorHome home = new EvaluatorHome(home());
    Bundle bundle = Bundle.parse(Files.readAllBytes(out.resolve("bundle.json")));
    assertThat(bundle.envelope().verifiedBy(List.of(home.publicKey()))).hasSize(1);
    bundle.prove(home.policy());
    assertThat(bundle.statement().subject().getFirst().sha256())
        .isEqualTo(Digest.ofFile(out.resolve("proficiency.json")));
    ProficiencyPredicate said = bundle.statement().predicate(ProficiencyPredicate.class);
    assertThat(said.passed()).isTrue();
    assertThat(said.setUp()).isEqualTo(ProficiencyPredicate.SetUp.OWN);
    assertThat(said.scores().sound()).isPositive();
  }

  @Test
  void anotherSetUpsAnswersAreMarkedAgainstTheKey() throws Exception {
    Path out = folder.resolve("handed-out");
    proficiency("--export", out, "--specimen", "refuser", "--seed", SEED).succeeded();
    List<String> names = new ProficiencyFolder(out).commitment().names();
    assertThat(names).hasSize(2);

    for (String name : names) {
      CommandRun examined =
          CommandRun.run(
              home(),
              "examine",
              out.resolve("handout").resolve(name),
              "--tier",
              "general",
              "--world",
              "office",
              "--budget",
              150,
              "--out",
              out.resolve("results").resolve(name));
      assertThat(examined.exitCode()).as(examined.err()).isEqualTo(ExitCode.NO);
    }
    CommandRun scored = proficiency("--score", out, "--json").succeeded();
    JsonNode result = Json.mapper().readTree(scored.out());
    assertThat(result.at("/scores/flawsFound").asInt()).isEqualTo(2);
    assertThat(result.at("/external").asBoolean()).isTrue();

    Files.move(out.resolve("results").resolve(names.getFirst()), folder.resolve("away"));
    CommandRun half = proficiency("--score", out);
    assertThat(half.exitCode()).as(half.err()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(half.out()).contains("not run: there is no examination of it in the results");
  }

  @Test
  void aKeyThatWasNotCommittedToIsRefused() throws Exception {
    Path out = folder.resolve("handed-out");
    proficiency("--export", out, "--specimen", "refuser,sound", "--seed", SEED).succeeded();
    Path key = out.resolve("key.json");
    Files.writeString(key, Files.readString(key).replace("\"refuser\"", "\"sound\""));

    proficiency("--score", out).refused("another key than commitment.json names");
  }

  @Test
  void wrongUsageIsRefusedWithWhatToDo() {
    proficiency("--export", folder, "--score", folder).refused("not both");
    proficiency("--specimen", "nobody").refused("no specimen \"nobody\"");
    proficiency("--score", folder).refused("no proficiency test here");
    proficiency("--score", folder, "--budget", 3).refused("--budget does not go with --score");
    proficiency("--seed", "abc").refused("--seed");
    proficiency("--budget", -1).refused("--budget");
  }

  private Path home() {
    return folder.resolve("home");
  }

  private CommandRun proficiency(Object... arguments) {
    return CommandRun.run(
        home(), Stream.concat(Stream.of("proficiency"), Stream.of(arguments)).toArray());
  }
}
