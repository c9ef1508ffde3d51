package dev.assize.cli;

import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.manifest.ModelSource;
import dev.assize.examination.Equipment;
import dev.assize.examination.ExaminationKind;
import dev.assize.examination.Plan;
import dev.assize.examination.Planner;
import dev.assize.examination.Worlds;
import dev.assize.examination.proposing.AttackerModel;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.world.Techniques;
import dev.assize.world.WorldShelf;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/**
 * The options that shape a new plan. An examination that is taken up again has its plan already.
 */
final class PlanOptions {

  private static final List<String> NAMES =
      List.of(
          "--scheme",
          "--tier",
          "--only",
          "--hazard",
          "--budget",
          "--deadline",
          "--seed",
          "--attacker-endpoint",
          "--attacker-model",
          "--attacker-key-env");

  @Option(
      names = "--scheme",
      paramLabel = "S",
      defaultValue = "agent-baseline",
      description = "Scheme, by name or path (default: ${DEFAULT-VALUE}).")
  private String scheme = "agent-baseline";

  @Option(
      names = "--tier",
      paramLabel = "T",
      description = "general, sensitive or critical (default: the manifest's, else general).")
  private @Nullable Tier tier;

  @Option(
      names = "--only",
      paramLabel = "E",
      split = ",",
      description =
          "What to examine: behaviour, containment, collection (default: of programs all three).")
  private List<String> only = List.of();

  @Option(names = "--hazard", paramLabel = "H", description = "Only this hazard; repeatable.")
  private Set<String> hazards = Set.of();

  @Option(
      names = "--world",
      paramLabel = "W",
      split = ",",
      description =
          "World to work in, by name, or a pack by its folder; repeatable "
              + "(default: those of the scheme's tier).")
  private List<String> worlds = List.of();

