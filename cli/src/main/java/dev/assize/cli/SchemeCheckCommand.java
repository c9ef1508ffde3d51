package dev.assize.cli;

import dev.assize.scheme.SchemeFile;
import dev.assize.scheme.check.SchemeCheck;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize scheme check}: whether schemes hold together. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks whether schemes hold together.",
      "",
      "All that is asked for prevents a loss, every number has a source, clocks fit together, and the",
      "triggers of sanctions make sense.",
      "",
      "Exit code 0 if there is nothing to change, 1 if there is, 2 if a scheme cannot be read.",
    })
final class SchemeCheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE|NAME", arity = "1..*", description = "Schemes, by path or name.")
  private List<String> named = List.of();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** What is printed as JSON. */
  private record Result(
      String name, String version, Digest digest, List<String> problems, List<String> notes) {}

  @Override
  public Integer call() {
    Places places = Places.find();
    List<Result> results = new ArrayList<>();
    for (String name : named) {
      SchemeFile file = SchemeFile.load(places.schemes(), name);
      SchemeCheck check = SchemeCheck.of(file);
      results.add(
          new Result(
              file.scheme().metadata().name(),
              file.scheme().metadata().version(),
              file.scheme().digest(),
              check.problems(),
              check.notes()));
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(results));
    } else {
      results.forEach(result -> print(result, out));
    }
    out.flush();
    return results.stream().allMatch(result -> result.problems().isEmpty())
        ? ExitCode.YES
        : ExitCode.NO;
  }

  private static void print(Result result, PrintWriter out) {
    out.printf("%s %s (%s)%n", result.name(), result.version(), result.digest());
    result.notes().forEach(note -> out.println("  note: " + note));
    result.problems().forEach(problem -> out.println("  problem: " + problem));
    if (result.problems().isEmpty()) {
      out.println("  holds together");
    }
  }
}
