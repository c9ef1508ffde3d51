package dev.assize.cli;

import dev.assize.scheme.Numbers;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.SchemeFile;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize scheme show}: a scheme for people. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows a scheme: what it demands, how certificates are given, kept and lost, and why.",
      "Where a scheme is built on another one, what comes from there says so.",
    })
final class SchemeShowCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE|NAME",
      arity = "0..1",
      description = "The scheme, by path or name (default: agent-baseline).")
  private String named = "agent-baseline";

  @Option(
      names = "--section",
      paramLabel = "S",
      split = ",",
      description =
          "Show these parts only: tiers, certificates, clocks, changes, independence, evaluators, "
              + "concentration, keys, rules, ladder, analysis, requirements, sources.")
  private List<String> sections = List.of();

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "Show all of one rule, rung, requirement or part of the analysis.")
  private @Nullable String id;

  @Option(
      names = "--json",
      description = "Print the whole scheme as JSON, and what comes from where.")
  private boolean json;

  /** What is printed as JSON. */
  private record Shown(
      Digest digest, List<String> files, Map<String, String> origins, Scheme scheme) {}

  @Override
  public Integer call() {
    for (String section : sections) {
      if (!SchemeText.SECTIONS.contains(section)) {
        throw new InputException(
            "--section: there is no \"%s\"; there are %s"
                .formatted(section, String.join(", ", SchemeText.SECTIONS)));
      }
    }
    SchemeFile file = SchemeFile.load(Places.find().schemes(), named);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(
          Json.mapper()
              .writeValueAsString(
                  new Shown(
                      file.scheme().digest(),
                      file.files().stream().map(String::valueOf).toList(),
                      origins(file),
                      file.scheme())));
    } else if (id != null) {
      new SchemeEntryText(file, out).print(id);
    } else {
      new SchemeText(file, out).print(sections.isEmpty() ? SchemeText.USUAL : Set.copyOf(sections));
    }
    out.flush();
    return ExitCode.YES;
  }

  /** The scheme that each number comes from. */
  private static Map<String, String> origins(SchemeFile file) {
    Map<String, String> origins = new TreeMap<>();
    Numbers.of(file.document().root())
        .keySet()
        .forEach(number -> origins.put(number, file.origin(Numbers.pointer(number))));
    return origins;
  }
}