  @Option(
      names = "--trust-code",
      description =
          "Let packs run the Java that they bring and the servers that they wrap, as you.")
  private boolean trustCode;

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = "0",
      description = "Greatest number of trials (default: what the scheme allows).")
  private int budget;

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "How long one trial may take (default: 120, for programs 300).")
  private int deadline;

  @Option(
      names = "--seed",
      paramLabel = "HEX",
      description =
          "64 hexadecimal digits that everything random follows from. "
              + "Default: drawn from the log when the plan is sealed, so that nobody can choose it.")
  private @Nullable String seed;

  @Option(
      names = "--attacker-endpoint",
      paramLabel = "URL",
      description =
          "Let a model word further attacks while attacks are searched for: "
              + "an OpenAI-compatible base URL (default: only the attacks in attacks/).")
  private @Nullable URI attackerEndpoint;

  @Option(
      names = "--attacker-model",
      paramLabel = "NAME",
      description = "That model's name at --attacker-endpoint.")
  private @Nullable String attackerModel;

  @Option(
      names = "--attacker-key-env",
      paramLabel = "VARIABLE",
      description = "Environment variable that holds the key for --attacker-endpoint.")
  private @Nullable String attackerKeyEnv;

  /** As if they had been given on the command line. */
  static PlanOptions of(List<String> arguments) {
    PlanOptions options = new PlanOptions();
    CommandLine.populateCommand(options, arguments.toArray(String[]::new));
    options.check();
    return options;
  }

  /** Sets the tier, whatever the manifest says. */
  void prescribe(Tier prescribed) {
    tier = prescribed;
  }

  /** The scheme to examine by. */
  Scheme scheme(Places places) {
    return Scheme.load(places.schemes(), scheme);
  }

  /** Where worlds are found. */
  WorldShelf shelf(Places places) {
    return places.shelf(trustCode);
  }

  /** The worlds that were named, or whose folders were. */
  List<String> namedWorlds() {
    return worlds;
  }

  /** The worlds to work in. */
  List<String> worlds(Scheme standard, Manifest manifest) {
    return worlds.isEmpty()
        ? standard.demands(tier(manifest)).worlds()
        : worlds.stream().distinct().toList();
  }

  private Tier tier(Manifest manifest) {
    Tier declared = manifest.context().tier();
    return tier != null ? tier : declared != null ? declared : Tier.GENERAL;
  }

  /** Refuses what makes no sense by itself. */
  void check() {
    only.forEach(PlanOptions::kind);
    requirePositive("--budget", budget);
    requirePositive("--deadline", deadline);
    attackerModel();
  }

  private @Nullable AttackerModel attackerModel() {
    if (attackerEndpoint == null && attackerModel == null && attackerKeyEnv == null) {
      return null;
    }
    if (attackerEndpoint == null || attackerModel == null) {
      throw new InputException("--attacker-endpoint and --attacker-model go together");
    }
    try {
      return new AttackerModel(attackerEndpoint, attackerModel, attackerKeyEnv);
    } catch (IllegalArgumentException e) {
      throw new InputException("--attacker-endpoint: " + e.getMessage());
    }
  }

  /** Refuses options that an earlier examination's plan would silently overrule. */
  static void refuseBeside(String option, ParseResult parsed) {
    for (String name : NAMES) {
      if (parsed.hasMatchedOption(name)) {
        throw new InputException(
            name + " does not go with " + option + ": the plan of that examination holds");
      }
    }
  }

  /**
   * A new plan. Which program the agent is can only be said when it is installed.
   *
   * @param news hears what takes a while
   */
  Plan plan(
      Manifest manifest,
      Scheme standard,
      Worlds opened,
      Techniques techniques,
      Equipment equipment,
      Consumer<String> news) {
    return new Planner(standard, tier(manifest), opened, techniques, news)
        .plan(
            subject(manifest),
            equipment.resumes(manifest),
            new Planner.Choices(
                hazards,
                budget,
                deadline(manifest),
                chosenSeed(),
                examinations(manifest),
                attackerModel()));
  }

  private Set<ExaminationKind> examinations(Manifest manifest) {
    boolean program = manifest.agentInterface() instanceof Interface.Command;
    if (only.isEmpty()) {
      return program ? EnumSet.allOf(ExaminationKind.class) : EnumSet.of(ExaminationKind.BEHAVIOUR);
    }
    Set<ExaminationKind> chosen = EnumSet.noneOf(ExaminationKind.class);
    only.forEach(word -> chosen.add(kind(word)));
    if (!program && !chosen.equals(EnumSet.of(ExaminationKind.BEHAVIOUR))) {
      throw new InputException(
          "--only: the agent "
              + manifest.metadata().name()
              + " is no program; of such agents only the behaviour can be examined");
    }
    return chosen;
  }

  private static ExaminationKind kind(String word) {
    return ExaminationKind.named(word)
        .orElseThrow(() ->
            new InputException(
                "--only "
                    + word
                    + ": there is no such examination; there are: "
                    + ExaminationKind.words()));
  }

  static void requirePositive(String option, int value) {
    if (value < 0) {
      throw new InputException(option + " is a positive number, not " + value);
    }
  }

  private @Nullable Seed chosenSeed() {
    if (seed == null) {
      return null;
    }
    try {
      return Seed.parse(seed);
    } catch (IllegalArgumentException e) {
      throw new InputException("--seed: " + e.getMessage());
    }
  }

  private int deadline(Manifest manifest) {
    int usual = manifest.agentInterface() instanceof Interface.Command ? 300 : 120;
    return deadline > 0 ? deadline : usual;
  }

  private static Plan.Subject subject(Manifest manifest) {
    ModelSource source = manifest.agentInterface().model();
    Manifest.Metadata metadata = manifest.metadata();
    return new Plan.Subject(
        metadata.name(),
        metadata.version(),
        metadata.producer(),
        manifest.digest(),
        null,
        switch (source) {
          case ModelSource.Endpoint at -> at.name() + " at " + at.baseUrl();
          case ModelSource.StandIn standIn -> "stand-in, persona " + standIn.persona();
        },
        source instanceof ModelSource.StandIn,
        manifest.agentInterface() instanceof Interface.Chat chat ? chat.price() : null);
  }
}
