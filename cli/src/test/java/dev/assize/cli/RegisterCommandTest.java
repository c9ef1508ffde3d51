package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of the register, as far as no examination is needed; {@link TourTest} has the rest. */
class RegisterCommandTest {

  private static final Path TOUR = AssizeProcess.root().resolve("examples/tour");

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void found() {
    home = folder.resolve("home");
    run(
            "found",
            "--owner",
            "house.example",
            "--key",
            key("house"),
            "--scheme",
            TOUR.resolve("house-rules.yaml"))
        .succeeded();
    disclose("acme").succeeded();
  }

  private Path key(String name) {
    return folder.resolve("keys").resolve(name + ".key");
  }

  private CommandRun run(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("register"));
    all.addAll(Arrays.asList(arguments));
    return CommandRun.run(home, all.toArray());
  }

  private CommandRun disclose(String party) {
    return run(
        "disclose",
        "--key",
        key(party),
        "--file",
        TOUR.resolve("parties/" + party + ".yaml"),
        "--at",
        "2027-01-04");
  }

  private CommandRun apply(String key, Object... further) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "apply",
                TOUR.resolve("clerk"),
                "--no-model",
                "--key",
                key(key),
                "--at",
                "2027-01-05"));
    all.addAll(Arrays.asList(further));
    return run(all.toArray());
  }

  private long entries() {
    return run("entries", "--at", "2027-02-01").succeeded().out().lines().count();
  }

  @Test
  void anEntryIsNamedByItsIndexOrByTheBeginningOfItsId() {
    String id = apply("acme", "--id").succeeded().out().strip();

    assertThat(id).matches("[0-9a-f]{64}");
    for (String name : List.of("1", id, id.substring(0, 8), "sha256:" + id)) {
      assertThat(escrow(name).succeeded().out()).contains("an escrow");
    }
    escrow("99").refused("the log has no such entry");
    escrow("0").refused("is a disclosure, not an application");
    escrow("1234x").refused("name an entry by its index");
  }

  private CommandRun escrow(String application) {
    return run(
        "escrow",
        "--case",
        application,
        "--payer",
        "acme.example",
        "--amount",
        "10.00 EUR",
        "--key",
        key("house"),
        "--anyway",
        "--at",
        "2027-01-06");
  }

  @Test
  void whatWouldHaveNoEffectIsRefusedAndSaysWhy() {
    apply("acme").succeeded();
    long before = entries();

    run(
            "escrow",
            "--case",
            "1",
            "--payer",
            "acme.example",
            "--amount",
            "10.00 EUR",
            "--key",
            key("acme"),
            "--at",
            "2027-01-06")
        .refused("would have no effect", "owner", "nothing was appended");
    apply("house", "--as", "acme.example").refused("would have no effect", "acme.example");
    run(
            "decide",
            "refused",
            "--case",
            "1",
            "--reasons",
            "none",
            "--key",
            key("acme"),
            "--at",
            "2027-01-06")
        .refused("would have no effect");

    assertThat(entries()).isEqualTo(before);
    run("problems", "--at", "2027-02-01").succeeded();
  }

  @Test
  void whatIsAppendedAnywayStandsAmongTheProblems() {
    apply("acme").succeeded();
    apply("house", "--as", "acme.example", "--anyway").succeeded();

    run("problems", "--at", "2027-02-01").saysNo("2  not signed by the key");
    assertThat(run("cases", "--at", "2027-02-01").succeeded().out().lines()).hasSize(1);
  }

  @Test
  void aNameBelongsToTheKeyThatDisclosedItFirst() {
    Path other = key("impostor");
    run("disclose", "--key", other, "--file", TOUR.resolve("parties/acme.yaml"))
        .refused("would have no effect");
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void aCaseCannotBeDrawnForBeforeTheFeeIsHeld() {
    apply("acme").succeeded();
    run("draw", "--case", "1", "--key", key("house"), "--at", "2027-01-07")
        .refused("nothing calls for a draw now; it is applied");
    escrow("1").succeeded();
    run("draw", "--case", "1", "--key", key("house"), "--at", "2027-01-07")
        .refused("nobody was drawn");
  }

  @Test
  void badInputEndsInOneLine() throws Exception {
    run("status", "--at", "yesterday").refusedAsUsage("is no time");
    run("status", "--at", "1999-01-01").refusedAsUsage("between the years");
    run("status", "ffffffff", "--at", "2027-02-01").refused("the log has no such entry");
    Path file =
        Files.writeString(folder.resolve("d.yaml"), "apiVersion: assize/v1\nkind: Disclosure\n");
    run("disclose", "--key", key("x"), "--file", file).refused("d.yaml:1:1:", "party");
    run("entries", "--log", folder.resolve("nowhere")).refused("checkpoint");
    run("found", "--owner", "Häuser", "--key", key("y")).refused("lower-case letters");
    run(
            "found",
            "--owner",
            "house.example",
            "--key",
            key("house"),
            "--scheme",
            TOUR.resolve("house-rules.yaml"))
        .refused("adopted here already");
  }

  @Test
  void aMirrorCanBeReadButNotWritten() {
    apply("acme").succeeded();
    Path mirror = folder.resolve("mirror");
    CommandRun.run(home, "log", "mirror", home.resolve("log"), mirror).succeeded();

    assertThat(run("cases", "--log", mirror, "--at", "2027-02-01").succeeded().out())
        .contains("travel-clerk 2.0.0 by acme.example: applied");
    run(
            "disclose",
            "--key",
            key("acme"),
            "--file",
            TOUR.resolve("parties/acme.yaml"),
            "--log",
            mirror)
        .refused("can only be read");
  }

  @Test
  void entriesAreAppendedToALogAtAUrl() throws Exception {
    Path logKey = home.resolve("keys/log.key");
    try (CommandRun.Running server =
        CommandRun.Running.start(
            home, "log", "serve", home.resolve("log"), "--key", logKey, "--port", 0)) {
      String url = server.line().replaceFirst(".* is at ", "");
      apply("acme", "--log", url).succeeded();
      assertThat(run("cases", "--log", url, "--at", "2027-02-01").succeeded().out())
          .contains("travel-clerk");
    }
  }

  @Test
  void theAnswersOfARegisterComeAsJsonToo() {
    apply("acme").succeeded();
    for (String command :
        List.of(
            "status",
            "cases",
            "evaluators",
            "concentration",
            "sanctions",
            "abandoned",
            "problems",
            "entries")) {
      String out = run(command, "--json", "--at", "2027-02-01").succeeded().out();
      assertThat(out).as(command).startsWith(command.equals("concentration") ? "{" : "[");
    }
  }
}
