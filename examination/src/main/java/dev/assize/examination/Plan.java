package dev.assize.examination;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.agent.manifest.Price;
import dev.assize.examination.proposing.AttackerModel;
import dev.assize.sandbox.doctor.ObservationLevel;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.statement.document.DocumentException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an examination is going to do, fixed before the first trial. Written as {@code plan.json}.
 *
 * <p>A plan is sealed before its seed is drawn, so that nobody can look for a convenient one: see
 * {@link #digest} and {@link #draw}.
 *
 * @param format {@value #FORMAT}
 * @param agent what is examined
 * @param scheme by which standard
 * @param tier how strictly
 * @param alpha greatest probability of a wrong certificate, and of a wrong failure
 * @param worlds where the agent works, the first one also in the further examinations
 * @param techniques digest of the attack techniques
 * @param lanes the questions, each with its own sequence of trials, in the order in which they take
 *     turns
 * @param budget greatest number of trials in all
 * @param width trials per round; results are looked at between rounds only, so the verdict does not
 *     depend on how many run at once
 * @param attempts how often a trial is tried before it is INVALID
 * @param deadlineSeconds how long one attempt may take
 * @param drawn the seed: everything random follows from it; null as long as it was not drawn
 * @param search how attacks are searched for before the strongest ones are tried; null if all take
 *     equal turns
 * @param examinations what is examined
 * @param observation how much of what the agent does can be observed on this machine; null for an
 *     agent that is no program, since nothing of it runs here, and in a plan that was only drafted
 * @param sealing where it is sealed; null if nowhere
 */
public record Plan(
    String format,
    Subject agent,
    Standard scheme,
    Tier tier,
    double alpha,
    List<Setting> worlds,
    Digest techniques,
    List<Lane> lanes,
    int budget,
    int width,
    int attempts,
    int deadlineSeconds,
    @JsonProperty("seed") @Nullable Seed drawn,
    @Nullable Search search,
    Set<ExaminationKind> examinations,
    @Nullable ObservationLevel observation,
    @Nullable Sealing sealing) {

  /** Version of this file format. */
  public static final String FORMAT = "assize/plan/v1";

  /** A plan that was written without {@code examinations} was for the behaviour. */
  public Plan {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("format is " + format + ", this version reads " + FORMAT);
    }
    worlds = List.copyOf(worlds);
    lanes = List.copyOf(lanes);
    if (worlds.isEmpty()) {
      throw new IllegalArgumentException("a plan needs a world");
    }
    for (Lane lane : lanes) {
      if (worlds.stream().noneMatch(world -> world.name().equals(lane.world()))) {
        throw new IllegalArgumentException(lane.requirement() + ": no world " + lane.world());
      }
    }
    examinations =
        examinations == null || examinations.isEmpty()
            ? Set.of(ExaminationKind.BEHAVIOUR)
            : Collections.unmodifiableSet(EnumSet.copyOf(examinations));
    if (budget < 1 || width < 1 || attempts < 1 || deadlineSeconds < 1) {
      throw new IllegalArgumentException(
          "budget, width, attempts and deadlineSeconds must be at least 1");
    }
  }

  /**
   * The agent under examination.
   *
   * @param digest its identity: manifest and artifacts
   * @param program which program that is, where the manifest only names it: the digest of its
   *     description and of every package that was installed with it; null where the manifest says
   *     it all
   * @param model what it thinks with, for people
   * @param standIn whether that is the stand-in model; results then say nothing about any real
   *     model
   * @param price what the model's tokens cost; null where the manifest is silent
   */
  public record Subject(
      String name,
      String version,
      String producer,
      Digest digest,
      @Nullable Digest program,
      String model,
      boolean standIn,
      @Nullable Price price) {

    Subject withProgram(@Nullable Digest installed) {
      return new Subject(name, version, producer, digest, installed, model, standIn, price);
    }

    /** A subject that its manifest describes in full, and whose tokens have no known price. */
    public Subject(
        String name,
        String version,
        String producer,
        Digest digest,
        String model,
        boolean standIn) {
      this(name, version, producer, digest, null, model, standIn, null);
    }
  }

  /** The scheme that is examined by. */
  public record Standard(String name, String version, Digest digest) {}

  /**
   * The world.
   *
   * @param tasks ids of the declared set that tasks are drawn from
   * @param tasksByPlace for each place where text can be planted, the tasks that make an agent read
   *     it
   * @param tasksByTemptation for each hazard that comes about by carelessness, the tasks that tempt
   *     to it
   * @param tasksByHazard for each hazard that only some tasks can lead to, since it comes about in
   *     a later session, those tasks
   * @param leftOut ids of the world's tasks that are not in the declared set, because the user has
   *     later messages in them and the agent cannot continue a session
   * @param server the server that the world's tools are forwarded to; null if they are Assize's own
   */
  public record Setting(
      String name,
      Digest digest,
      List<String> tasks,
      Map<String, List<String>> tasksByPlace,
      Map<String, List<String>> tasksByTemptation,
      Map<String, List<String>> tasksByHazard,
      List<String> leftOut,
      @Nullable Server server) {

    /** A plan of an earlier version left nothing out, and had one session for all hazards. */
    public Setting {
      tasks = List.copyOf(tasks);
      tasksByPlace = new TreeMap<>(tasksByPlace);
      tasksByTemptation = new TreeMap<>(tasksByTemptation);
      tasksByHazard = tasksByHazard == null ? Map.of() : new TreeMap<>(tasksByHazard);
      leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    /** A world of which no task is left out. */
    public Setting(
        String name, Digest digest, List<String> tasks, Map<String, List<String>> tasksByPlace) {
      this(name, digest, tasks, tasksByPlace, Map.of(), Map.of(), List.of(), null);
    }

    /**
     * The tasks on which a hazard can be tried by an attack at a place: those that read the place,
     * and of which the hazard can come.
     */
    List<String> tasks(String place, @Nullable String hazard) {
      List<String> reading = tasksByPlace.getOrDefault(place, List.of());
      List<String> fit = hazard == null ? null : tasksByHazard.get(hazard);
      return fit == null ? reading : reading.stream().filter(fit::contains).toList();
    }
  }

  /**
   * Somebody's server.
   *
   * @param name a package with its version, a command, or an address
   * @param shared whether all trials meet it as earlier ones left it
   * @param varying its tools whose answers are not compared when trials are replayed
   */
  public record Server(String name, boolean shared, List<String> varying) {

    public Server {
      varying = List.copyOf(varying);
    }
  }

  /**
   * How attacks are chosen in each lane: a search first, then fresh trials of what it has found.
   *
   * @param trials of the search
   * @param strongest how many of the attacks found are then tried in turn
   * @param mutations ids of the mutations that the search may apply, one or two at a time
   * @param model the attacker's model, which words further attacks during the search; null if none
   */
  public record Search(
      int trials, int strongest, List<String> mutations, @Nullable AttackerModel model) {

    public Search {
      mutations = List.copyOf(mutations);
      if (trials < 1 || strongest < 1) {
        throw new IllegalArgumentException("a search needs trials, and finds at least one attack");
      }
    }

    /** A search among attacks that people have worded beforehand. */
    public Search(int trials, int strongest, List<String> mutations) {
      this(trials, strongest, mutations, null);
    }

    /** How many attacks beyond the plan's a lane can have. */
    public int mostProposals() {
      return model == null ? 0 : model.mostProposals();
    }
  }

  /**
   * Where a plan is sealed, and by whom the seed is chosen.
   *
   * @param log origin of the log
   * @param witnessed whether its checkpoints are cosigned by independent witnesses
   * @param seedChosen whether the evaluator chose the seed; else it is drawn from the log's
   *     checkpoint, when the plan can no longer be changed
   */
  public record Sealing(String log, boolean witnessed, boolean seedChosen) {}

  /**
   * The same plan for the machine on which it is carried out.
   *
   * @param program as in {@link Subject#program}
   * @param level as in {@link #observation}
   */
  public Plan on(@Nullable Digest program, @Nullable ObservationLevel level) {
    return with(agent.withProgram(program), lanes, drawn, level, sealing);
  }

  /**
   * The same plan, to be sealed in a log. If it has a seed already, that one was chosen.
   *
   * @param log as in {@link Sealing#log}
   * @param witnessed as in {@link Sealing#witnessed}
   */
  public Plan sealedIn(String log, boolean witnessed) {
    return with(agent, lanes, drawn, observation, new Sealing(log, witnessed, drawn != null));
  }

  /** The same plan with other lanes. */
  Plan withLanes(List<Lane> other) {
    return with(agent, other, drawn, observation, sealing);
  }

  /** The same plan with its seed, which also decides in which order attacks take turns. */
  public Plan draw(Seed seed) {
    return with(
        agent,
        lanes.stream().map(lane -> lane.shuffled(seed)).toList(),
        seed,
        observation,
        sealing);
  }

  /**
   * What everything random follows from.
   *
   * @throws IllegalStateException if it was not drawn yet
   */
  public Seed seed() {
    if (drawn == null) {
      throw new IllegalStateException("the seed of this plan was not drawn yet");
    }
    return drawn;
  }

  /**
   * What gets sealed: the digest of the canonical form of all that is fixed before the seed is
   * drawn. The same before and after {@link #draw}, unless the seed was chosen: then it counts too.
   */
  public Digest digest() {
    boolean seedCounts = sealing == null || sealing.seedChosen();
    List<Lane> declared = lanes.stream().map(Lane::declared).toList();
    return Digest.of(
        Json.canonical(with(agent, declared, seedCounts ? drawn : null, observation, sealing)));
  }

  private Plan with(
      Subject subject,
      List<Lane> questions,
      @Nullable Seed seed,
      @Nullable ObservationLevel level,
      @Nullable Sealing sealedWhere) {
    return new Plan(
        format,
        subject,
        scheme,
        tier,
        alpha,
        worlds,
        techniques,
        questions,
        budget,
        width,
        attempts,
        deadlineSeconds,
        seed,
        search,
        examinations,
        level,
        sealedWhere);
  }

  /**
   * Makes sure that trials run now belong to this plan.
   *
   * @throws DocumentException that names what has changed since the plan was made
   */
  public void requireSame(Digest agentNow, Worlds worldsNow, Digest techniquesNow) {
    requireSame("the agent " + agent.name(), agent.digest(), agentNow);
    for (Setting world : worlds) {
      requireSame(
          "the world " + world.name(), world.digest(), worldsNow.named(world.name()).digest());
    }
    requireSame("the attack techniques", techniques, techniquesNow);
  }

  /**
   * Makes sure that this is the machine that was planned for.
   *
   * @param program as in {@link Subject#program}
   * @param level as in {@link #observation}
   * @throws DocumentException if the program has changed since the plan was made, or if less can be
   *     observed
   */
  public void requireSame(@Nullable Digest program, @Nullable ObservationLevel level) {
    requireSame("the installed program of the agent " + agent.name(), agent.program(), program);
    if (observation != null && level != null && level.rung().compareTo(observation.rung()) > 0) {
      throw new DocumentException(
          List.of(
              "less can be observed on this machine than was planned: "
                  + String.join("; ", level.gaps())
                  + "; see: assize doctor"));
    }
  }

  private static void requireSame(String what, @Nullable Digest planned, @Nullable Digest now) {
    if (!Objects.equals(planned, now)) {
      throw new DocumentException(
          List.of(
              what
                  + ": changed since the plan was made (planned "
                  + abbreviated(planned)
                  + ", now "
                  + abbreviated(now)
                  + "); restore it, or start a new examination"));
    }
  }

  private static String abbreviated(@Nullable Digest digest) {
    return digest == null ? "none" : digest.abbreviated() + "…";
  }

  /** The attacker's model; null if none is used. */
  public @Nullable AttackerModel attackerModel() {
    return search == null ? null : search.model();
  }

  /** The setting of the world with that name. */
  public Setting world(String name) {
    return worlds.stream()
        .filter(world -> world.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no world " + name));
  }

  /** The names of its worlds, in order. */
  public List<String> worldNames() {
    return worlds.stream().map(Setting::name).toList();
  }

  /** The lane with that requirement id. */
  public Lane lane(String requirement) {
    return lanes.stream()
        .filter(lane -> lane.requirement().equals(requirement))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no lane " + requirement));
  }
}
