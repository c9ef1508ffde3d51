package dev.assize.cli;

import dev.assize.scheme.Scheme;
import dev.assize.scheme.compare.Change;
import dev.assize.scheme.compare.Change.Direction;
import dev.assize.scheme.compare.SchemeDiff;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize scheme diff}: what is different between two schemes. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares two schemes by what they mean, and says where the second asks for more or for less.",
      "",
      "Exit code 0 if they are the same, 1 if they are different, 2 if one cannot be read.",
    })
final class SchemeDiffCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "A scheme, by path or name.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "Another, or a later version.")
  private String second = "";

  @Option(names = "--sources", description = "Show changed sources, too, not only their number.")
  private boolean sources;

  @Option(names = "--json", description = "Print all differences as JSON.")
  private boolean json;

  /** What is printed as JSON. */
  private record Difference(
      Digest from, Digest to, long stricter, long laxer, long different, List<Change> changes) {}

  @Override
  public Integer call() {
    Places places = Places.find();
    Scheme from = Scheme.load(places.schemes(), first);
    Scheme to = Scheme.load(places.schemes(), second);
    List<Change> changes = SchemeDiff.between(from, to);
    Difference difference =
        new Difference(
            from.digest(),
            to.digest(),
            count(changes, Direction.STRICTER),
            count(changes, Direction.LAXER),
            count(changes, Direction.DIFFERENT),
            changes);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(difference));
    } else {
      print(from, to, difference, out);
    }
    out.flush();
    return changes.isEmpty() ? ExitCode.YES : ExitCode.NO;
  }

  private void print(Scheme from, Scheme to, Difference difference, PrintWriter out) {
    out.printf("from %s%n  to %s%n", title(from), title(to));
    if (difference.changes().isEmpty()) {
      out.println("They are the same.");
      return;
    }
    String section = "";
    for (Change change : difference.changes()) {
      if (isSource(change) && !sources) {
        continue;
      }
      if (!change.section().equals(section)) {
        section = change.section();
        out.printf("%n%s%n", section);
      }
      print(change, out);
    }
    long hidden = difference.changes().stream().filter(SchemeDiffCommand::isSource).count();
    out.printf(
        "%n%d stricter, %d laxer, %d otherwise different.%n",
        difference.stricter(), difference.laxer(), difference.different());
    if (hidden > 0 && !sources) {
      out.printf("%d of these are sources, which --sources shows.%n", hidden);
    }
  }

  private static void print(Change change, PrintWriter out) {
    String path = path(change);
    String mark =
        change.direction() == Direction.DIFFERENT
            ? ""
            : " (" + change.direction().name().toLowerCase(Locale.ROOT) + ")";
    if (change.from() == null) {
      out.printf("  + %s: %s%s%n", path, change.to(), mark);
    } else if (change.to() == null) {
      out.printf("  - %s: %s%s%n", path, change.from(), mark);
    } else {
      out.printf("    %s: %s -> %s%s%n", path, change.from(), change.to(), mark);
    }
  }

  /** The path within the section: {@code INC-1 text} for a field of a rule. */
  private static String path(Change change) {
    String rest = change.path().substring(change.section().length());
    String path = rest.replaceFirst("^\\[([^]]+)]\\.?", "$1 ").replaceFirst("^\\.", "").strip();
    return path.isEmpty() ? change.path() : path;
  }

  private static boolean isSource(Change change) {
    return change.section().equals("sources") || change.path().endsWith(".source");
  }

  private static long count(List<Change> changes, Direction direction) {
    return changes.stream().filter(change -> change.direction() == direction).count();
  }

  private static String title(Scheme scheme) {
    return "%s %s (%s)"
        .formatted(scheme.metadata().name(), scheme.metadata().version(), scheme.digest());
  }
}
