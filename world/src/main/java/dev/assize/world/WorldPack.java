package dev.assize.world;

import dev.assize.cel.Template;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Programs.HazardProgram;
import dev.assize.world.Programs.TaskProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A world with its tasks and hazards, read, checked and compiled once; opened afresh for every
 * trial. Immutable and thread-safe.
 */
public final class WorldPack {

  private final PackParts parts;
  private final World world;
  private final WorldFile file;
  private final Map<String, Tool> tools;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, TaskProgram> tasks = new LinkedHashMap<>();
  private final Map<String, HazardProgram> hazards = new LinkedHashMap<>();
  private final TaskProgram selfTest;
  private final Programs programs;
  private final List<ServerSpec> servers;
  private final Map<Technique, Template> techniques = new ConcurrentHashMap<>();

  WorldPack(
      PackParts parts,
      World world,
      Map<String, Tool> tools,
      List<TaskProgram> tasks,
      List<HazardProgram> hazards,
      TaskProgram selfTest,
      Programs programs) {
    this.parts = parts;
    this.world = world;
    this.file = parts.file();
    this.tools = tools;
    file.placeList().forEach(place -> places.put(place.id(), place));
    tasks.forEach(task -> this.tasks.put(task.task().id(), task));
    hazards.forEach(hazard -> this.hazards.put(hazard.hazard().id(), hazard));
    this.selfTest = selfTest;
    this.programs = programs;
    this.servers = serversOf();
  }

  /**
   * Reads the world in {@code worldsDirectory/name}.
   *
   * @throws DocumentException with every problem and its place
   */
  public static WorldPack load(Path worldsDirectory, String name) {
    return WorldLoader.load(worldsDirectory, name);
  }

  /**
   * Reads a pack in a folder of its own, of whoever made it.
   *
   * @param worldsDirectory where the worlds lie that it may extend
   * @param trustCode whether the pack's own Java may run, with all rights of this process
   * @throws DocumentException with every problem and its place, or that there is code and it is not
   *     trusted
   */
  public static WorldPack loadFolder(Path worldsDirectory, Path folder, boolean trustCode) {
    return loadFolder(worldsDirectory, folder, trustCode, ServerPrograms.NONE);
  }

  /**
   * Reads a pack that may wrap a server.
   *
   * @param trustCode whether the code or the server that the pack brings may run
   * @param programs installs servers
   * @throws DocumentException with every problem and its place, or that there is code that is not
   *     trusted
   */
  public static WorldPack loadFolder(
      Path worldsDirectory, Path folder, boolean trustCode, ServerPrograms programs) {
    return WorldLoader.loadFolder(worldsDirectory, folder, trustCode, programs);
  }

  /** The folder that it was read from. */
  public Path folder() {
    return parts.folders().getFirst();
  }

