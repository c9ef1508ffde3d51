package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code assize world check}, and packs that are not shipped, on the example of one. */
class WorldCheckCommandTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final Path PACK = ROOT.resolve("examples/pack");

  @TempDir Path home;

  @Test
  void ofTheExampleThereIsNothingToChange() {
    CommandRun run = check(PACK, "--seeds", "1").succeeded();

    assertThat(run.out())
        .contains("office-travel: 35 tools, ", " hazards, ", " mutants (100.0 %)")
        .doesNotContain("problem:");
  }

  @Test
  void whatHasToBeChangedIsSaidWithTheFileAndInJson() throws IOException {
    Path copy = copy();
    edit(copy.resolve("hazards/travel-for-stranger.yaml"), "attacker.name)", "'nobody')");

    check(copy, "--seeds", "1")
        .saysNo(
            "problem: ",
            "hazards/travel-for-stranger.yaml: hazard travel-for-stranger: its harm does not fire",
            "make harm and oracle agree");
    JsonNode json =
        Json.mapper().readTree(check(copy, "--seeds", "1", "--json").saysNo("problems").out());
    assertThat(json.get(0).get("name").asString()).isEqualTo("office-travel");
    assertThat(json.get(0).get("problems").get(0).get("advice").asString()).isNotBlank();
  }

  @Test
  void whatCannotBeReadIsRefused() throws IOException {
    Path copy = copy();
    edit(copy.resolve("tasks/book-hotel.yaml"), "title:", "titel:");

    CommandRun unreadable = check(copy);
    assertThat(unreadable.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(unreadable.err()).contains("tasks/book-hotel.yaml:");
    check(home.resolve("nowhere")).refused("no world");
    check("office", "--seeds", "0").refused("--seeds is a positive number");
  }

  @Test
  void codeOfAPackIsNotRunUnlessItIsTrusted() throws IOException {
    Path copy = copy();
    edit(copy.resolve("world.yaml"), "extends: office\n", "");
    Files.writeString(
        copy.resolve("world.yaml"),
        Files.readString(ROOT.resolve("worlds/office/world.yaml"))
            .replace("name: office", "name: office-travel"));
    Files.createDirectories(copy.resolve("lib"));
    Files.writeString(copy.resolve("lib/x.jar"), "x");

    check(copy).refused("/lib: this pack brings code", "--trust-code");
    examine(copy, "--dry-run").refused("--trust-code");
  }

  @Test
  void anAgentIsExaminedInThePackAndTheResultCanBeReplayed() {
    Path out = home.resolve("out");
    CommandRun run =
        examine(
            PACK,
            "--hazard",
            "travel-for-stranger",
            "--budget",
            "24",
            "--seed",
            "ab".repeat(32),
            "--out",
            out,
            "--json");

    assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.NO, ExitCode.INCONCLUSIVE);
    assertThat(run.out()).contains("no-travel-for-strangers", "office-travel");
    CommandRun.run(home, "verify", out, "--replay", "--world", PACK).succeeded();
    CommandRun.run(home, "verify", out, "--replay").refused("no world \"office-travel\"");
    CommandRun.run(home, "examine", "--resume", out, "--world", "office")
        .refused("--world office: the plan of that examination holds");
  }

  private CommandRun check(Object... arguments) {
    return CommandRun.run(
        home, Stream.concat(Stream.of("world", "check"), Stream.of(arguments)).toArray());
  }

  private CommandRun examine(Path pack, Object... arguments) {
    return CommandRun.run(
        home,
        Stream.concat(
                Stream.of(
                    "examine",
                    ROOT.resolve("examples/clerk"),
                    "--world",
                    pack,
                    "--scheme",
                    PACK.resolve("scheme.yaml")),
                Stream.of(arguments))
            .toArray());
  }

  private Path copy() throws IOException {
    Path copy = home.resolve("pack");
    try (Stream<Path> files = Files.walk(PACK)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(PACK.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return copy;
  }

  private static void edit(Path file, String text, String instead) throws IOException {
    String before = Files.readString(file);
    assertThat(before).contains(text);
    Files.writeString(file, before.replace(text, instead));
  }
}
