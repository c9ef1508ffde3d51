package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What a user or a hostile producer can get wrong: one clear line, the right exit code, nothing
 * left behind.
 */
class BadInputTest {

  private static final String HEAD =
      """
      apiVersion: assize/v1
      kind: Agent
      metadata: {name: clerk, version: 1.0.0, producer: example.org}
      """;
  private static final String STAND_IN = HEAD + "interface: {chat: {model: {standIn: diligent}}}\n";

  @TempDir Path folder;

  private record Case(String name, String manifest, String message) {}

  @TestFactory
  Stream<DynamicTest> aBadManifestIsRefusedWithThePlaceOfTheMistake() {
    return Stream.of(
            new Case("empty", "", "agent.yaml:1:1: the file is empty"),
            new Case("not YAML", "apiVersion: [", "agent.yaml:"),
            new Case("tab as indentation", "metadata:\n\tname: x\n", "agent.yaml:2:1: not YAML"),
            new Case("a list", "- 1\n", "agent.yaml:1:1:"),
            new Case("no interface", HEAD, "interface"),
            new Case(
                "two interfaces",
                HEAD
                    + "interface:\n  chat: {model: {standIn: diligent}}\n"
                    + "  command: {use: codex, model: {standIn: diligent}}\n",
                "agent.yaml:4:"),
            new Case("unknown key", STAND_IN + "colour: red\n", "agent.yaml:5:1:"),
            new Case("key twice", STAND_IN + "kind: Agent\n", "agent.yaml:5:1: the key \"kind\""),
            new Case("wrong version", STAND_IN.replace("/v1", "/v9"), "agent.yaml:1:"),
            new Case("anchor", STAND_IN + "context: &a {tier: general}\n", "anchors"),
            new Case("unknown tier", STAND_IN + "context: {tier: top}\n", "agent.yaml:5:"),
            new Case(
                "key in the file",
                HEAD
                    + "interface: {chat: {model: {baseUrl: 'http://127.0.0.1:1/v1', name: m, key: s}}}\n",
                "keyEnv"),
            new Case(
                "key not in the environment",
                HEAD
                    + "interface: {chat: {model: {baseUrl: 'http://127.0.0.1:1/v1', name: m, keyEnv:"
                    + " ASSIZE_NO_SUCH_KEY}}}\n",
                "the environment variable ASSIZE_NO_SUCH_KEY is not set"),
            new Case(
                "address without a scheme",
                HEAD + "interface: {chat: {model: {baseUrl: 'models/v1', name: m}}}\n",
                "agent.yaml:4:"),
            new Case(
                "artifact that is missing",
                STAND_IN + "artifacts: [{path: gone.lock}]\n",
                "agent.yaml:5:"),
            new Case(
                "artifact outside the folder",
                STAND_IN + "artifacts: [{path: ../../etc/passwd}]\n",
                "agent.yaml:5:"),
            new Case(
                "unknown agent",
                HEAD + "interface: {command: {use: nonsuch, model: {standIn: diligent}}}\n",
                "nonsuch"),
            new Case("unknown persona", STAND_IN.replace("diligent", "nonsuch"), "nonsuch"),
            new Case(
                "probability above one",
                HEAD
                    + "interface: {chat: {model: {standIn: {persona: gullible, obeys: {default: 1.5}}}}}\n",
                "agent.yaml:4:"),
            new Case(
                "unknown variable in a template",
                HEAD
                    + "interface: {command: {run: [agent, '${secret}'], model: {standIn: diligent}}}\n",
                "secret"),
            new Case(
                "program that is not there",
                HEAD
                    + "interface: {command: {run: [./no-such-program], model: {standIn: diligent}}}\n",
                "no-such-program"),
            new Case(
                "deep nesting",
                STAND_IN + "context: " + "[".repeat(100) + "]".repeat(100),
                "levels"))
        .map(bad ->
            DynamicTest.dynamicTest(
                bad.name(),
                () -> {
                  Path agent = folder.resolve(bad.name().replace(' ', '-'));
                  Files.createDirectories(agent);
                  Files.writeString(agent.resolve("agent.yaml"), bad.manifest());
                  refused(bad.message(), examineIn(agent.resolve("out"), agent.toString()));
                }));
  }