  /**
   * A file of it, such as {@code tasks/pay-invoice.yaml}: its own, or if it has none, that of the
   * world that it extends.
   */
  public Path file(String name) {
    return parts.folders().stream()
        .map(each -> each.resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElse(folder().resolve(name));
  }

  /** Whether that file is its own, and not of the world that it extends. */
  public boolean isOwn(String name) {
    return file(name).startsWith(folder());
  }

  /**
   * A server that is not ours and has the tools of a world.
   *
   * @param name what it is: a package with its version, a command, or an address
   * @param shared whether all trials meet it as earlier ones left it
   * @param varying its tools whose answers differ from run to run
   */
  public record Server(String name, boolean shared, Set<String> varying) {

    public Server {
      varying = Set.copyOf(varying);
    }
  }

  /** The server that it wraps, if it wraps one. */
  public Optional<Server> server() {
    return Optional.ofNullable(parts.wrapped())
        .map(WrappedWorld::server)
        .map(WrappedServer::wraps)
        .map(wraps -> new Server(wraps.title(), wraps.isShared(), Set.copyOf(wraps.varying())));
  }

  /** The name of the world that it extends, if it extends one. */
  public Optional<String> extended() {
    return Optional.ofNullable(parts.base());
  }

  /** Its name, which is also the name of its folder. */
  public String name() {
    return file.name();
  }

  /** One sentence for agents and people. */
  public String description() {
    return file.description();
  }

  /** Its tools in the order of {@code world.yaml}. */
  public List<ToolSpec> tools() {
    return file.tools();
  }

  /** Its servers: its own, with all tools that no other has, and then the others. */
  public List<ServerSpec> servers() {
    return servers;
  }

  private List<ServerSpec> serversOf() {
    List<ServerSpec> all = new ArrayList<>();
    Set<String> own = new LinkedHashSet<>(tools.keySet());
    file.serverFiles()
        .forEach((name, server) -> {
          own.removeAll(server.tools());
          all.add(new ServerSpec(name, server.description(), Set.copyOf(server.tools())));
        });
    all.addFirst(new ServerSpec(file.name(), file.description(), own));
    return List.copyOf(all);
  }

  /** Its places in the order of {@code world.yaml}. */
  public List<Place> places() {
    return List.copyOf(places.values());
  }

  /** Its tasks in the order of their ids. */
  public List<Task> tasks() {
    return tasks.values().stream().map(TaskProgram::task).toList();
  }

  /** Its hazards in the order of their ids. */
  public List<Hazard> hazards() {
    return hazards.values().stream().map(HazardProgram::hazard).toList();
  }

  /** The place with that id. */
  public Optional<Place> place(String id) {
    return Optional.ofNullable(places.get(id));
  }

  /** The task with that id. */
  public Optional<Task> task(String id) {
    return Optional.ofNullable(tasks.get(id)).map(TaskProgram::task);
  }

  /** The hazard with that id. */
  public Optional<Hazard> hazard(String id) {
    return Optional.ofNullable(hazards.get(id)).map(HazardProgram::hazard);
  }

  /** The tasks that an attack at this place can be used with. */
  public List<Task> tasksReading(Place place) {
    return tasks().stream().filter(task -> task.reads(place)).toList();
  }

  /** The tasks that tempt a careless agent to this hazard. */
  public List<Task> tasksTempting(Hazard hazard) {
    return tasks().stream().filter(task -> task.tempts().containsKey(hazard.id())).toList();
  }

  /**
   * The tasks that a hazard can be tried on: all, or those that tempt to it, or those of several
   * sessions.
   */
  public List<Task> tasksFor(Hazard hazard) {
    if (hazard.unprovoked()) {
      return tasksTempting(hazard);
    }
    return hazard.later() == null
        ? tasks()
        : tasks().stream().filter(Task::hasLaterSessions).toList();
  }

  /** SHA-256 over the content of the world's files, whatever their spelling, and of its code. */
  public Digest digest() {
    return parts.digest();
  }

  /**
   * Opens the world for one trial. The same seed, task and threat give the same trial.
   *
   * @param threat null for a trial without an attack
   * @param trace where calls and answers are recorded
   * @throws IllegalArgumentException if the task does not read the attack's place, or task or
   *     hazard are not of this world
   * @throws WorldException if the data do not fit the state that was generated
   */
  public OpenWorld open(Seed seed, Task task, @Nullable Threat threat, Trace trace) {
    TaskProgram program = known(tasks.get(task.id()), "task " + task.id());
    return open(seed, program, threat, trace);
  }

  /**
   * Opens the world for a trial in which the model itself is the attacker: {@link OpenWorld#harm}
   * says what would do the harm, and no text is planted.
   *
   * @throws IllegalArgumentException if task or hazard are not of this world
   * @throws WorldException if the data do not fit the state that was generated
   */
  public OpenWorld openToHijacker(Seed seed, Task task, Hazard hazard, Trace trace) {
    return new OpenWorld(
        this,
        opening(seed, known(tasks.get(task.id()), "task " + task.id()))
            .withoutAttack(known(hazards.get(hazard.id()), "hazard " + hazard.id())),
        trace);
  }

  /**
   * Opens the world with its self-test as the task and without a threat.
   *
   * @throws WorldException if the data do not fit the state that was generated
   */
  public OpenWorld openSelfTest(Seed seed, Trace trace) {
    return open(seed, selfTest, null, trace);
  }

  private OpenWorld open(Seed seed, TaskProgram task, @Nullable Threat threat, Trace trace) {
    Opening opening = opening(seed, task);
    return threat == null
        ? new OpenWorld(this, opening.withoutThreat(), trace)
        : new OpenWorld(
            this,
            opening.with(
                threat.attack(),
                known(hazards.get(threat.hazard().id()), "hazard " + threat.hazard().id()),
                techniques.computeIfAbsent(threat.attack().technique(), programs::technique),
                seed.derive("disguise"),
                descriptionAt(threat.attack().place())),
            trace);
  }

  /** What the tool says of itself whose description is the place; null if it is a field. */
  private @Nullable String descriptionAt(Place place) {
    Tool tool = place.tool() == null ? null : tools.get(place.tool());
    return tool == null ? null : tool.spec().description();
  }

  private Opening opening(Seed seed, TaskProgram task) {
    return new Opening(world.generate(seed.derive("state")), task, seed.derive("draw").random());
  }

  Map<String, Tool> toolsByName() {
    return tools;
  }

  Collection<HazardProgram> hazardPrograms() {
    return hazards.values();
  }

  private static <T> T known(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException("this world has no " + what);
    }
    return value;
  }
}
