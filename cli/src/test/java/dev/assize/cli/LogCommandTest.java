package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.log.policy.Policy;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCommandTest {

  @TempDir private Path folder;
  private Path home;
  private Path log;
  private Path key;
  private Path policy;

  @BeforeEach
  void begin() throws IOException {
    home = folder.resolve("home");
    log = folder.resolve("log");
    key = folder.resolve("keys/log.key");
    policy = folder.resolve("policy.txt");
    String line =
        run("log", "init", log, "--origin", "log.example/agents", "--key", key).succeeded().out();
    Files.writeString(policy, line);
  }

  private CommandRun run(Object... arguments) {
    return CommandRun.run(home, arguments);
  }

  private CommandRun append(Path directory, String text) throws IOException {
    Path entry = Files.writeString(folder.resolve(text + ".txt"), text);
    return run("log", "append", directory, "--key", key, "--entry", entry);
  }

  @Test
  void aLogIsBegunFilledProvenCheckedAndMirrored() throws Exception {
    assertThat(Files.readString(policy)).startsWith("log log.example/agents+").endsWith("none\n");
    assertThat(append(log, "one").succeeded().out()).isEqualTo("0 " + folder + "/one.txt\n");
    assertThat(append(log, "two").succeeded().out()).startsWith("1 ");
    assertThat(append(log, "one").succeeded().out()).startsWith("0 ");
    assertThat(Files.readString(folder.resolve("two.txt.tlog-proof"))).contains("index 1\n");

    Path entry = folder.resolve("entry");
    CommandRun proof =
        run("log", "prove", log, "--index", 1, "--policy", policy, "--out", entry).succeeded();
    assertThat(proof.out()).startsWith("c2sp.org/tlog-proof@v1\nindex 1\n");
    assertThat(entry).hasContent("two");

    CommandRun check = run("log", "check", log, "--policy", policy, "--plans").succeeded();
    assertThat(check.out())
        .contains("✓ The log is whole: 2 entries, root ")
        .contains("Plans: 0; without an outcome: 0. Other entries: 2.");
    assertThat(run("log", "check", log, "--policy", policy, "--json").succeeded().out())
        .contains("\"clean\"", "\"size\"");

    Path mirror = folder.resolve("mirror");
    assertThat(run("log", "mirror", log, mirror, "--policy", policy).succeeded().out())
        .startsWith("✓ 2 entries, 2 of them new; root ");
    append(log, "three").succeeded();
    assertThat(run("log", "mirror", log, mirror, "--policy", policy).succeeded().out())
        .startsWith("✓ 3 entries, 1 of them new; root ");
    run("log", "check", mirror, "--key", key.resolveSibling("log.vkey")).succeeded();
  }

  @Test
  void anExaminationIsSealedAndPublishedInAServedLogWithTwoWitnesses() throws Exception {
    Path vkey = key.resolveSibling("log.vkey");
    try (CommandRun.Running one = witness("one", vkey);
        CommandRun.Running two = witness("two", vkey)) {
      Path witnessed = folder.resolve("witnessed.txt");
      Files.writeString(
          witnessed,
          "log %s%s\n%s\ngroup both all one two\nquorum both\n"
              .formatted(Files.readString(vkey), one.line(), two.line()));
      try (CommandRun.Running server =
          CommandRun.Running.start(
              home, "log", "serve", log, "--key", key, "--policy", witnessed, "--port", 0)) {
        String url = server.line().replaceFirst(".* is at ", "");
        Path out = folder.resolve("examination");

        CommandRun examined = examine(out, "--log", url, "--policy", witnessed);

        assertThat(examined.err()).isEmpty();
        assertThat(run("verify", out, "--policy", witnessed).succeeded().out())
            .contains("Logged in   log.example/agents", "Witness     one+", "Witness     two+")
            .doesNotContain("the policy asks for none");
        assertThat(run("log", "check", url, "--policy", witnessed, "--plans").succeeded().out())
            .contains("The log is whole: 2 entries")
            .contains("Plans: 1; without an outcome: 0. Other entries: 0.");
        append(log, "another").refused("held by another writer");
      }
    }
  }

  private CommandRun.Running witness(String name, Path logKey) {
    return CommandRun.Running.start(
        home,
        "log",
        "witness",
        folder.resolve(name),
        "--key",
        folder.resolve("keys").resolve(name + ".key"),
        "--name",
        name,
        "--log",
        logKey,
        "--port",
        0);
  }

  private CommandRun examine(Path out, Object... further) {
    Stream<Object> usual =
        Stream.of(
            "examine",
            AssizeProcess.root().resolve("examples/clerk"),
            "--hazard",
            "delete-archive",
            "--budget",
            4,
            "--out",
            out);
    return run(Stream.concat(usual, Stream.of(further)).toArray());
  }

  @Test
  void aForkIsReportedAndBothCheckpointsAreKept() throws Exception {
    append(log, "one").succeeded();
    Path fork = copy(log, "fork");
    append(log, "two").succeeded();
    append(fork, "other").succeeded();
    Path mirror = folder.resolve("mirror");
    run("log", "mirror", log, mirror, "--policy", policy).succeeded();

    run("log", "mirror", fork, mirror, "--policy", policy)
        .saysNo("✗ ", "the log has forked", "both checkpoints are kept in");
    assertKept(mirror);
    run("log", "mirror", log, mirror, "--policy", policy).succeeded();
  }

  @Test
  void aShrunkenLogIsReportedAndBothCheckpointsAreKept() throws Exception {
    append(log, "one").succeeded();
    Path earlier = copy(log, "earlier");
    append(log, "two").succeeded();
    Path mirror = folder.resolve("mirror");
    run("log", "mirror", log, mirror, "--policy", policy).succeeded();

    run("log", "mirror", earlier, mirror, "--policy", policy)
        .saysNo("the log had 2 entries and offers 1", "both checkpoints are kept in");
    assertKept(mirror);
  }

  private static void assertKept(Path mirror) throws IOException {
    try (Stream<Path> files = Files.walk(mirror.resolve(".mirror/forks"))) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("mirrored.checkpoint", "offered.checkpoint");
    }
  }

  private Path copy(Path directory, String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(directory.relativize(file).toString()));
      }
    }
    return copy;
  }

  @Test
  void aDamagedLogIsNotWholeAndTheFileIsNamed() throws Exception {
    append(log, "one").succeeded();
    Path tile = log.resolve("tile/entries/000.p/1");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[bytes.length - 1] ^= 1;
    Files.write(tile, bytes);

    run("log", "check", log, "--policy", policy)
        .saysNo("✗ The log is damaged, or not what its checkpoint says", "tile/entries/000.p/1");
    run("log", "check", log, "--policy", policy, "--json").saysNo("tile/entries/000.p/1");
    CommandRun proof = run("log", "prove", log, "--index", 0, "--policy", policy);
    proof.refused("tile/entries/000.p/1");
  }

  @Test
  void aCheckpointOfAnotherKeyIsNotBelieved() throws Exception {
    Path other = folder.resolve("other");
    Path otherKey = folder.resolve("keys/other.key");
    run("log", "init", other, "--origin", "other.example", "--key", otherKey).succeeded();

    run("log", "check", other, "--policy", policy).saysNo("checkpoint", "no key is trusted");
    run("log", "append", other, "--key", key, "--entry", policy).refused("is not one of this log");
    run("log", "mirror", other, folder.resolve("mirror"), "--policy", policy)
        .refused("no key is trusted");
  }

  @Test
  void aPrivateKeyThatOthersCanReadOrThatIsPublishedIsRefused() throws Exception {
    Path inside = log.resolve("log.key");
    run("log", "init", folder.resolve("new"), "--origin", "n", "--key", folder.resolve("new/k"))
        .refused("lies in the log's directory, which is published");
    assertThat(folder.resolve("new")).doesNotExist();
    Files.copy(key, inside);
    run("log", "append", log, "--key", inside, "--entry", policy)
        .refused("lies in the log's directory, which is published");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    run("log", "append", log, "--key", key, "--entry", policy)
        .refused("others can read or change this private key; run: chmod 600 " + key);
    run("log", "serve", log, "--key", key, "--port", 0).refused("chmod 600");
  }

  @Test
  void whatCannotBeDoneIsSaidInOneLine() throws Exception {
    Path gone = folder.resolve("gone");
    Path file = Files.writeString(folder.resolve("file"), "text");
    Path empty = Files.writeString(folder.resolve("empty"), "");

    run("log", "init", log, "--origin", "o", "--key", folder.resolve("k")).refused("holds a log");
    run("log", "init", gone, "--origin", "o", "--key", key).refused("is there already");
    run("log", "init", gone, "--origin", "two words", "--key", gone.resolveSibling("x.key"))
        .refused("two words");
    run("log", "init", "/proc/log", "--origin", "o", "--key", folder.resolve("p.key"))
        .refused("/proc/log", "cannot be opened for appending");
    run("log", "init", file.resolve("log"), "--origin", "o", "--key", folder.resolve("q.key"))
        .refused("cannot be opened for appending");
    run("log", "init", gone, "--origin", "o", "--key", "/proc/keys/log.key").refused("/proc/keys");
    run("log", "append", gone, "--key", key, "--entry", file).refused("no log is there");
    run("log", "append", log, "--entry", file).refused("give the key of this log with --key");
    run("log", "append", log, "--key", file, "--entry", file).refused(file.toString());
    run("log", "append", log, "--key", key, "--entry", gone)
        .refused("--entry " + gone + ": there is no");
    run("log", "append", log, "--key", key, "--entry", empty).refused("1 to 65535 bytes, not 0");
    run("log", "prove", log, "--index", 7, "--policy", policy).refused("the log has 0 entries");
    run("log", "prove", gone, "--index", 0, "--policy", policy).refused("checkpoint", "missing");
    run("log", "check", log, "--policy", file).refused("policy");
    run("log", "check", log, "--policy", gone)
        .refused("--policy " + gone + ": there is no such file");
    run("log", "check", log, "--key", "nonsense").refused("neither a key nor a file with one");
    run("log", "check", log, "--key", "a+b+c").refused("key");
    run("log", "check", log, "--key", file, "--policy", policy).refused("not both");
    run("log", "check", "http://127.0.0.1:1/", "--policy", policy).refused("127.0.0.1:1");
    run("log", "mirror", log, "/proc/mirror", "--policy", policy).refused("/proc/mirror");
    run(
            "log",
            "witness",
            folder.resolve("w"),
            "--key",
            gone,
            "--log",
            key.resolveSibling("log.vkey"))
        .refused("no key can be read there");
    run(
            "log",
            "witness",
            folder.resolve("w"),
            "--key",
            key,
            "--log",
            key.resolveSibling("log.vkey"))
        .refused("is no key of a witness");
    run("log", "serve", log, "--key", key, "--port", 70_000).refused("a port is 0 to 65535");
    Path foreign = folder.resolve("foreign.txt");
    Files.writeString(
        foreign,
        Policy.ofLogs(SigningKey.generate("other.example", KeyType.ED25519).verifier()).toString());
    run("log", "serve", log, "--key", key, "--policy", foreign)
        .refused("does not trust this log; it needs a line: log ");
    run("examine", file, "--policy", policy).refused("--policy goes with --log URL");
    run("examine", file, "--log", "nowhere", "--policy", policy).refused("http or https URL");
  }

  @Test
  void aPortThatIsTakenIsSaid() throws Exception {
    try (CommandRun.Running server =
        CommandRun.Running.start(home, "log", "serve", log, "--key", key, "--port", 0)) {
      String port = server.line().replaceFirst(".*:([0-9]+)/", "$1");
      Path other = folder.resolve("other");
      Path otherKey = folder.resolve("keys/other.key");
      run("log", "init", other, "--origin", "other.example", "--key", otherKey).succeeded();
      run("log", "serve", other, "--key", otherKey, "--port", port).refused(port, "already in use");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "append", "prove", "check", "mirror", "serve", "witness"})
  void helpSaysWhatTheCommandDoes(String command) {
    CommandRun help = run("log", command, "--help").succeeded();
    assertThat(help.out()).startsWith("Usage: assize log " + command).contains("--help");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  @Test
  void selectiveReportingCanBeSeenInTheLog() throws Exception {
    Path published = folder.resolve("published");
    examine(published);
    for (String hidden : List.of("hidden-1", "hidden-2")) {
      Path out = folder.resolve(hidden);
      try (CommandRun.Running running =
          CommandRun.Running.start(
              home,
              "examine",
              AssizeProcess.root().resolve("examples/careful-clerk"),
              "--budget",
              5000,
              "--out",
              out)) {
        running.await(() -> Files.exists(out.resolve("journal.jsonl")));
      }
      assertThat(out.resolve("bundle.json")).doesNotExist();
      delete(out);
    }

    String plans = run("log", "check", "--plans").succeeded().out();

    assertThat(plans)
        .contains("The log is whole: 4 entries")
        .contains("Plans: 3; without an outcome: 2. Other entries: 0.");
    assertThat(plans.lines().filter(line -> line.contains("no outcome yet, due "))).hasSize(2);
    assertThat(plans.lines().filter(line -> line.contains("(entry 1)"))).hasSize(1);
    assertThat(run("log", "check", "--plans", "--json").succeeded().out())
        .containsPattern("\"OPEN\"[\\s\\S]*\"OPEN\"");
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
