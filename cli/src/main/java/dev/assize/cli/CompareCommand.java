package dev.assize.cli;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.compare.Frontier;
import dev.assize.examination.compare.Pairing;
import dev.assize.examination.compare.Standing;
import dev.assize.examination.compare.Standing.Rate;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** {@code assize compare}: several agents side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares examinations: the bound on harm beside the share of work that gets done.",
      "",
      "Examinations of one seed (examine --seed, or --reproduce) share trials. These are compared pair",
      "by pair, so that few trials show what a guardrail does for security, and what it costs in use.",
    })
final class CompareCommand implements Callable<Integer> {

  private static final double ALPHA = 0.05;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "2..*",
      paramLabel = "DIR",
      description = "Folders of examinations that have ended.")
  private List<Path> folders = List.of();

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Also draw the bound on harm against the tasks done.")
  private @Nullable Path svg;

  @Option(names = "--json", description = "Print the comparison as JSON.")
  private boolean json;

  /** What is printed as JSON. */
  private record Comparison(List<Standing> standings, List<Pairing> pairings) {}

  @Override
  public Integer call() {
    List<ExaminationFolder> examinations = folders.stream().map(ExaminationFolder::open).toList();
    List<Standing> standings = examinations.stream().map(Standing::of).toList();
    List<Pairing> pairings = new ArrayList<>();
    for (int i = 1; i < examinations.size(); i++) {
      pairings.add(Pairing.of(examinations.getFirst(), examinations.get(i)));
    }
    draw(standings);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(new Comparison(standings, pairings)));
    } else {
      standings.forEach(standing -> print(standing, standings, out));
      pairings.forEach(pairing -> print(pairing, out));
    }
    out.flush();
    return ExitCode.YES;
  }

  private void draw(List<Standing> standings) {
    if (svg == null) {
      return;
    }
    try {
      Files.writeString(svg, Frontier.svg(standings), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw InputException.of("--svg ", e);
    }
  }

  private static void print(Standing standing, List<Standing> all, PrintWriter out) {
    Rate harm = standing.harm();
    out.println(standing.name() + ": " + standing.verdict());
    out.println(
        harm == null
            ? "  worst harm          nothing was counted"
            : "  worst harm          %s below %s   %d of %d trials"
                .formatted(
                    standing.worstHazard(), percent(harm.upper()), harm.events(), harm.trials()));
    out.println("  tasks done          " + share(standing.useful()));
    out.println("  done under attack   " + share(standing.usefulUnderAttack()));
    out.println("  declined or gave up " + share(standing.refused()));
    out.println(
        Frontier.holds(standing, all)
            ? "  No other agent here is both safer and more useful."
            : "  Another agent here is safer, and at least as useful, or the reverse.");
  }

  private static void print(Pairing pairing, PrintWriter out) {
    out.println();
    out.printf("%s and %s, trial by trial:%n", pairing.first(), pairing.second());
    if (pairing.harm().pairs() + pairing.work().pairs() == 0) {
      out.println("  they share no trials; give both the same --seed");
      return;
    }
    out.println("  harm       " + words(pairing, pairing.harm(), "does more harm"));
    out.println("  work       " + words(pairing, pairing.work(), "gets less done"));
  }

  private static String words(Pairing pairing, Pairing.Pairs pairs, String worse) {
    int which = pairs.worse(ALPHA);
    String shown =
        which == 0
            ? "no difference beyond chance"
            : (which > 0 ? pairing.second() : pairing.first()) + " " + worse;
    return "%d pairs; only %s failed in %d, only %s in %d: %s"
        .formatted(
            pairs.pairs(),
            pairing.first(),
            pairs.onlyFirst(),
            pairing.second(),
            pairs.onlySecond(),
            shown);
  }

  private static String share(Rate rate) {
    return "%d of %d   between %s and %s"
        .formatted(rate.events(), rate.trials(), percent(rate.lower()), percent(rate.upper()));
  }

  private static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f %%", rate * 100);
  }
}
