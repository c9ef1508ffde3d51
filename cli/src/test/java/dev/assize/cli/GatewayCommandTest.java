package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCommandTest {

  private static final String CATALOGUE = "{\"servers\":{\"files\":{\"tools\":{}}}}";
  private static final String DIGEST =
      dev.assize.statement.Digest.of(CATALOGUE.getBytes(java.nio.charset.StandardCharsets.UTF_8))
          .toString();

  @TempDir private Path home;

  private Path envelope() throws Exception {
    Files.writeString(home.resolve("tools.json"), CATALOGUE);
    return Files.writeString(
        home.resolve("envelope.yaml"),
        """
        apiVersion: assize/v1
        kind: Envelope
        toolCatalogue: %s
        catalogue: tools.json
        autonomy: suggests
        """
            .formatted(DIGEST));
  }

  private CommandRun run(Object... arguments) {
    return CommandRun.run(home, arguments);
  }

  @Test
  void wrongUseIsOneLineThatSaysWhatToGive() throws Exception {
    Path envelope = envelope();
    run("gateway").refused("--listen", "--");
    run("gateway", "--", "true").refused("--envelope");
    run("gateway", "--envelope", home.resolve("none.yaml"), "--", "true").refused("none.yaml");
    run("gateway", "--envelope", envelope, "--", "true").refused("--status", "--register");
    run("gateway", "--envelope", envelope, "--no-status", "--status", "x", "--", "true")
        .refused("--status");
    run("gateway", "--envelope", envelope, "--server", "crm", "--no-status", "--", "true")
        .refused("--server", "files");
    run("gateway", "--envelope", envelope, "--no-status", "--delay", "0", "--", "true")
        .refused("--delay");
    run("gateway", "--envelope", envelope, "--register", home, "--", "true").refused("agent");
    run(
            "gateway",
            "--envelope",
            envelope,
            "--no-status",
            "--listen",
            "0.0.0.0:1",
            "--upstream",
            "http://a.example")
        .refused("127.0.0.1");
    run(
            "gateway",
            "--envelope",
            envelope,
            "--no-status",
            "--listen",
            "127.0.0.1:0",
            "--upstream",
            "ftp://a.example")
        .refused("--upstream", "http://");
    run("gateway", "--envelope", envelope, "--no-status", "--", "/no/such/program")
        .refused("cannot be started");
    run("gateway", "catalogue", "--name", "a b", "--", "true").refused("--name");
    run("gateway", "catalogue", "--", "true").refused("does not say which tools it has");
    run("gateway", "catalogue", "http://127.0.0.1:9/mcp").refused("does not say which tools");
  }

  @Test
  void catalogueOfServersIsWrittenTogether() throws Exception {
    Path server =
        Files.writeString(
            home.resolve("server.sh"),
            """
            while read -r line; do
              id=$(printf %s "$line" | sed -n 's/.*"id":\\("[^"]*"\\).*/\\1/p')
              case $line in
                *tools/list*) echo "{\\"jsonrpc\\":\\"2.0\\",\\"id\\":$id,\\"result\\":{\\"tools\\":[{\\"name\\":\\"read\\"}]}}" ;;
                *'"initialize"'*) echo "{\\"jsonrpc\\":\\"2.0\\",\\"id\\":$id,\\"result\\":{\\"instructions\\":\\"x\\"}}" ;;
              esac
            done
            """);
    Path out = home.resolve("tools.json");
    for (String name : new String[] {"one", "two"}) {
      String printed =
          run("gateway", "catalogue", "--name", name, "--out", out, "--", "/bin/sh", server)
              .succeeded()
              .out();
      assertThat(printed)
          .contains("  acts       read\n", "instructions", "Tool catalogue: sha256:");
    }
    assertThat(Files.readString(out)).contains("\"one\"", "\"two\"");
    assertThat(run("gateway", "catalogue", "--json", "--", "/bin/sh", server).succeeded().out())
        .startsWith("{\"servers\":{\"server\":{");
  }
}
