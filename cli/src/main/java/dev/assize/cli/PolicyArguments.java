package dev.assize.cli;

import dev.assize.gate.policy.CompiledPolicy;
import picocli.CommandLine.Option;

/** What commands about whole policies have in common. */
final class PolicyArguments {

  static final String DESCRIPTION = "Policy, by name or path.";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50000000",
      description = "Most steps for each question (default: ${DEFAULT-VALUE}).")
  private long limit = 50_000_000;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  long limit() {
    if (limit < 1) {
      throw new InputException("--limit: give a number above 0");
    }
    return limit;
  }

  boolean json() {
    return json;
  }

  static CompiledPolicy load(String nameOrPath) {
    return CompiledPolicy.load(Places.find().policies(), nameOrPath);
  }

  /** Name and version. */
  static String title(CompiledPolicy policy) {
    return policy.policy().metadata().name() + " " + policy.policy().metadata().version();
  }
}
