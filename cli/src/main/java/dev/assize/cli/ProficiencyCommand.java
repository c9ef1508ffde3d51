package dev.assize.cli;

import dev.assize.examination.proficiency.Key;
import dev.assize.examination.proficiency.ProficiencyFolder;
import dev.assize.examination.proficiency.ProficiencyPublication;
import dev.assize.examination.proficiency.ProficiencyResult;
import dev.assize.log.LogException;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.PartyName;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assize proficiency}: a blind test of a set-up with specimens whose truth is known. */
@Command(
    name = "proficiency",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tests a set-up for examining with agents whose truth is known.",
      "",
      "Does it find what is planted, and clear what is sound? It sees blind names only; who is who is",
      "committed to before and revealed afterwards.",
      "",
      "Without --export and --score, the set-up is this one, as assize examine uses it.",
      "",
      "Exit code 0 if every flaw of twice the threshold was found and nothing sound failed, 1 if not,",
      "3 if some specimens could not be run.",
    })
final class ProficiencyCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--specimen",
      paramLabel = "ID",
      split = ",",
      description =
          "Draw from these specimens only; repeatable (default: all in agents/specimens).")
  private List<String> specimens = List.of();

  @Option(
      names = "--world",
      paramLabel = "W",
      split = ",",
      defaultValue = "office",
      description = "World to work in; repeatable (default: ${DEFAULT-VALUE}).")
  private List<String> worlds = List.of("office");

  @Option(
      names = "--tier",
      paramLabel = "T",
      defaultValue = "general",
      description = "general, sensitive or critical (default: ${DEFAULT-VALUE}).")
  private Tier tier = Tier.GENERAL;

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = "0",
      description = "Greatest number of trials per specimen (default: what the scheme allows).")
  private int budget;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "0",
      description = "Trials at once (default: 8).")
  private int jobs;

  @Option(
      names = "--seed",
      paramLabel = "HEX",
      description =
          "64 hexadecimal digits that names, order and duplicates follow from (default: fresh). "
              + "Whoever knows them knows who is who.")
  private @Nullable String seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where everything goes (default: a new folder in .assize/proficiency).")
  private @Nullable Path out;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "Only hand out blind specimens, for another set-up.")
  private @Nullable Path export;

  @Option(
      names = "--score",
      paramLabel = "DIR",
      description =
          "Mark the examinations in DIR/results, of specimens that were handed out there.")
  private @Nullable Path score;

  @Option(
      names = "--set-up",
      paramLabel = "PARTY",
      description =
          "With --score: whose set-up it was. Nobody is recognised by a test that does not say so.")
  private @Nullable String whose;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private final PublishingOptions publishingOptions = new PublishingOptions();

  @Override
  public Integer call() throws InterruptedException {
    check();
    Places places = Places.find();
    if (score != null) {
      ProficiencyFolder folder = new ProficiencyFolder(score);
      return conclude(folder, new ProficiencyScoring(places).result(folder), places);
    }
    ProficiencyRun test =
        ProficiencyRun.prepare(
            places,
            specimens,
            new ProficiencyRun.Setting(worlds, tier, budget, jobs),
            chosenSeed());
    if (export != null) {
      ProficiencyFolder folder = test.handOut(export);
      folder.writeKey(test.key());
      tellOfHandout(folder, test.key());
      return ExitCode.YES;
    }
    Path where = out == null ? places.proficiency().resolve(folderName(test.key())) : out;
    ProficiencyFolder folder = test.handOut(where.toAbsolutePath().normalize());
    ProficiencyResult result = test.run(folder, publishingOptions.publishing(places));
    folder.writeKey(test.key());
    return conclude(folder, result, places);
  }

  private void check() {
    if (export != null && score != null) {
      throw new InputException("give either --export or --score, not both");
    }
    if (out != null && (export != null || score != null)) {
      throw new InputException("--out does not go with --export or --score, which name a folder");
    }
    if (whose != null && (score == null || !PartyName.isOne(whose))) {
      throw new InputException(
          score == null
              ? "--set-up goes with --score; a test of one's own set-up says whose it is by its key"
              : "--set-up %s: is no name of a party (lower-case letters, digits, dots, hyphens)"
                  .formatted(EntryReference.printable(whose)));
    }
    if (score != null) {
      for (String name : List.of("--specimen", "--world", "--tier", "--budget", "--seed")) {
        if (spec().commandLine().getParseResult().hasMatchedOption(name)) {
          throw new InputException(
              name + " does not go with --score: the specimens were handed out already");
        }
      }
    }
    PlanOptions.requirePositive("--budget", budget);
    PlanOptions.requirePositive("--jobs", jobs);
    publishingOptions.check();
  }

  private Seed chosenSeed() {
    if (seed == null) {
      return Seed.fresh();
    }
    try {
      return Seed.parse(seed);
    } catch (IllegalArgumentException e) {
      throw new InputException("--seed: " + e.getMessage());
    }
  }

  private void tellOfHandout(ProficiencyFolder folder, Key key) {
    PrintWriter console = spec().commandLine().getOut();
    if (json) {
      console.println(Json.mapper().writeValueAsString(folder.commitment()));
    } else {
      console.println("Hand out   " + folder.handout());
      console.println("Keep       " + folder.path().resolve("key.json"));
      console.println("Publish    the key's digest, " + key.digest());
      console.println("Mark       assize proficiency --score " + folder.path());
      console.println("           with the folders of the examinations in " + folder.results());
    }
    console.flush();
  }

  private int conclude(ProficiencyFolder folder, ProficiencyResult result, Places places)
      throws InterruptedException {
    String unpublished = "";
    try {
      ProficiencyPublication.publish(
          folder, result, whose, publishingOptions.publishing(places).evaluator());
    } catch (LogException e) {
      unpublished = "The result is signed, but in no log: " + e.getMessage();
    }
    PrintWriter console = spec().commandLine().getOut();
    if (json) {
      console.println(Json.mapper().writeValueAsString(result));
    } else {
      ProficiencyTable.print(result, console);
      console.println("Statement  " + folder.path().resolve(ProficiencyPublication.STATEMENT));
    }
    console.flush();
    if (!unpublished.isEmpty()) {
      spec().commandLine().getErr().println(unpublished);
    }
    if (!result.passed()) {
      return ExitCode.NO;
    }
    return result.scores().notRun() > 0 ? ExitCode.INCONCLUSIVE : ExitCode.YES;
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }

  private static String folderName(Key key) {
    return LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"))
        + "-"
        + key.digest().hex().substring(0, 4);
  }
}
