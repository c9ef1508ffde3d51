package dev.assize.cli;

import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.Equipment;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Plan;
import dev.assize.examination.Worlds;
import dev.assize.examination.proficiency.Answer;
import dev.assize.examination.proficiency.Handout;
import dev.assize.examination.proficiency.Key;
import dev.assize.examination.proficiency.Marking;
import dev.assize.examination.proficiency.ProficiencyFolder;
import dev.assize.examination.proficiency.ProficiencyResult;
import dev.assize.examination.proficiency.Row;
import dev.assize.examination.proficiency.Specimen;
import dev.assize.examination.proficiency.Specimens;
import dev.assize.examination.proficiency.TaskLengths;
import dev.assize.sandbox.SandboxException;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.statement.document.DocumentException;
import dev.assize.world.Techniques;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A proficiency test of this set-up. Examining is done by what {@code assize examine} does, which
 * learns nothing of a specimen but what its blind manifest says.
 *
 * @param places where things lie
 * @param setting how the specimens are examined
 * @param specimens by id, those that the key was drawn from
 * @param leftOut specimens whose flaw could not show, and why
 * @param worlds where they work
 * @param key who is who
 */
record ProficiencyRun(
    Places places,
    Setting setting,
    Map<String, Specimen> specimens,
    List<String> leftOut,
    Worlds worlds,
    Key key) {

  /**
   * How specimens are examined.
   *
   * @param worlds where
   * @param tier how strictly
   * @param budget greatest number of trials per specimen; 0 for what the scheme allows
   * @param jobs trials at once; 0 for the usual number
   */
  record Setting(List<String> worlds, Tier tier, int budget, int jobs) {

    Setting {
      worlds = worlds.stream().distinct().toList();
    }

    /** As they would be given to {@code assize examine}. */
    PlanOptions options(boolean program) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--tier",
                  tier.name(),
                  "--world",
                  String.join(",", worlds),
                  "--budget",
                  String.valueOf(budget)));
      if (program) {
        arguments.addAll(List.of("--only", "collection"));
      }
      return PlanOptions.of(arguments);
    }
  }

  /**
   * Draws a test.
   *
   * @param ids of the specimens to draw from; empty for all
   * @throws InputException if none of them could show anything
   */
  static ProficiencyRun prepare(Places places, List<String> ids, Setting setting, Seed seed) {
    List<Specimen> chosen = Specimens.chosen(places.agents(), ids);
    Worlds worlds = Worlds.load(places.worlds(), setting.worlds());
    List<String> leftOut = new ArrayList<>();
    Map<String, Specimen> specimens = new LinkedHashMap<>();
    for (Specimen specimen : chosen) {
      Optional<String> hindrance = Specimens.hindrance(specimen, worlds);
      if (hindrance.isPresent()) {
        leftOut.add(specimen.id() + ": " + hindrance.get());
      } else {
        specimens.put(specimen.id(), specimen);
      }
    }
    if (specimens.isEmpty()) {
      throw new InputException(
          "none of the specimens can show anything here: " + String.join("; ", leftOut));
    }
    Key key = Key.draw(seed, List.copyOf(specimens.values()));
    return new ProficiencyRun(places, setting, specimens, leftOut, worlds, key);
  }

  /** Commits to the key, and makes the blind agents. */
  ProficiencyFolder handOut(Path path) {
    ProficiencyFolder folder =
        ProficiencyFolder.create(
            path,
            new ProficiencyFolder.Commitment(
                ProficiencyFolder.Commitment.FORMAT,
                key.digest(),
                key.names(),
                setting.tier(),
                setting.worlds(),
                leftOut));
    Handout handout = new Handout(folder.handout(), places.root());
    for (Key.Entry entry : key.entries()) {
      handout.write(entry, specimen(entry), key.digest());
    }
    return folder;
  }

  /** Examines all of them, one after the other, and marks the answers. */
  ProficiencyResult run(ProficiencyFolder folder, Publishing publishing)
      throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (Key.Entry entry : key.entries()) {
      rows.add(row(entry, folder, publishing));
    }
    Scheme scheme = setting.options(false).scheme(places);
    return ProficiencyResult.of(
        key,
        false,
        new ProficiencyResult.Conditions(
            scheme.metadata().name() + " " + scheme.metadata().version(),
            setting.tier(),
            setting.worlds()),
        rows,
        leftOut);
  }

  private Row row(Key.Entry entry, ProficiencyFolder folder, Publishing publishing)
      throws InterruptedException {
    Specimen specimen = specimen(entry);
    boolean program = specimen.program() != null;
    try {
      ExaminationFolder examined =
          examine(
              folder.handout().resolve(entry.name()),
              folder.results().resolve(entry.name()),
              program,
              publishing);
      return Marking.of(entry, specimen, Answer.in(examined), TaskLengths.in(worlds));
    } catch (InputException | SandboxException | DocumentException e) {
      if (!program) {
        throw e;
      }
      return Marking.notRun(entry, specimen, String.valueOf(e.getMessage()));
    }
  }

  private ExaminationFolder examine(Path agent, Path out, boolean program, Publishing publishing)
      throws InterruptedException {
    Manifest manifest = Manifest.read(agent);
    PlanOptions options = setting.options(program);
    Techniques techniques = Techniques.load(places.attacks());
    Equipment equipment =
        new Equipment(places.agents(), places.home().resolve("agents"), System.getenv());
    Plan draft =
        options.plan(manifest, options.scheme(places), worlds, techniques, equipment, text -> {});
    TerminalProgress progress = TerminalProgress.toStderr(draft);
    Invocation invocation = new Invocation(agent, null, null, null);
    ExaminationRun.Ended ended =
        new ExaminationRun(equipment, manifest, worlds, techniques, setting.jobs())
            .run(
                draft,
                new EarlierExamination(),
                plan -> publishing.begin(plan, sealed -> out, invocation),
                publishing,
                progress);
    progress.end();
    return ended.folder();
  }

  private Specimen specimen(Key.Entry entry) {
    Specimen specimen = specimens.get(entry.specimen());
    if (specimen == null) {
      throw new InputException(
          "the key names specimens that are not here: "
              + key.entries().stream()
                  .map(Key.Entry::specimen)
                  .filter(id -> !specimens.containsKey(id))
                  .collect(Collectors.joining(", ")));
    }
    return specimen;
  }
}
