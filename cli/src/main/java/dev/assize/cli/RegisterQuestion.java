package dev.assize.cli;

import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a register something, and changes nothing. */
abstract class RegisterQuestion implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final RegisterOptions options = new RegisterOptions();

  /**
   * What is told.
   *
   * @param json for machines
   * @param lines for people; printable
   * @param exitCode of the command
   */
  record Answer(Object json, List<String> lines, int exitCode) {}

  /**
   * Works out the answer.
   *
   * @throws InputException if what was given cannot be used
   */
  abstract Answer answer(RegisterView view);

  @Override
  public final Integer call() {
    Answer answer = answer(RegisterView.of(options));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (options.json()) {
      out.println(Json.mapper().writeValueAsString(answer.json()));
    } else {
      answer.lines().forEach(out::println);
    }
    out.flush();
    return answer.exitCode();
  }
}
