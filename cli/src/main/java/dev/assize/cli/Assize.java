package dev.assize.cli;

import dev.assize.agent.manifest.ModelSource.MissingKeyException;
import dev.assize.examination.evidence.UnsealedException;
import dev.assize.gate.proof.TooManyCellsException;
import dev.assize.log.LogException;
import dev.assize.register.lottery.NoSeedException;
import dev.assize.sandbox.SandboxException;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.intoto.DowngradePredicate.State;
import dev.assize.statement.intoto.WithdrawalPredicate.Grounds;
import dev.assize.statement.key.KeyException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code assize} command. */
@Command(
    name = "assize",
    description = "An independent test house for AI agents.",
    mixinStandardHelpOptions = true,
    versionProvider = Assize.Version.class,
    footer = {
      "",
      "Exit codes: 0 conforms, 1 does not conform, 2 wrong usage or input, 3 inconclusive,",
      "70 a fault in Assize itself.",
    })
public final class Assize implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          ExamineCommand.class,
          ReportCommand.class,
          VerifyCommand.class,
          ProficiencyCommand.class,
          LogCommand.class,
          RegisterCommand.class,
          GateCommand.class,
          RecordCommand.class,
          QuestionnaireCommand.class,
          SchemeCommand.class,
          PolicyCommand.class,
          GatewayCommand.class,
          ServeCommand.class,
          CompareCommand.class,
          InitCommand.class,
          WorldCommand.class,
          DoctorCommand.class);

  private static final int HELP_WIDTH = 100; // as wide as the descriptions are written

  @Spec private CommandSpec spec;

  Assize(CommandSpec spec) {
    this.spec = spec;
  }

  @SuppressWarnings("NullAway.Init")
  private Assize() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.OFF); // libraries log what hostile agents send them
    System.exit(command(arguments.length == 0 ? "" : arguments[0]).execute(arguments));
  }

  /**
   * The command of a name, alone: reading the options of all of them takes longer than most
   * commands do. All of them if there is none of that name.
   */
  static CommandLine command(String name) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(each -> each.getAnnotation(Command.class).name().equals(name))
            .toList();
    return commandLine(named.isEmpty() ? COMMANDS : named);
  }

  /** The whole command line, ready to execute. */
  public static CommandLine commandLine() {
    return commandLine(COMMANDS);
  }

  private static CommandLine commandLine(List<Class<?>> commands) {
    CommandLine line = new CommandLine(new Assize());
    commands.forEach(line::addSubcommand);
    return line.registerConverter(Grounds.class, Words.converter(Grounds.class))
        .registerConverter(State.class, Words.converter(State.class))
        .setExecutionStrategy(new CommandLine.RunLast())
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Assize::usageProblem)
        .setExecutionExceptionHandler(Assize::problem);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing; try: assize --help");
  }

  private static int usageProblem(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("assize: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Help: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.INPUT;
  }

  private static int problem(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    return switch (e) {
      case DocumentException problem -> {
        problem.problems().forEach(line -> err.println("assize: " + line));
        yield ExitCode.INPUT;
      }
      case InputException problem -> input(err, problem);
      case UncheckedIOException problem
          when problem.getCause() instanceof FileSystemException file -> {
        err.println("assize: " + problem(file));
        yield ExitCode.INPUT;
      }
      case UncheckedIOException problem when problem.getCause() instanceof BindException cause -> {
        err.println("assize: " + problem.getMessage() + ": " + cause.getMessage());
        yield ExitCode.INPUT;
      }
      case MissingKeyException problem -> input(err, problem);
      case SandboxException problem -> input(err, problem);
      case KeyException problem -> input(err, problem);
      case LogException problem -> input(err, problem);
      case NoSeedException problem -> input(err, problem);
      case UnsealedException problem -> input(err, problem);
      case TooManyCellsException problem -> {
        err.println("assize: not settled: " + problem.getMessage());
        yield ExitCode.INCONCLUSIVE;
      }
      case InterruptedException stopped -> ExitCode.INCONCLUSIVE; // Interruption says what to do
      default -> {
        err.println("assize: a fault in Assize itself: " + e);
        err.println("Please report it, with what follows.");
        e.printStackTrace(err);
        yield ExitCode.INTERNAL;
      }
    };
  }

  /**
   * The system's messages for a full disk and the like; the commonest ones are only told by type.
   */
  private static String problem(FileSystemException e) {
    String reason =
        switch (e) {
          case AccessDeniedException denied -> "permission denied";
          case NoSuchFileException missing -> "there is no such file or folder";
          case FileAlreadyExistsException there -> "is in the way";
          default -> e.getReason();
        };
    return e.getFile() + ": " + (reason == null ? e.getClass().getSimpleName() : reason);
  }

  private static int input(PrintWriter err, Exception problem) {
    err.println("assize: " + problem.getMessage());
    return ExitCode.INPUT;
  }

  /** Reads the version that the build wrote into the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Assize.class.getPackage().getImplementationVersion();
      return new String[] {"assize " + (version == null ? "development build" : version)};
    }
  }
}
