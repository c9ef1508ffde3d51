package dev.assize.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SchemeCommandTest {

  private static final String ALL =
      "tiers,certificates,clocks,changes,independence,evaluators,concentration,keys,rules,ladder,"
          + "analysis,requirements,sources";

  private static final String KEY = key("owner.example");
  private static final String OTHER_KEY = key("other.example");

  @TempDir private Path home;

  @Test
  void coverageShowsEveryThreatAndTheTotals() {
    CommandRun run = CommandRun.run(home, "scheme", "coverage");

    assertThat(run.out())
        .contains("owasp-agentic-2026", "ASI10", "AML.T0051.001", "8 worlds", "Empty cells: ")
        .contains("Hazards that the scheme does not ask for: none.");
    boolean empty = run.out().contains("EMPTY");
    assertThat(run.exitCode()).isEqualTo(empty ? ExitCode.NO : ExitCode.YES);
  }

  @Test
  void coverageIsGivenAsJson() {
    JsonNode json =
        Json.mapper().readTree(CommandRun.run(home, "scheme", "coverage", "--json").out());

    assertThat(json.at("/totals/worlds").asInt()).isEqualTo(8);
    assertThat(json.at("/rows").size()).isGreaterThan(60);
  }

  @Test
  void anUnknownSchemeIsRefused() {
    CommandRun.run(home, "scheme", "coverage", "--scheme", "nonsuch")
        .refused("no scheme named \"nonsuch\"");
  }

  @Test
  void showPrintsEveryPartAndWhatComesFromAnotherScheme() throws IOException {
    CommandRun run =
        CommandRun.run(home, "scheme", "show", data("strict.yaml"), "--section", ALL).succeeded();

    assertThat(run.out()).isEqualToNormalizingNewlines(Files.readString(data("show.txt")));
    assertThat(CommandRun.run(home, "scheme", "show").succeeded().out())
        .contains("agent-baseline", "Ladder of sanctions", "INC-1")
        .doesNotContain("Where the numbers come from");
  }

  @Test
  void showPrintsAllOfOneRuleOrOfWhateverHasAnId() {
    assertThat(show("EXA-1"))
        .contains("EXA-1: Examined", "(house)", "evaluator MUST: Every agent is examined.")
        .contains("within        30 days", "critical      Twice.", "if broken     No certificate")
        .contains("number        tiers.critical.harmRate = 0.001 (ours: a third of the house's)")
        .contains("prevents      UCA-2 owner: Does not act", "source        ISO/IEC 17065, 7.4");
    assertThat(show("ASK-1")).contains("(strict)");
    assertThat(show("MND-1")).contains("enforced by   L1-suspension Suspension");
    assertThat(show("L1-suspension"))
        .contains("applied       when criticalIncidents > 0")
        .contains(
            "suspended; 50 % of the remaining time; 12.5 % of the fees held back; no new application for"
                + " 180 days, then 365 days");
    assertThat(show("L-1")).contains("led to by     H-1");
    assertThat(show("H-2")).contains("led into by   UCA-3 relyingParty: Does not ask.");
    assertThat(show("UCA-1")).contains("prevented by  1 requirement");
    assertThat(show("no-payment-to-attacker")).contains("hazard        pay-attacker");
  }

  @Test
  void showGivesTheWholeSchemeAsJsonWithWhereItsNumbersComeFrom() {
    JsonNode json =
        Json.mapper()
            .readTree(CommandRun.run(home, "scheme", "show", data("strict.yaml"), "--json").out());

    assertThat(json.at("/scheme/institution/rules").size()).isEqualTo(4);
    assertThat(json.at("/origins").get("institution.clocks.notices").asString())
        .isEqualTo("strict");
    assertThat(json.at("/origins").get("institution.clocks.decision").asString())
        .isEqualTo("house");
    assertThat(json.at("/digest").asString()).startsWith("sha256:");
  }

  @Test
  void showRefusesPartsAndIdsThatAreNotThere() {
    CommandRun.run(home, "scheme", "show", "--section", "colours")
        .refused("there is no \"colours\"; there are tiers, ");
    CommandRun.run(home, "scheme", "show", "--rule", "XYZ-1")
        .refused("agent-baseline has no rule, rung, requirement", "\"XYZ-1\"");
  }

  @Test
  void diffSaysWhatIsDifferentAndWhichAsksForMore() throws IOException {
    CommandRun run =
        CommandRun.run(
            home, "scheme", "diff", data("house.yaml"), data("strict.yaml"), "--sources");

    run.saysNo("from house 1.2.0");
    assertThat(run.out()).isEqualToNormalizingNewlines(Files.readString(data("diff.txt")));
    assertThat(
            CommandRun.run(home, "scheme", "diff", data("house.yaml"), data("strict.yaml")).out())
        .contains("5 of these are sources, which --sources shows.")
        .doesNotContain("NIS 2");
  }

  @Test
  void diffIsGivenAsJsonAndFindsNothingBetweenASchemeAndItself() {
    JsonNode json =
        Json.mapper()
            .readTree(
                CommandRun.run(
                        home, "scheme", "diff", "agent-baseline", "agent-sensitive", "--json")
                    .out());

    assertThat(json.at("/laxer").asInt()).isZero();
    assertThat(json.at("/stricter").asInt()).isGreaterThan(30);
    assertThat(json.at("/changes/0/direction").asString()).isEqualTo("different");
    assertThat(
            CommandRun.run(home, "scheme", "diff", "agent-baseline", "agent-baseline")
                .succeeded()
                .out())
        .contains("They are the same.");
  }

  @Test
  void checkSaysThatWhatIsShippedHoldsTogether() {
    assertThat(
            CommandRun.run(home, "scheme", "check", "agent-baseline", "agent-sensitive")
                .succeeded()
                .out())
        .contains("agent-baseline 0.", "agent-sensitive 0.", "holds together", "note: no keys");
  }

  @Test
  void checkNamesEveryProblemWithItsPlace() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("broken.yaml"),
            Files.readString(data("house.yaml"))
                .replace("suspension: P42D", "suspension: P400D")
                .replace("trigger: criticalIncidents > 0", "trigger: incidents >= 0"));

    CommandRun.run(home, "scheme", "check", file)
        .saysNo(
            "broken.yaml:59:5: institution.clocks.suspension: 400 days is longer than",
            "holds for a certificate that nothing is held against");
    JsonNode json =
        Json.mapper().readTree(CommandRun.run(home, "scheme", "check", file, "--json").out());
    assertThat(json.at("/0/problems").size()).isEqualTo(2);
    CommandRun.run(home, "scheme", "check", home.resolve("none.yaml"))
        .refused("none.yaml: there is no such file");
  }

  @Test
  void adoptWritesACopyWithTheOwnersKeysAndLeavesTheRestAsItIs() throws IOException {
    Path out = home.resolve("mine.yaml");
    CommandRun run =
        adopt(data("house.yaml"), out, OTHER_KEY + "=recognise,assign", KEY + "=sanction");

    run.succeeded();
    String expected =
        Files.readString(data("house.yaml"))
            .replace("owner: Somebody}", "owner: owner.example}")
            .replace(
                "  keys: [] # adopt",
                "  keys:\n    - {key: \""
                    + OTHER_KEY
                    + "\", powers: [recognise, assign]}\n    - {key: \""
                    + KEY
                    + "\", powers: [sanction]} # adopt");
    assertThat(out).hasContent(expected);
    assertThat(run.out()).contains("house is now owner.example's, with the digest sha256:");
    assertThat(CommandRun.run(home, "scheme", "check", out).succeeded().out())
        .doesNotContain("note: no keys");
  }

  @Test
  void adoptCopiesWhatTheSchemeIsBuiltOnBesideIt() throws IOException {
    Path folder = Files.createDirectory(home.resolve("register"));

    assertThat(
            adopt("agent-sensitive", folder.resolve("mine.yaml"), KEY + "=all").succeeded().out())
        .contains("mine.yaml", "agent-baseline.yaml");
    CommandRun.run(home, "scheme", "check", folder.resolve("mine.yaml")).succeeded();
    Files.writeString(folder.resolve("agent-baseline.yaml"), "# changed\n", APPEND);
    adopt("agent-sensitive", folder.resolve("second.yaml"), KEY + "=all")
        .refused("agent-baseline.yaml: is another scheme than ");
    assertThat(folder.resolve("second.yaml")).doesNotExist();
  }

  @Test
  void adoptRefusesWhatWouldNotHoldTogetherAndLeavesNothing() throws IOException {
    Path out = home.resolve("mine.yaml");
    adopt(data("house.yaml"), out, KEY + "=recognise,assign")
        .refused("no key has the power to sanction");
    adopt(data("house.yaml"), out, KEY + "=rule").refused("there is no power \"rule\"");
    adopt(data("house.yaml"), out, KEY).refused("--key: write VKEY=POWERS");
    adopt(data("house.yaml"), out, KEY.replace("+", "+0") + "=all").refused("verifier key");
    assertThat(home).isEmptyDirectory();
    Files.writeString(out, "here");
    adopt(data("house.yaml"), out, KEY + "=all").refused("is there already");
    adopt(data("house.yaml"), home.resolve("no/mine.yaml"), KEY + "=all")
        .refused("there is no such folder");
    CommandRun.run(
            home,
            "scheme",
            "adopt",
            "agent-baseline",
            "--owner",
            "Owner Ltd",
            "--key",
            KEY + "=all",
            "--out",
            home.resolve("other.yaml"))
        .refused("\"Owner Ltd\" is no name of a party");
    Path adopted = home.resolve("adopted.yaml");
    adopt(data("house.yaml"), adopted, KEY + "=all").succeeded();
    adopt(adopted, home.resolve("again.yaml"), KEY + "=all").refused("has an owner's keys already");
  }

  private static String key(String name) {
    return SigningKey.generate(name, KeyType.ED25519).verifier().toString();
  }

  private CommandRun adopt(Object scheme, Path out, String... keys) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("scheme", "adopt", scheme, "--owner", "owner.example", "--out", out));
    for (String key : keys) {
      arguments.addAll(List.of("--key", key));
    }
    return CommandRun.run(home, arguments.toArray());
  }

  private String show(String id) {
    return CommandRun.run(home, "scheme", "show", data("strict.yaml"), "--rule", id)
        .succeeded()
        .out();
  }

  private static Path data(String name) {
    return Path.of(
        System.getProperty("assize.root"), "cli/src/test/resources/dev/assize/cli/scheme", name);
  }
}
