package dev.assize.cli;

import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.DecisionText;
import dev.assize.gate.policy.PolicyCases;
import dev.assize.gate.policy.PolicyCases.Result;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize policy test}: whether a policy decides cases as it should. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Has a policy decide cases, and says which it decides otherwise than expected.",
      "Exit code 0 if none, 1 if some.",
    })
final class PolicyTestCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = PolicyArguments.DESCRIPTION)
  private String policy = "";

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description = "The cases (default: the file of the policy's name in cases/ beside it).")
  private @Nullable Path cases;

  @Option(names = "--decisions", description = "Show every decision in full.")
  private boolean decisions;

  @Option(names = "--json", description = "Print the results as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Path file = CompiledPolicy.find(Places.find().policies(), policy);
    CompiledPolicy compiled = PolicyArguments.load(policy);
    List<Result> results =
        PolicyCases.load(cases == null ? beside(file) : cases, compiled).run(compiled);
    long failed = results.stream().filter(result -> result.problem() != null).count();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(results));
    } else {
      results.forEach(result -> print(result, out));
      out.printf(
          "%s: %d cases, %s.%n",
          PolicyArguments.title(compiled),
          results.size(),
          failed == 0 ? "all decided as expected" : failed + " decided otherwise than expected");
    }
    out.flush();
    return failed == 0 ? ExitCode.YES : ExitCode.NO;
  }

  private static Path beside(Path policy) {
    return policy.resolveSibling("cases").resolve(policy.getFileName());
  }

  private void print(Result result, PrintWriter out) {
    boolean passed = result.problem() == null;
    out.println((passed ? "✓ " : "✗ ") + result.name());
    if (!passed) {
      out.println("  " + result.problem());
    }
    if (!passed || decisions) {
      DecisionText.of(result.decision()).forEach(line -> out.println("    " + line));
    }
  }
}
