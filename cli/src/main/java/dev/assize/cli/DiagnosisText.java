package dev.assize.cli;

import dev.assize.sandbox.doctor.Check;
import dev.assize.sandbox.doctor.Diagnosis;
import dev.assize.sandbox.doctor.Fix;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** What was found out about this machine, for people. */
final class DiagnosisText {

  private static final String INDENT = " ".repeat(20);

  private final PrintWriter out;
  private final int width;

  /**
   * @param width of a line, in columns; commands are not broken
   */
  DiagnosisText(PrintWriter out, int width) {
    this.out = out;
    this.width = width;
  }

  /** The level in one sentence, then what was tried. */
  void print(Diagnosis diagnosis) {
    String level = diagnosis.level().rung().name();
    wrap("", "", level + ": " + diagnosis.level().rung().meaning() + ".");
    out.println();
    diagnosis.checks().forEach(this::print);
    out.println("(✓ works, · to be known, ! less is seen, ✗ no program can be run)");
  }

  private void print(Check check) {
    wrap("%s %-18s".formatted(mark(check.state()), check.facility()), INDENT, check.seen());
    if (check.follows() != null && check.state() != Check.State.PREVENTS) {
      wrap(INDENT, INDENT, "so: " + check.follows());
    }
    check.help().ifPresent(fix -> out.println(INDENT + "fix: " + fix.command()));
  }

  /** What an attempt to repair came to. */
  void printTreatment(List<Check> checks, List<String> installed, Optional<String> problem) {
    out.println();
    if (!installed.isEmpty()) {
      out.println("Installed: " + String.join(" ", installed));
    }
    problem.ifPresent(why -> wrap("", "", "Nothing was installed: " + why));
    List<String> left =
        checks.stream()
            .flatMap(check -> check.help().stream())
            .map(Fix::command)
            .distinct()
            .toList();
    if (!left.isEmpty()) {
      out.println("Left to be done by you:");
      left.forEach(command -> out.println("  " + command));
    } else if (installed.isEmpty()) {
      out.println("There was nothing to fix.");
    }
  }

  private static String mark(Check.State state) {
    return switch (state) {
      case WORKS -> "✓";
      case NOTE -> "·";
      case REDUCES -> "!";
      case PREVENTS -> "✗";
    };
  }

  private void wrap(String first, String others, String text) {
    StringBuilder line = new StringBuilder(first);
    String glue = "";
    for (String word : text.split(" ")) {
      if (!glue.isEmpty() && line.length() + glue.length() + word.length() > width) {
        out.println(line);
        line = new StringBuilder(others);
        glue = "";
      }
      line.append(glue).append(word);
      glue = " ";
    }
    out.println(line);
  }
}
