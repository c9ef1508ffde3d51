package dev.assize.cli;

import dev.assize.examination.Worlds;
import dev.assize.examination.coverage.CoverageMatrix;
import dev.assize.examination.coverage.CoverageMatrix.Row;
import dev.assize.examination.coverage.CoverageMatrix.Totals;
import dev.assize.scheme.Catalogue;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Json;
import dev.assize.world.Techniques;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assize scheme coverage}: the matrix of public threats against hazards and techniques. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows which threats of the public catalogues some hazard or attack stands for, and which none.",
      "Exit code 0 if every threat has one or says where it is examined instead, 1 if not.",
    })
final class SchemeCoverageCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--scheme",
      paramLabel = "S",
      defaultValue = "agent-baseline",
      description = "Scheme, by name or path (default: ${DEFAULT-VALUE}).")
  private String scheme = "agent-baseline";

  @Option(names = "--json", description = "Print the matrix as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Places places = Places.find();
    CoverageMatrix matrix =
        CoverageMatrix.of(
            Catalogue.load(places.schemes()),
            Scheme.load(places.schemes(), scheme),
            Worlds.all(places.worlds()).packs(),
            Techniques.load(places.attacks()));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(matrix));
    } else {
      print(matrix, out);
    }
    out.flush();
    return matrix.rows().stream().anyMatch(Row::empty) ? ExitCode.NO : ExitCode.YES;
  }

  private void print(CoverageMatrix matrix, PrintWriter out) {
    String catalogue = "";
    for (Row row : matrix.rows()) {
      if (!row.catalogue().equals(catalogue)) {
        catalogue = row.catalogue();
        out.printf("%n%s%n", catalogue);
      }
      out.printf("  %-14s %s%n", row.id(), row.title());
      out.printf("  %-14s   %s%n", "", cell(row));
    }
    out.println();
    Totals totals = matrix.totals();
    out.printf(
        "%d worlds, %d tools, %d places, %d tasks (%d of %d calls or more),%n",
        totals.worlds(),
        totals.tools(),
        totals.places(),
        totals.tasks(),
        totals.longTasks(),
        CoverageMatrix.LONG);
    out.printf(
        "%d hazards (%d without an attacker), %d techniques in %d families, %d technique and place pairs;%n",
        totals.hazards(),
        totals.unprovoked(),
        totals.techniques(),
        totals.families(),
        totals.attacks());
    out.printf("%d requirements in %s.%n", totals.requirements(), scheme);
    note(out, "Empty cells", matrix.rows().stream().filter(Row::empty).map(Row::id).toList());
    note(out, "Tags that no catalogue has", matrix.unknownTags());
    note(out, "Places that no world has", matrix.unknownPlaces());
    note(out, "Hazards that the scheme does not ask for", matrix.unrequired());
  }

  private static String cell(Row row) {
    if (row.empty()) {
      return "EMPTY";
    }
    if (!row.exercised()) {
      return "not here: " + row.elsewhere();
    }
    return Stream.of(
            String.join(", ", row.hazards()),
            row.techniques().isEmpty() ? "" : row.techniques().size() + " techniques",
            row.places().isEmpty() ? "" : "at " + String.join(", ", row.places()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static void note(PrintWriter out, String what, List<String> ids) {
    out.println(what + ": " + (ids.isEmpty() ? "none" : String.join(", ", ids)) + ".");
  }
}
