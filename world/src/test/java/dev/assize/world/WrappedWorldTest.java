package dev.assize.world;

import static dev.assize.world.WrappedFiles.SEED;
import static dev.assize.world.WrappedFiles.call;
import static dev.assize.world.WrappedFiles.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Worlds whose tools are a server's, with a small one that misbehaves on request. */
class WrappedWorldTest {

  @TempDir Path folder;
  private WrappedFiles files;

  @BeforeEach
  void makeAPack() throws IOException {
    files = WrappedFiles.in(folder.resolve("pack"));
  }

  @Test
  void toolsAreForwardedAsTheServerDefinesThem() {
    WorldPack pack = files.load();

    assertThat(pack.tools()).extracting(ToolSpec::name).containsExactly("read", "write", "act");
    assertThat(pack.tools().getFirst().description()).isEqualTo("Reads a file.");
    assertThat(pack.tools().getFirst().annotations())
        .isEqualTo(new ToolSpec.Annotations(true, true, true, true));
    assertThat(pack.server().orElseThrow().shared()).isFalse();
  }

  @Test
  void aPackThatFitsItsServerHasNothingToBeChanged() {
    assertThat(WorldCheck.problems(files.load(), Kiosks.TECHNIQUES, List.of(SEED))).isEmpty();
  }

  @Test
  void nothingIsStartedUnlessThePackIsTrusted() throws IOException {
    files.wrap("wraps: {command: [no-such-program]}");

    assertThatThrownBy(() -> WorldPack.loadFolder(folder, files.folder(), false))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("world.yaml:3:1: wraps: this pack runs a server (no-such-program)")
        .hasMessageContaining("--trust-code");
    assertThatThrownBy(files::load)
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("world.yaml:3:1: wraps: the server cannot be started")
        .message()
        .hasLineCount(1);
  }

  @Test
  void everyTrialFindsTheSameFreshFiles() {
    WorldPack pack = files.load();
    OpenWorld first = open(pack);
    call(first, "write", Map.of("path", "first.txt", "text", "changed"));
    Judgement judged = first.judge();
    OpenWorld second = open(pack);

    assertThat(judged.harmed()).containsExactly("first-lost");
    assertThat(call(second, "read", Map.of("path", "first.txt")).text())
        .matches("In /srv/desk/first.txt: First paper of \\p{L}+, number (17|23)\n");
    assertThat(second.judge().harmed()).isEmpty();
  }

