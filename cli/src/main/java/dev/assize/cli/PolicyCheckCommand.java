package dev.assize.cli;

import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.proof.PolicyCheck;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize policy check}: what is wrong with a policy. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what is wrong with a policy.",
      "",
      "Unknown facts and wrong types (exit code 2); clauses that never apply or never matter, invariants",
      "that say nothing, and a policy that lets nobody in (1).",
    })
final class PolicyCheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = PolicyArguments.DESCRIPTION)
  private String policy = "";

  @Mixin private PolicyArguments arguments = new PolicyArguments();

  @Override
  public Integer call() {
    CompiledPolicy compiled = PolicyArguments.load(policy);
    List<String> problems = PolicyCheck.of(compiled, arguments.limit());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (arguments.json()) {
      out.println(
          Json.mapper()
              .writeValueAsString(Map.of("policy", compiled.digest(), "problems", problems)));
    } else {
      problems.forEach(out::println);
      out.printf(
          "%s: %d clauses over %d facts, %d invariants; %s.%n",
          PolicyArguments.title(compiled),
          compiled.formulas().size(),
          compiled.facts().cardinality(),
          compiled.invariants().size(),
          problems.isEmpty()
              ? "nothing wrong"
              : problems.size() == 1 ? "1 problem" : problems.size() + " problems");
    }
    out.flush();
    return problems.isEmpty() ? ExitCode.YES : ExitCode.NO;
  }
}
