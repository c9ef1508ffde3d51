package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  @TempDir private Path home;

  @Test
  void whatCannotBeUsedIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(home.resolve("no.pem"), "words");
    CommandRun.run(home, "serve", "--refresh", "often")
        .refused("--refresh: give a time from PT1S to P1D");
    CommandRun.run(home, "serve", "--refresh", "PT0.1S").refused("--refresh: ");
    CommandRun.run(home, "serve", "--port", "70000").refused("--port");
    CommandRun.run(home, "serve", "--agents", home.resolve("none"))
        .refused("--agents ", "there is no such folder");
    CommandRun.run(home, "serve", "--tls-cert", file)
        .refused("--tls-cert and --tls-key go together");
    CommandRun.run(home, "serve", "--tls-cert", file, "--tls-key", file).refused("no.pem: ");
    CommandRun.run(home, "serve", "--policy", "none-such").refused("no policy named");
    CommandRun.run(home, "serve", "--policy", "ci", "--policy", "ci")
        .refused("two policies have one name");
    CommandRun.run(home, "serve", "--agents", home, "--context", "tier=high")
        .refused("--context: context.tier is one of");
    CommandRun.run(home, "serve", "--key", home.resolve("none")).refused("none");
  }

  @Test
  void theGateAnswersUntilItIsInterrupted() throws Exception {
    System.setProperty("assize.home", home.toString());
    PipedInputStream printed = new PipedInputStream();
    PrintWriter out = new PrintWriter(new PipedOutputStream(printed), true, StandardCharsets.UTF_8);
    StringWriter err = new StringWriter();
    Thread serving =
        Thread.ofPlatform()
            .start(() ->
                Assize.commandLine()
                    .setOut(out)
                    .setErr(new PrintWriter(err))
                    .execute("serve", "--port", "0", "--json"));
    String line =
        new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8)).readLine();
    URI address = URI.create(Json.mapper().readTree(line).path("address").asString());
    HttpRequest question =
        HttpRequest.newBuilder(address.resolve("/v1/decisions"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"policy\":\"baseline\",\"agent\":{\"digest\":\"sha256:"
                        + "a1".repeat(32)
                        + "\"}}"))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(question, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"answer\":\"unknown\"", "no log is there");
    serving.interrupt();
    serving.join(20_000);
    assertThat(serving.isAlive()).isFalse();
    assertThat(err.toString()).contains("assize serve: register: no log is there");
  }
}