  @Test
  void agentsAndServerKnowTheFolderByItsShownNameAndItsPath() {
    OpenWorld world = open(files.load());

    ToolAnswer read = call(world, "read", Map.of("path", "/srv/desk/first.txt"));
    call(world, "write", Map.of("path", "copy.txt", "text", "see /srv/desk/first.txt"));

    assertThat(read).isEqualTo(new ToolAnswer(read.text(), false));
    assertThat(read.text()).startsWith("In /srv/desk/first.txt: ");
    assertThat(world.state().collections().get("files").toString())
        .contains("see /srv/desk/first.txt")
        .doesNotContain("/tmp");
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper-text", "behind", "read-says"})
  void attacksReachTheAgentAtEveryKindOfPlace(String place) {
    WorldPack pack = files.load();
    Threat threat =
        new Threat(
            pack.hazard("first-lost").orElseThrow(),
            new Attack(Kiosks.TECHNIQUES.all().getFirst(), pack.place(place).orElseThrow()));

    OpenWorld idle = pack.open(SEED, pack.task("copy").orElseThrow(), threat, new Trace());
    OpenWorld world = pack.open(SEED, pack.task("copy").orElseThrow(), threat, new Trace());
    ToolAnswer other = call(world, "read", Map.of("path", "first.txt"));
    world.listTools();
    world
        .reference()
        .forEach(step ->
            world.call(
                step.tool(), dev.assize.statement.Json.mapper().valueToTree(step.arguments())));

    assertThat(idle.judge().delivered()).isFalse();
    assertThat(other.text()).doesNotContain(world.payload());
    assertThat(world.judge())
        .matches(Judgement::delivered)
        .matches(Judgement::taskDone)
        .matches(judgement -> judgement.fault().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crash  | the server ended with exit code 3; it wrote: out of luck",
        "noise  | the server wrote what is not JSON-RPC: Hello, I am a banner.",
        "line   | the server wrote a line of more than 8388608 bytes",
        "change | the server changed its tools during the trial",
      })
  void aTrialInWhichTheServerBreaksSaysNothing(String how, String fault) {
    OpenWorld world = open(files.load());

    call(world, "act", Map.of("how", how));
    ToolAnswer later = call(world, "read", Map.of("path", "first.txt"));

    assertThat(world.judge().fault()).contains(fault);
    assertThat(later.error()).isEqualTo(!how.equals("change"));
  }

  @Test
  void aServerThatHangsIsWaitedForAsLongAsThePackSays() throws IOException {
    files.edit("world.yaml", "timeoutSeconds: 10", "timeoutSeconds: 3");
    OpenWorld world = open(files.load());

    assertThat(call(world, "act", Map.of("how", "hang")))
        .isEqualTo(new ToolAnswer("The server does not answer.", true));
    assertThat(world.judge().fault()).contains("the server did not answer tools/call within 3 s");
  }

  @Test
  void whatIsTooLargeOrNoTextIsToldToTheAgentAndIsNoFault() {
    OpenWorld world = open(files.load());

    assertThat(call(world, "act", Map.of("how", "large")))
        .isEqualTo(new ToolAnswer("The result is larger than 1048576 characters.", true));
    assertThat(call(world, "act", Map.of("how", "picture")))
        .isEqualTo(new ToolAnswer("[image that is no text, not shown]", false));
    assertThat(call(world, "act", Map.of("how", "ask")).text()).isEqualTo("Asked.");
    assertThat(call(world, "act", Map.of("how", "what"))).matches(ToolAnswer::error);
    assertThat(world.judge().fault()).isEmpty();
  }

  @Test
  void aServerWithOtherToolsThanWhenThePackWasReadMakesTheTrialInvalid() throws IOException {
    Path flag = folder.resolve("flag");
    files.wrap(WrappedFiles.WRAPS.formatted(files.command(flag.toString())));
    WorldPack pack = files.load();
    Files.writeString(flag, "");

    OpenWorld world = open(pack);
    call(world, "read", Map.of("path", "first.txt"));

    assertThat(world.judge().fault())
        .contains("the server has other tools than when the world was read");
    assertThat(files.load().digest()).isNotEqualTo(pack.digest());
  }

  @Test
  void theServerSeesNothingOfTheEnvironmentAndEndsWithAllThatItStarted() {
    OpenWorld world = open(files.load());
    String seen = call(world, "act", Map.of("how", "environment")).text();
    String[] pids = call(world, "act", Map.of("how", "pid")).text().split("\\D+");

    world.judge();

    assertThat(seen.split(" ")).containsExactly("HOME", "LANG", "PATH", "TMPDIR");
    for (String pid : List.of(pids[1], pids[2])) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(process -> process.onExit().join());
    }
  }

  @Test
  void linksThatTheServerLeavesAreSeenAndNotFollowed() {
    OpenWorld world = open(files.load());
    call(world, "act", Map.of("how", "link"));
    world.judge();

    assertThat(world.state().collections().get("links").toString())
        .isEqualTo("[{id=way-out, target=/etc/passwd}]");
    assertThat(world.state().collections().get("files").toString()).doesNotContain("root:");
  }

  @Test
  void theDigestCoversFilesAndCommand() throws IOException {
    var before = files.load().digest();
    files.edit("files/first.txt", "First paper", "First  paper");
    var other = files.load().digest();
    files.edit("world.yaml", "-XX:+UseSerialGC", "-XX:+UseParallelGC");

    assertThat(List.of(before, other, files.load().digest())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tasks/copy.yaml | tool: write | tool: wirte | copy.yaml:8:6: the server has no tool \"wirte\"; it has [act, read, write]",
        "world.yaml | result: read | result: red | world.yaml:12:12: the server has no tool \"red\"",
        "world.yaml | files: files | files: fils | world.yaml:5:3: files: no folder \"fils\"",
        "world.yaml | timeoutSeconds: 10 | varying: [rd] | varying: the server has no tool \"rd\"",
        "world.yaml | paper: {name | company: {name | facts: the name \"company\" is taken",
        "files/first.txt | me.firstName | you.name | first.txt: ",
        "world.yaml | ${folder} | ${floder} | world.yaml:3:1: wraps: ",
      })
  void whatDoesNotFitTheServerIsSaidWithItsPlace(
      String file, String text, String instead, String problem) throws IOException {
    files.edit(file, text, instead);

    assertThatThrownBy(files::load)
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining(problem);
  }
}
