package dev.assize.agent.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.draft.Draft.Discovery;
import dev.assize.agent.manifest.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found was put there by somebody else. */
@Timeout(60)
class HostileFindingsTest {

  /** Each would break out of a comment, a quoted value or a terminal, if it could. */
  private static final String[] FRAGMENTS = {
    "\\n",
    "\\r",
    "\\u0085",
    "\\u2028",
    "\\u2029",
    "\\u0000",
    "\\u001b[2J",
    "\\u202e",
    "\\ufeff",
    "\\ud800",
    "\\udbff\\udfff",
    "\\uffff",
    "\\\"",
    "\\\\",
    "'",
    "#",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "&a",
    "*a",
    "!!x",
    "|",
    ">",
    "%",
    "@",
    "`",
    "${prompt}",
    "${nothing}",
    "$${",
    "true",
    "null",
    "1e9",
    "~",
    "é",
    "\\ud83d\\ude00",
    " ",
    "\\t",
    "interface: {}",
    "---",
    "..",
    "/"
  };

  @TempDir Path place;
  private Machine machine;

  @BeforeEach
  void aBareMachine() throws IOException {
    machine = new Machine(place);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noNameCanAddALineToADraft(int seed) throws Exception {
    Random random = new Random(seed);
    for (int run = 0; run < 40; run++) {
      String[] texts = new String[7];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = hostile(random);
      }
      machine
          .inProject(
              "package.json",
              "{\"name\": \"%s\", \"version\": \"%s\", \"bin\": \"%s\"}"
                  .formatted(texts[0], texts[1], texts[2]))
          .inProject(
              ".mcp.json",
              "{\"mcpServers\": {\"%s\": {\"command\": \"%s\"}, \"b\": {\"url\": \"https://%s/\"}}}"
                  .formatted(texts[3], texts[4], texts[5]))
          .inHome(".qwen/settings.json", "{\"model\": {\"name\": \"%s\"}}".formatted(texts[6]));

      Draft draft = machine.draft();

      assertThat(draft.yaml().lines().filter(line -> line.startsWith("interface:"))).hasSize(1);
      assertThat(draft.yaml().lines().filter(line -> line.startsWith("kind:"))).hasSize(1);
      assertThat(draft.yaml() + draft.summary(Path.of(".")))
          .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f\\u0085\\u2028\\u202e]");
    }
  }

  @Test
  void anInjectedNameStaysAName() throws Exception {
    machine.inProject(
        "package.json",
        "{\"name\": \"x\\ninterface: {command: {run: [rm]}}\\n# \\\"\", \"version\": \"1\\\"\\n#\"}");

    Manifest manifest = machine.read(machine.draft().yaml());

    assertThat(manifest.metadata().name()).isEqualTo("x interface: {command: {run: [rm]}} # \"");
    assertThat(manifest.metadata().version()).isEqualTo("1\" #");
  }

  @Test
  void aPackageFileOfAHundredMegabytesIsNotReadAndSaidToBeTooLarge() throws Exception {
    try (RandomAccessFile file =
        new RandomAccessFile(machine.directory.resolve("package.json").toFile(), "rw")) {
      file.setLength(100L << 20);
    }

    Draft draft = machine.draft();

    assertThat(draft.unreadable()).containsExactly("package.json: larger than 4 MiB");
    assertThat(draft.yaml()).contains("#   package.json: larger than 4 MiB");
  }

  @Test
  void linksInCirclesAndOutOfTheDirectoryAreNotFollowed() throws Exception {
    Files.createSymbolicLink(
        machine.directory.resolve(".mcp.json"), machine.directory.resolve(".mcp.json"));
    Files.createSymbolicLink(machine.directory.resolve("package.json"), Path.of("/dev/zero"));
    Files.createSymbolicLink(machine.directory.resolve(".vscode"), machine.directory);
    machine.inHome("Cargo.lock", "").inProject("Cargo.toml", "[package]\nname = \"x\"");
    Files.createSymbolicLink(
        machine.directory.resolve("Cargo.lock"), machine.home.resolve("Cargo.lock"));

    Draft draft = machine.draft();

    assertThat(machine.read(draft.yaml()).identity().artifacts())
        .extracting("path")
        .containsExactly("Cargo.toml");
  }

  @Test
  void tenThousandServersAreCountedAndTwentyNamed() throws Exception {
    StringBuilder json = new StringBuilder("{\"mcpServers\": {");
    for (int i = 0; i < 10_000; i++) {
      json.append(i == 0 ? "" : ",").append("\"s").append(i).append("\": {\"command\": \"x\"}");
    }
    machine.inProject(".mcp.json", json.append("}}").toString());

    Draft draft = machine.draft();

    assertThat(draft.yaml())
        .contains("#     s19: ", "#     and 9980 more\n")
        .doesNotContain("s20:");
    assertThat(draft.found())
        .containsExactly(new Discovery("configuration", ".mcp.json, MCP servers: 10000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "= = =",
        "[[[[[[[[",
        "model = \"\u0000",
        "[mcp_servers]\nx = {url = \"https://x\"",
        "a.a.a = 1\na = 2",
        "x = 99999999999999999999e9999999999",
      })
  void garbageInSettingsIsSaidToBeSoWithoutQuotingIt(String toml) throws Exception {
    machine.inHome(".codex/config.toml", toml + "\n# sk-hidden");

    Draft draft = machine.draft();

    assertThat(draft.unreadable())
        .containsExactly("~/.codex/config.toml: not TOML that can be read here");
    assertThat(draft.yaml()).doesNotContain("sk-hidden");
  }

  @Test
  void nestingBombsOfEveryFormatAreRefused() throws Exception {
    int depth = 200_000;
    machine
        .inHome(".codex/config.toml", "a = " + "[".repeat(depth) + "]".repeat(depth))
        .inHome(".gemini/settings.json", "{\"a\":".repeat(depth))
        .inHome(".continue/config.yaml", "a: " + "[".repeat(depth))
        .inProject("pyproject.toml", "a = " + "{a=".repeat(depth))
        .inProject("Cargo.toml", "[" + "a.".repeat(depth) + "a]")
        .inProject("pom.xml", "<a>".repeat(depth));

    assertThat(machine.draft().unreadable()).hasSize(6);
  }

  @Test
  void aPomCannotReadFilesOrGrow() throws Exception {
    machine
        .inHome("secret", "sk-hidden")
        .inProject(
            "pom.xml",
            """
            <!DOCTYPE project [<!ENTITY x SYSTEM "file://%s">]>
            <project><artifactId>&x;</artifactId><version>1</version></project>
            """
                .formatted(machine.home.resolve("secret")));

    Draft draft = machine.draft();

    assertThat(draft.yaml()).doesNotContain("sk-hidden");
    assertThat(draft.unreadable()).singleElement().asString().startsWith("pom.xml: has a document");
  }

  @Test
  void aProgramThatHangsOrFloodsIsNamedWithoutAVersion() throws Exception {
    machine
        .installed("codex", "sleep 300")
        .installed("gemini", "exec cat /dev/zero")
        .installed("qwen", "printf '\\033[2J9.9\\n'");
    long start = System.nanoTime();

    Draft draft = machine.draft();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    assertThat(draft.found())
        .contains(
            new Discovery("agent CLI", "Codex CLI, version unknown"),
            new Discovery("agent CLI", "Gemini CLI, version unknown"));
    assertThat(draft.yaml()).contains("of unknown version");
  }

  @Test
  void aServerThatDripsNeverEndsOrRedirectsIsLeftAlone() throws Exception {
    try (ModelServer dripping =
            new ModelServer(exchange -> {
              exchange.sendResponseHeaders(200, 0);
              OutputStream out = exchange.getResponseBody();
              for (int i = 0; i < 600; i++) {
                out.write(' ');
                out.flush();
                pause();
              }
            });
        ModelServer endless =
            new ModelServer(exchange -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] bytes = "{\"data\": [".repeat(1000).getBytes(StandardCharsets.UTF_8);
              for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(bytes);
              }
            });
        ModelServer redirecting =
            new ModelServer(exchange -> {
              exchange.getResponseHeaders().add("Location", "http://192.0.2.1/");
              exchange.sendResponseHeaders(302, -1);
            });
        ModelServer other = ModelServer.saying(200, "<html>")) {
      machine.servers.add(dripping.address());
      machine.servers.add(endless.address());
      machine.servers.add(redirecting.address());
      machine.servers.add(other.address());
      long start = System.nanoTime();

      assertThat(machine.draft().found()).isEmpty();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void modelIdsFromAServerCannotAddALine() throws Exception {
    String body =
        "{\"data\": [{\"id\": \"a\\nkind: X\"}, {\"id\": \"b\\n# interface:\"}, {\"id\": 7}]}";
    try (ModelServer server = ModelServer.saying(200, body)) {
      machine.servers.add(server.address());

      Draft draft = machine.draft();

      assertThat(draft.yaml()).contains("name: \"a kind: X\"", "#   b # interface:\n");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(8); n > 0; n--) {
      text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
    }
    return random.nextInt(10) == 0 ? text.toString().repeat(100) : text.toString();
  }
}
