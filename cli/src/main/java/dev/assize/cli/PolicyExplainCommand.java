package dev.assize.cli;

import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.PolicyText;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize policy explain}: a policy in plain English. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says in plain English what a policy asks for.",
      "",
      "That comes from what is computed and not from what its author says of it: the conditions are put",
      "into words one by one.",
    })
final class PolicyExplainCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = PolicyArguments.DESCRIPTION)
  private String policy = "";

  @Option(names = "--json", description = "Print the policy and its digest as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    CompiledPolicy compiled = PolicyArguments.load(policy);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(PolicyText.table(compiled)));
    } else {
      PolicyText.of(compiled)
          .forEach(line -> PolicyText.wrap(line, Terminal.width()).forEach(out::println));
    }
    out.flush();
    return ExitCode.YES;
  }
}
