package dev.assize.cli;

import dev.assize.sandbox.doctor.Check;
import dev.assize.sandbox.doctor.Diagnosis;
import dev.assize.sandbox.doctor.Doctor;
import dev.assize.sandbox.doctor.ObservationLevel;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assize doctor}: whether programs can be examined on this machine. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Finds out whether agents that are programs can be isolated here, by doing it.",
      "",
      "It also tells how much of what such programs do is seen. Takes a few seconds.",
    },
    footer = {
      "",
      "Exit codes: 0 programs are isolated and all sensors see them, 3 programs are",
      "isolated but not all is seen, 1 programs cannot be run here.",
    })
final class DoctorCommand implements Callable<Integer> {

  private final Doctor doctor;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--fix",
      description =
          "Install the Debian packages that are missing, as root; else say what to do. "
              + "Changes nothing else.")
  private boolean fix;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  DoctorCommand() {
    this(Doctor.ofThisMachine());
  }

  DoctorCommand(Doctor doctor) {
    this.doctor = doctor;
  }

  /**
   * The answer in JSON.
   *
   * @param level how much can be observed, now
   * @param checks of all facilities, now
   * @param installed the packages that {@code --fix} installed
   * @param problem why it did not install any though some are missing; null if it did not have to
   */
  private record Answer(
      ObservationLevel level,
      List<Check> checks,
      List<String> installed,
      @Nullable String problem) {}

  @Override
  public Integer call() throws InterruptedException {
    Answer answer = fix ? treated(doctor.fix()) : examined(doctor.examine());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(answer));
    } else {
      DiagnosisText text = new DiagnosisText(out, Terminal.width());
      text.print(new Diagnosis(answer.level(), answer.checks()));
      if (fix) {
        text.printTreatment(
            answer.checks(), answer.installed(), Optional.ofNullable(answer.problem()));
      }
    }
    out.flush();
    return switch (answer.level().rung()) {
      case FULL -> ExitCode.YES;
      case REDUCED -> ExitCode.INCONCLUSIVE;
      case NONE -> ExitCode.NO;
    };
  }

  private static Answer examined(Diagnosis diagnosis) {
    return new Answer(diagnosis.level(), diagnosis.checks(), List.of(), null);
  }

  private static Answer treated(Doctor.Treatment treatment) {
    Diagnosis after = treatment.after();
    return new Answer(
        after.level(), after.checks(), treatment.installed(), treatment.problem().orElse(null));
  }
}
