package dev.assize.cli;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assize policy facts}: what policies can look at. */
@Command(
    name = "facts",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists all facts that policies can look at, and what makes each unknown.")
final class PolicyFactsCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print the list as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(FactList.all()));
    } else {
      FactList.all().forEach(fact -> print(fact, out));
    }
    out.flush();
    return ExitCode.YES;
  }

  private static void print(Fact fact, PrintWriter out) {
    out.println(fact.name() + ": " + fact.demanded());
    out.println("  " + fact.meaning());
    out.println("  Not known if " + fact.unknownWhen() + ".");
  }
}
