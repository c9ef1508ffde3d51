package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.doctor.Check;
import dev.assize.sandbox.doctor.Check.State;
import dev.assize.sandbox.doctor.Doctor;
import dev.assize.sandbox.doctor.Facility;
import dev.assize.sandbox.doctor.Fix;
import dev.assize.sandbox.doctor.Installer;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** On made-up machines. */
class DoctorCommandTest {

  private static final Check WORKS = new Check("system", State.WORKS, "Linux", null, null);
  private static final Check NOTE = new Check("groups", State.NOTE, "none", "just so", null);
  private static final Check REDUCES =
      new Check(
          "network",
          State.REDUCES,
          "there was no client",
          "encrypted requests are not read",
          new Fix("apt-get install -y curl", List.of("curl")));
  private static final Check PREVENTS =
      new Check(
          "kernel",
          State.PREVENTS,
          "no namespaces",
          "programs cannot be examined",
          new Fix("sysctl -w user.max_user_namespaces=15000", List.of()));

  private final Shelf shelf = new Shelf();

  @Test
  void aFullLevelComesFirstInOneSentenceAndIsAYes() {
    Result result = doctor(List.of(WORKS, NOTE));

    assertThat(result.exitCode()).isEqualTo(ExitCode.YES);
    assertThat(result.out()).startsWith("FULL: programs are isolated on this machine");
    assertThat(result.out())
        .contains("✓ system            Linux\n")
        .contains("· groups            none\n                    so: just so\n");
  }

  @Test
  void aReducedLevelIsNeitherYesNorNoAndEachGapHasItsFix() {
    Result result = doctor(List.of(WORKS, REDUCES));

    assertThat(result.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(result.out())
        .startsWith("REDUCED: ")
        .contains(
            """
            ! network           there was no client
                                so: encrypted requests are not read
                                fix: apt-get install -y curl
            """);
    assertThat(shelf.asked).isEmpty();
  }

  @Test
  void whereNoProgramCanBeRunTheAnswerIsNo() {
    Result result = doctor(List.of(PREVENTS, REDUCES));

    assertThat(result.exitCode()).isEqualTo(ExitCode.NO);
    assertThat(result.out())
        .startsWith("NONE: programs cannot be isolated on this machine")
        .contains(
            """
            ✗ kernel            no namespaces
                                fix: sysctl -w user.max_user_namespaces=15000
            """);
  }

  @Test
  void fixInstallsWhatIsMissingAndAnswersForTheMachineAsItIsThen() {
    Result result = doctor(List.of(WORKS, REDUCES), "--fix");

    assertThat(result.exitCode()).isEqualTo(ExitCode.YES);
    assertThat(result.out()).startsWith("FULL: ").endsWith("Installed: curl\n");
    assertThat(shelf.asked).containsExactly(List.of("curl"));
  }

  @Test
  void fixSaysWhatToDoWhereItMayNotInstall() {
    shelf.open = false;

    Result result = doctor(List.of(PREVENTS, REDUCES), "--fix");

    assertThat(result.exitCode()).isEqualTo(ExitCode.NO);
    assertThat(result.out())
        .contains("Nothing was installed: only root")
        .endsWith(
            """
            Left to be done by you:
              sysctl -w user.max_user_namespaces=15000
              apt-get install -y curl
            """);
  }

  @Test
  void fixHasNothingToDoOnASoundMachine() {
    Result result = doctor(List.of(WORKS), "--fix");

    assertThat(result.exitCode()).isEqualTo(ExitCode.YES);
    assertThat(result.out()).endsWith("There was nothing to fix.\n");
  }

  @Test
  void jsonHasTheSameAnswer() {
    shelf.open = false;

    JsonNode answer =
        Json.mapper().readTree(doctor(List.of(WORKS, REDUCES), "--fix", "--json").out());

    assertThat(answer.at("/level/rung").asString()).isEqualTo("REDUCED");
    assertThat(answer.at("/level/gaps/0").asString())
        .isEqualTo("network: encrypted requests are not read");
    assertThat(answer.at("/checks/0/state").asString()).isEqualTo("WORKS");
    assertThat(answer.at("/checks/1/fix/packages/0").asString()).isEqualTo("curl");
    assertThat(answer.path("installed")).isEmpty();
    assertThat(answer.path("problem").asString()).contains("root");
  }

  private record Result(int exitCode, String out) {}

  /** A machine with these facilities, of which those that lack a package work once it is there. */
  private Result doctor(List<Check> checks, String... arguments) {
    StringWriter out = new StringWriter();
    int exitCode =
        new CommandLine(new DoctorCommand(new Doctor(() -> facilities(checks), shelf)))
            .setOut(new PrintWriter(out))
            .execute(arguments);
    return new Result(exitCode, out.toString());
  }

  private List<Facility> facilities(List<Check> checks) {
    List<Facility> facilities = new ArrayList<>();
    for (Check check : checks) {
      List<String> packages = check.help().map(Fix::packages).orElse(List.of());
      boolean mended = !packages.isEmpty() && shelf.asked.contains(packages);
      facilities.add(
          () -> mended ? new Check(check.facility(), State.WORKS, "there", null, null) : check);
    }
    return facilities;
  }

  /** Installs by remembering. */
  private static final class Shelf implements Installer {

    private final List<List<String>> asked = new ArrayList<>();
    private boolean open = true;

    @Override
    public boolean available() {
      return open;
    }

    @Override
    public Optional<String> install(List<String> packages) {
      asked.add(packages);
      return Optional.empty();
    }
  }
}
