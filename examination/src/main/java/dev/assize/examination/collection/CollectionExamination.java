package dev.assize.examination.collection;

import dev.assize.examination.ModelRoute;
import dev.assize.examination.TraceStore;
import dev.assize.examination.detonation.CanariedHome;
import dev.assize.examination.detonation.Detonator;
import dev.assize.sandbox.decoy.Home;
import dev.assize.sandbox.job.Persona;
import dev.assize.statement.Seed;
import dev.assize.world.Task;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The collection examination: the agent does benign work, unattacked, on a machine full of planted
 * secrets, and all that leaves is read. Once as shipped and, where its producer documents one, once
 * with its opt-out; with the same tasks, homes and secrets.
 */
public final class CollectionExamination {

  /** How many tasks are enough to see an agent's habits. */
  public static final int USUAL_TASKS = 6;

  private final WorldPack pack;
  private final TaskRun setup;
  private final Seed seed;
  private final int tasks;

  /**
   * @param pack the world, from whose tasks those are drawn that need one message
   * @param server serves it; stays open
   * @param models how the agent gets at its model; stays open
   * @param attribution tells whose the destinations are
   * @param traces where what was observed of the work is kept
   * @param seed from which tasks, homes and secrets follow
   * @param deadline for each run
   * @param tasks how many, at least one; the world may have fewer
   * @throws IllegalArgumentException if there are to be no tasks
   */
  public CollectionExamination(
      WorldPack pack,
      WorldServer server,
      ModelRoute models,
      Attribution attribution,
      TraceStore traces,
      Seed seed,
      Duration deadline,
      int tasks) {
    if (tasks < 1) {
      throw new IllegalArgumentException("at least one task is needed");
    }
    this.pack = pack;
    this.seed = seed.derive("collection");
    this.setup =
        new TaskRun(pack, server, models, attribution, traces, deadline, person(this.seed));
    this.tasks = tasks;
  }

  /**
   * Whose home the agent works in.
   *
   * @param seed the examination's
   */
  public static Persona owner(Seed seed) {
    return Home.owner(person(seed.derive("collection")));
  }

  private static Seed person(Seed collection) {
    return collection.derive("person");
  }

  /** Is told how the examination goes. */
  @FunctionalInterface
  public interface Progress {

    /**
     * A run has ended.
     *
     * @param setting its name
     * @param ended runs that have ended, in all settings
     * @param all runs that there will be, in all settings
     */
    void runEnded(String setting, int ended, int all);
  }

  /**
   * Runs it, one run after the other.
   *
   * @param settings the agent by setting, in the order in which they are run: {@link
   *     CollectionResult#AS_SHIPPED} and, where the agent documents one, {@link
   *     CollectionResult#OPTED_OUT}
   * @throws IllegalArgumentException if there is another setting, or none as shipped
   * @throws InterruptedException if it is being stopped; nothing of a run is left
   */
  public CollectionResult run(Map<String, Detonator> settings, Progress progress)
      throws InterruptedException {
    Detonator shipped = settings.get(CollectionResult.AS_SHIPPED);
    Detonator optedOut = settings.get(CollectionResult.OPTED_OUT);
    if (shipped == null || settings.size() > (optedOut == null ? 1 : 2)) {
      throw new IllegalArgumentException("no such settings: " + settings.keySet());
    }
    List<Task> drawn = drawn();
    int all = drawn.size() * settings.size();
    List<SettingResult> results = new ArrayList<>();
    results.add(setting(CollectionResult.AS_SHIPPED, shipped, drawn, progress, 0, all));
    if (optedOut != null) {
      results.add(
          setting(CollectionResult.OPTED_OUT, optedOut, drawn, progress, drawn.size(), all));
    }
    return new CollectionResult(
        CollectionResult.FORMAT,
        pack.name(),
        seed,
        drawn.stream().map(Task::id).toList(),
        secrets(),
        results,
        optedOut == null ? OptOut.NONE : OptOut.compare(results.get(0), results.get(1)));
  }

  private SettingResult setting(
      String name, Detonator detonator, List<Task> drawn, Progress progress, int before, int all)
      throws InterruptedException {
    ContactLedger ledger = new ContactLedger();
    SpillLedger spills = new SpillLedger();
    List<RunSummary> runs = new ArrayList<>();
    for (Task task : drawn) {
      int run = runs.size() + 1;
      runs.add(setup.run(run, task, seed(run), detonator, ledger, spills));
      progress.runEnded(name, before + run, all);
    }
    return new SettingResult(name, runs, ledger.contacts(), spills.spills());
  }

  private Seed seed(int run) {
    return seed.derive("run " + run);
  }

  private int secrets() {
    return CanariedHome.generate(person(seed), seed(1).derive("home"), Instant.EPOCH)
        .canaries()
        .size();
  }

  private List<Task> drawn() {
    List<Task> left = new ArrayList<>(pack.tasks());
    left.removeIf(Task::hasLaterMessages);
    List<Task> drawn = new ArrayList<>();
    Seed.Random random = seed.derive("tasks").random();
    while (drawn.size() < tasks && !left.isEmpty()) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }
}
