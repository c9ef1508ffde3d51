package dev.assize.cli;

import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.proof.PolicyDiff;
import dev.assize.gate.proof.PolicyDiff.Change;
import dev.assize.gate.proof.PolicyDiff.Kind;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize policy diff}: which decisions change from one policy to another. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows which decisions change from one policy to another, with an example of each kind.",
      "",
      "For facts that are all known, and without waivers.",
      "Exit code 0 if none changes, 1 if some do, 3 if that takes more than --limit steps.",
    })
final class PolicyDiffCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BEFORE", description = PolicyArguments.DESCRIPTION)
  private String before = "";

  @Parameters(index = "1", paramLabel = "AFTER", description = PolicyArguments.DESCRIPTION)
  private String after = "";

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "How many kinds of changes to show, the largest first (default: ${DEFAULT-VALUE}).")
  private int show = 20;

  @Mixin private PolicyArguments arguments = new PolicyArguments();

  @Override
  public Integer call() {
    CompiledPolicy first = PolicyArguments.load(before);
    CompiledPolicy second = PolicyArguments.load(after);
    PolicyDiff diff = PolicyDiff.of(first, second, arguments.limit());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (arguments.json()) {
      out.println(Json.mapper().writeValueAsString(diff));
    } else {
      List<Change> changes = diff.changes();
      changes.stream().limit(show).forEach(change -> print(change, out));
      if (changes.size() > show) {
        out.printf("… and %d more kinds; --show N shows more%n", changes.size() - show);
      }
      out.printf(
          "From %s to %s: %s; %,d combinations of facts, in %,d steps.%n",
          PolicyArguments.title(first),
          PolicyArguments.title(second),
          changes.isEmpty() ? "no decision changes" : changes.size() + " kinds of changes",
          diff.cells(),
          diff.steps());
    }
    out.flush();
    return diff.changes().isEmpty() ? ExitCode.YES : ExitCode.NO;
  }

  private static void print(Change change, PrintWriter out) {
    Kind kind = change.kind();
    out.printf(
        "%s becomes %s because of %s, in %,d combinations; for example:%n",
        kind.before().words(), kind.after().words(), kind.because(), change.cells());
    change.before().facts().forEach((fact, value) -> out.println("    " + fact + ": " + value));
  }
}
