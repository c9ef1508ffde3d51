package dev.assize.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * Runs the commands once that people wait for, in one process: what the launcher's class-data
 * archive is made from. A class that no command here needs is read, checked and linked anew at
 * every start. Where a command fails, the archive has less in it, and nothing else is different.
 */
final class Rehearsal {

  private Rehearsal() {}

  /** Takes the checkout and an empty folder, which the commands write into. */
  public static void main(String[] arguments) {
    Path examples = Path.of(arguments[0]).resolve("examples");
    String clerk = examples.resolve("clerk").toString();
    Path register = examples.resolve("register");
    List.of(
            List.of("examine", clerk, "--budget", "8", "--out", arguments[1] + "/out"),
            List.of(
                "gate",
                examples.resolve("tour/clerk").toString(),
                "--policy",
                "ci",
                "--context",
                "tier=general",
                "--register",
                register.resolve("log").toString(),
                "--trust",
                register.resolve("trust.txt").toString(),
                "--scheme",
                register.resolve("house-rules.yaml").toString(),
                "--tools",
                examples.resolve("tour/tools.json").toString(),
                "--at",
                "2027-02-02"))
        .forEach(Rehearsal::run);
    System.exit(ExitCode.YES); // what an examination leaves running is of no use here
  }

  private static void run(List<String> command) {
    Assize.command(command.getFirst()).execute(command.toArray(String[]::new));
  }
}
