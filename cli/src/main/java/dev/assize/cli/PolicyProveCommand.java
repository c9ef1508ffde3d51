package dev.assize.cli;

import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.DecisionText;
import dev.assize.gate.proof.CounterExample;
import dev.assize.gate.proof.Proof;
import dev.assize.gate.proof.Proof.Result;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
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

/** {@code assize policy prove}: whether a policy keeps what it promises. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Proves that a policy keeps its invariants, or shows a case in which it does not.",
      "",
      "For all facts and all waivers, and with the invariants that every policy has to keep.",
      "Exit code 0 if all are kept, 1 if one is not, 3 if that takes more than --limit steps.",
    })
final class PolicyProveCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = PolicyArguments.DESCRIPTION)
  private String policy = "";

  @Mixin private PolicyArguments arguments = new PolicyArguments();

  @Override
  public Integer call() {
    CompiledPolicy compiled = PolicyArguments.load(policy);
    long start = System.nanoTime();
    Proof proof = Proof.of(compiled, arguments.limit());
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (arguments.json()) {
      out.println(Json.mapper().writeValueAsString(json(compiled, proof, time)));
    } else {
      proof.results().forEach(result -> print(result, out));
      printSummary(compiled, proof, time, out);
    }
    out.flush();
    return proof.holds() ? ExitCode.YES : ExitCode.NO;
  }

  private static void print(Result result, PrintWriter out) {
    CounterExample broken = result.broken();
    out.printf(
        "%s %s%s%n",
        broken == null ? "✓" : "✗",
        result.invariant().id(),
        result.builtIn() ? " (of every policy)" : "");
    out.println("  " + result.invariant().say());
    if (broken != null) {
      out.println("  Not so in this case:");
      out.print(broken.asCase(result.invariant().id() + " is broken", "    "));
      out.println("  There the policy decides:");
      DecisionText.of(broken.decision()).stream()
          .filter(line -> !line.startsWith("  Evidence:"))
          .forEach(line -> out.println("    " + line));
    }
  }

  private static void printSummary(
      CompiledPolicy compiled, Proof proof, Duration time, PrintWriter out) {
    long broken = proof.results().stream().filter(result -> result.broken() != null).count();
    out.printf(
        "%s: %d of %d invariants kept. %s combinations of facts, in %,d steps and %.2f s on %d"
            + " cores.%n",
        PolicyArguments.title(compiled),
        proof.results().size() - broken,
        proof.results().size(),
        String.format("%,d", cells(proof)),
        proof.results().stream().mapToLong(Result::steps).sum(),
        time.toNanos() / 1e9,
        Runtime.getRuntime().availableProcessors());
  }

  private static BigInteger cells(Proof proof) {
    return proof.results().stream().map(Result::cells).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static Map<String, Object> json(CompiledPolicy compiled, Proof proof, Duration time) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("policy", compiled.digest());
    json.put("holds", proof.holds());
    json.put("cells", cells(proof).toString());
    json.put("milliseconds", time.toMillis());
    json.put("results", List.copyOf(proof.results()));
    return json;
  }
}