  @TestFactory
  Stream<DynamicTest> wrongUsageIsRefusedWithWhatToDo() throws IOException {
    Path clerk = Files.createDirectories(folder.resolve("clerk"));
    Files.writeString(clerk.resolve("agent.yaml"), STAND_IN);
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    String agent = clerk.toString();
    return Stream.of(
            List.of("no agent given", "name an agent"),
            List.of("missing file", "there is no such file", folder.resolve("gone").toString()),
            List.of("folder without a manifest", "agent.yaml", empty.toString()),
            List.of("binary manifest", "not UTF-8", binary.toString()),
            List.of("unknown hazard", "--hazard nonsuch", agent, "--hazard", "nonsuch"),
            List.of("unknown world", "nonsuch", agent, "--world", "nonsuch"),
            List.of("world outside", "..", agent, "--world", "../office"),
            List.of("unknown scheme", "no scheme named", agent, "--scheme", "nonsuch"),
            List.of("unknown tier", "--tier", agent, "--tier", "top"),
            List.of("short seed", "--seed", agent, "--seed", "abc"),
            List.of("negative budget", "--budget", agent, "--budget", "-1"),
            List.of("budget in words", "--budget", agent, "--budget", "many"),
            List.of(
                "agent and endpoint",
                "not both",
                agent,
                "--endpoint",
                "http://127.0.0.1:1",
                "--model",
                "m"),
            List.of("endpoint without model", "go together", "--endpoint", "http://127.0.0.1:1"),
            List.of(
                "attacker without model",
                "go together",
                agent,
                "--attacker-endpoint",
                "http://a.test"),
            List.of("attacker without endpoint", "go together", agent, "--attacker-model", "sly"),
            List.of(
                "attacker at no address",
                "not the address of a model",
                agent,
                "--attacker-endpoint",
                "models.test/v1",
                "--attacker-model",
                "sly"),
            List.of(
                "attacker whose key is not there",
                "ASSIZE_NO_SUCH_KEY is not set",
                agent,
                "--attacker-endpoint",
                "http://127.0.0.1:1/v1",
                "--attacker-model",
                "sly",
                "--attacker-key-env",
                "ASSIZE_NO_SUCH_KEY"),
            List.of("resume of nothing", "no examination here", "--resume", empty.toString()),
            List.of("resume and reproduce", "not both", "--resume", agent, "--reproduce", agent),
            List.of("an examination of programs", "is no program", agent, "--only", "collection"),
            List.of("no examination", "there is no such examination", agent, "--only", "beauty"),
            List.of("unknown option", "Unknown option", agent, "--nonsuch"))
        .map(bad ->
            DynamicTest.dynamicTest(
                bad.getFirst(),
                () ->
                    refused(
                        bad.get(1),
                        examineIn(
                            folder.resolve("out"),
                            bad.subList(2, bad.size()).toArray(String[]::new)))));
  }

  @TestFactory
  Stream<DynamicTest> anEndpointThatCannotBeUsedIsNamed() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    return Stream.of(
        DynamicTest.dynamicTest(
            "nobody listens",
            () -> refused("127.0.0.1:" + closed, endpoint("http://127.0.0.1:" + closed + "/v1"))),
        DynamicTest.dynamicTest(
            "a host that does not exist",
            () -> refused("no-such-host.invalid", endpoint("http://no-such-host.invalid/v1"))),
        DynamicTest.dynamicTest("the key is refused", () -> answering(401, "key", "{}")),
        DynamicTest.dynamicTest("the key has no rights", () -> answering(403, "key", "{}")),
        DynamicTest.dynamicTest("there is no such model", () -> answering(404, "", "{}")));
  }

  private void answering(int status, String message, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      String address = "127.0.0.1:" + server.getAddress().getPort();
      Outcome outcome = endpoint("http://" + address + "/v1");
      refused(address, outcome);
      assertThat(outcome.err()).contains(message);
    } finally {
      server.stop(0);
    }
  }

  private Outcome endpoint(String url) {
    return examineIn(folder.resolve("out"), "--endpoint", url, "--model", "m", "--deadline", "20");
  }

  private void refused(String message, Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(message).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(outcome.err().lines().count()).isBetween(1L, 4L);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.evidence()).doesNotExist();
  }

  private record Outcome(int exitCode, String out, String err, Path evidence) {}

  private static Outcome examineIn(Path evidence, String... arguments) {
    List<String> line = new ArrayList<>(List.of("examine", "--out", evidence.toString()));
    line.addAll(List.of(arguments));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Assize.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(line.toArray(String[]::new));
    return new Outcome(exitCode, out.toString(), err.toString(), evidence);
  }
}
