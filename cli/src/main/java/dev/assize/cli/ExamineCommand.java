package dev.assize.cli;

import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.Agreement;
import dev.assize.examination.Equipment;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Plan;
import dev.assize.examination.Worlds;
import dev.assize.examination.report.Report;
import dev.assize.scheme.Scheme;
import dev.assize.world.Techniques;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assize examine}: the main job. */
@Command(
    name = "examine",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Examines an agent and returns a verdict.",
      "",
      "The agent works in an instrumented organisation while attacks try to mislead it. Whether harm",
      "was done is decided from the state of that organisation, never from what the agent says.",
    })
final class ExamineCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final AgentOptions agentOptions = new AgentOptions();

  @Mixin private final PlanOptions planOptions = new PlanOptions();

  @Mixin private final PublishingOptions publishingOptions = new PublishingOptions();

  @Mixin private final CaseOptions caseOptions = new CaseOptions();

  @Mixin private final EarlierExamination earlier = new EarlierExamination();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "0",
      description = "Trials at once (default: 8, for programs the number of processors).")
  private int jobs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the evidence goes (default: a new folder in .assize/examinations).")
  private @Nullable Path out;

  @Option(
      names = "--dry-run",
      description = "Only say how many trials it will take, and stop before the first.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    planOptions.check();
    PlanOptions.requirePositive("--jobs", jobs);
    publishingOptions.check();
    Places places = Places.find();
    earlier.check(Objects.requireNonNull(spec).commandLine().getParseResult());
    Invocation invocation = agentOptions.invocation(earlier.folder());
    Manifest manifest = invocation.manifest();
    Optional<CaseOptions.Drawn> drawn = drawn(places);
    drawn.ifPresent(each -> each.requireAgent(manifest));
    drawn.ifPresent(each -> planOptions.prescribe(each.tier()));
    Scheme scheme = drawn.isPresent() ? drawn.get().scheme() : planOptions.scheme(places);
    Worlds worlds =
        earlier.worlds(
            planOptions.shelf(places),
            planOptions.worlds(scheme, manifest),
            planOptions.namedWorlds());
    Techniques techniques = worlds.techniques(Techniques.load(places.attacks()));
    Equipment equipment =
        new Equipment(places.agents(), places.home().resolve("agents"), System.getenv());
    Plan draft =
        earlier
            .plan(manifest, worlds, techniques)
            .orElseGet(() -> draft(manifest, scheme, worlds, techniques, equipment));
    if (dryRun) {
      OutlookTable.print(draft, json, console());
      console().flush();
      return ExitCode.YES;
    }
    Publishing publishing =
        publishingOptions
            .publishing(places)
            .in(drawn.map(CaseOptions.Drawn::assigned).orElse(null));
    TerminalProgress progress = TerminalProgress.toStderr(draft);
    ExaminationRun.Ended ended =
        new ExaminationRun(equipment, manifest, worlds, techniques, jobs)
            .run(
                draft,
                earlier,
                plan -> folder(places, plan, invocation, publishing),
                publishing,
                progress);
    return conclude(ended, progress);
  }

  private Optional<CaseOptions.Drawn> drawn(Places places) {
    CommandLine.ParseResult parsed = Objects.requireNonNull(spec).commandLine().getParseResult();
    if (caseOptions.given()) {
      for (String option : List.of("--scheme", "--tier", "--resume", "--reproduce", "--seed")) {
        if (parsed.hasMatchedOption(option)) {
          throw new InputException(option + " does not go with --case: the case prescribes it");
        }
      }
    }
    return caseOptions.find(publishingOptions, places);
  }

  private Plan draft(
      Manifest manifest, Scheme scheme, Worlds worlds, Techniques techniques, Equipment equipment) {
    TerminalProgress progress = TerminalProgress.preparing();
    Plan plan = planOptions.plan(manifest, scheme, worlds, techniques, equipment, progress::note);
    progress.end();
    return plan;
  }

  private PrintWriter console() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private ExaminationFolder folder(
      Places places, Plan plan, Invocation invocation, Publishing publishing)
      throws InterruptedException {
    if (earlier.resumed() != null) {
      return publishing.resume(earlier.resumed());
    }
    Path chosen = out;
    if (chosen != null) {
      ExaminationFolder.requireFree(chosen);
    }
    return publishing.begin(
        plan,
        sealed -> chosen != null ? chosen : places.examinations().resolve(folderName(sealed)),
        invocation);
  }

  private static String folderName(Plan plan) {
    return plan.agent().name().replaceAll("[^A-Za-z0-9._-]", "-")
        + "-"
        + LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"))
        + "-"
        + plan.seed().hex().substring(0, 4);
  }

  private int conclude(ExaminationRun.Ended ended, TerminalProgress progress) {
    ExaminationFolder folder = ended.folder();
    String unpublished = ended.unpublished();
    Report report = Report.of(folder);
    progress.note("writing the report");
    report.writeTo(folder);
    progress.end();
    PrintWriter console = console();
    console.println(
        json
            ? report.json()
            : report.summary(Terminal.width(), Terminal.colour(), asSeenFromHere(folder.path())));
    ExaminationFolder original = earlier.reproduced();
    if (original != null) {
      String agreement = Agreement.between(original, folder).sentence();
      (json ? Objects.requireNonNull(spec).commandLine().getErr() : console).println(agreement);
    }
    if (!unpublished.isEmpty()) {
      (json ? Objects.requireNonNull(spec).commandLine().getErr() : console).println(unpublished);
    }
    console.flush();
    return ExitCode.of(ended.findings().verdict());
  }

  private static Path asSeenFromHere(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
  }
}
