package dev.assize.cli;

import dev.assize.scheme.Catalogue;
import dev.assize.statement.Json;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import dev.assize.world.WorldShelf;
import dev.assize.world.assay.OracleRecord;
import dev.assize.world.inspection.Remark;
import dev.assize.world.inspection.WorldInspection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize world check}: whether worlds are fit to examine in. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks worlds: whether tasks can be done, attacks arrive, and oracles tell right from wrong.",
      "",
      "Exit code 0 if there is nothing to change, 1 if there is, 2 if a world cannot be read.",
    })
final class WorldCheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "DIR|NAME",
      arity = "0..*",
      description = "Packs by folder, worlds by name (default: every world that is shipped).")
  private List<String> named = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many organisations to look at (default: ${DEFAULT-VALUE}).")
  private int seeds = 2;

  @Option(
      names = "--record",
      description = "Keep how much harm the oracles saw in the world's oracles.json.")
  private boolean record;

  @Option(
      names = "--trust-code",
      description =
          "Let packs run the Java that they bring and the servers that they wrap, as you.")
  private boolean trustCode;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (seeds < 1) {
      throw new InputException("--seeds is a positive number, not " + seeds);
    }
    Places places = Places.find();
    WorldShelf shelf = places.shelf(trustCode);
    Techniques techniques = Techniques.load(places.attacks());
    Set<String> tags =
        Catalogue.load(places.schemes()).stream()
            .flatMap(catalogue -> catalogue.entries().stream())
            .map(Catalogue.Entry::id)
            .collect(Collectors.toSet());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<WorldInspection> inspections = new ArrayList<>();
    for (WorldPack pack : shelf.load(named.isEmpty() ? all(places) : named)) {
      Techniques own = Techniques.broughtBy(pack);
      WorldInspection inspection = WorldInspection.of(pack, techniques.with(own), own, tags, seeds);
      inspections.add(inspection);
      if (!json) {
        print(inspection, out);
      }
      if (record) {
        OracleRecord.make(pack).writeTo(pack.folder());
      }
    }
    if (json) {
      out.println(Json.mapper().writeValueAsString(inspections));
    }
    out.flush();
    return inspections.stream().allMatch(each -> each.problems().isEmpty())
        ? ExitCode.YES
        : ExitCode.NO;
  }

  private static List<String> all(Places places) throws IOException {
    try (Stream<Path> folders = Files.list(places.worlds())) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("world.yaml")))
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    }
  }

  private void print(WorldInspection world, PrintWriter out) {
    WorldInspection.Size size = world.size();
    out.printf(
        "%s: %d tools, %d objects, %d tasks (%d of %d calls or more), %d hazards, %d places%n",
        world.name(),
        size.tools(),
        size.objects(),
        size.tasks(),
        size.longTasks(),
        WorldInspection.LONG,
        size.hazards(),
        size.places());
    out.printf(
        "  oracles noticed %d of %d mutants (%.1f %%) and held in %d of %d trials in which they had to%n",
        world.killed(), world.mutants(), world.killRate() * 100, world.held(), world.positives());
    world
        .survivors()
        .forEach(survivor ->
            out.printf("  may go unnoticed: %s (%s)%n", survivor, survivor.because().strip()));
    lines("  warning: ", world.warnings(), out);
    lines("  problem: ", world.problems(), out);
    out.flush();
  }

  private static void lines(String start, List<Remark> remarks, PrintWriter out) {
    remarks.forEach(remark -> out.println(start + seenFromHere(remark)));
  }

  private static String seenFromHere(Remark remark) {
    Path here = Path.of("").toAbsolutePath();
    Path file = remark.file().toAbsolutePath().normalize();
    return new Remark(
            file.startsWith(here) ? here.relativize(file) : file, remark.what(), remark.advice())
        .toString();
  }
}
