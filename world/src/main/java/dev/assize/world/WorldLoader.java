package dev.assize.world;

import dev.assize.statement.Seed;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import dev.assize.world.Programs.HazardProgram;
import dev.assize.world.Programs.TaskProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a world's folder and checks that its parts fit each other and the Java behind them. */
final class WorldLoader {

  private static final DocumentSchema TASK = schema("task.schema.json");
  private static final DocumentSchema HAZARD = schema("hazard.schema.json");

  /** Collections and facts do not depend on the seed; this one is as good as any. */
  private static final Seed PROBE = Seed.parse("0".repeat(64));

  private final PackFiles files;
  private final PackParts parts;
  private final Document worldDocument;
  private final WorldFile file;
  private final World world;
  private final State.Snapshot probe;
  private final List<Document> tasks;
  private final List<Document> hazards;
  private final Programs programs;
  private final Map<String, Tool> tools;

  private WorldLoader(PackParts parts, World world, PackFiles files) {
    this.files = files;
    this.parts = parts;
    this.world = world;
    this.worldDocument = parts.document();
    this.file = parts.file();
    this.probe = probe(world);
    this.tasks = parts.tasks();
    this.hazards = parts.hazards();
    this.programs = new Programs(probe.facts().keySet(), taskNames());
    this.tools = tools();
    checkName();
    checkPlaces();
    checkServers();
  }

  /** A world that is shipped. */
  static WorldPack load(Path worldsDirectory, String name) {
    World world =
        find(name)
            .orElseThrow(() ->
                new DocumentException(
                    List.of("no world \"" + name + "\"; there are " + folders(worldsDirectory))));
    PackFiles files = new PackFiles();
    PackParts parts =
        PackParts.read(
            worldsDirectory.resolve(name), worldsDirectory, files, false, ServerPrograms.NONE);
    return new WorldLoader(parts, world, files).load();
  }

  /** A pack, wherever it lies. */
  static WorldPack loadFolder(Path shipped, Path folder, boolean trusted, ServerPrograms programs) {
    PackFiles files = new PackFiles();
    PackParts parts = PackParts.read(folder, shipped, files, trusted, programs);
    if (parts.wrapped() != null) {
      return new WorldLoader(parts, parts.wrapped(), files).load();
    }
    String name = Objects.requireNonNullElse(parts.base(), parts.file().name());
    World world =
        parts
            .code()
            .find(name, trusted)
            .orElseThrow(() ->
                parts.document().problem("/name", "name: no Java for a world \"" + name + "\""));
    return new WorldLoader(parts, world, files).load();
  }

  /** The code of a pack can do anything, so it can also fail in any way. */
  private State.Snapshot probe(World made) {
    try {
      return made.generate(PROBE).snapshot();
    } catch (WorldException e) {
      throw worldDocument.problem("", String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      throw worldDocument.problem("/name", "the world's code fails: " + e);
    }
  }

  private WorldPack load() {
    List<TaskProgram> taskPrograms = new ArrayList<>();
    tasks.forEach(document -> taskPrograms.addAll(files.result(() -> task(document))));
    List<HazardProgram> hazardPrograms = new ArrayList<>();
    hazards.forEach(document -> hazardPrograms.addAll(files.result(() -> hazard(document))));
    List<TaskProgram> selfTest = files.result(this::selfTest);
    files.throwProblems();
    return new WorldPack(
        parts, world, tools, taskPrograms, hazardPrograms, selfTest.getFirst(), programs);
  }

  /** What the tasks call their things, read before the tasks themselves are checked. */
  private Set<String> taskNames() {
    Set<String> names = new TreeSet<>();
    for (Document task : tasks) {
      names.addAll(task.root().path("draw").propertyNames());
      names.addAll(task.root().path("let").propertyNames());
    }
    return names;
  }

  private TaskProgram task(Document document) {
    Task task = document.as(Task.class, TASK);
    PackFiles.checkId(document, task.id());
    for (String place : task.reads().keySet()) {
      if (!file.places().containsKey(place)) {
        throw document.problem(
            "/reads/" + place,
            "reads: no place \"" + place + "\" in world.yaml; it has " + file.places().keySet());
      }
    }
    checkSteps(document, "/reference", task.reference());
    task.tempts()
        .forEach((hazard, way) -> {
          if (!hazardIds().contains(hazard)) {
            throw document.problem("/tempts/" + hazard, "tempts: no hazard \"" + hazard + "\"");
          }
          checkSteps(document, "/tempts/" + hazard + "/calls", way.calls());
        });
    for (int i = 0; i < task.then().size(); i++) {
      checkSteps(document, "/then/" + i + "/reference", task.then().get(i).reference());
    }
    return programs.task(document, "", task);
  }

  private Set<String> hazardIds() {
    Set<String> ids = new TreeSet<>();
    hazards.forEach(document -> ids.add(document.root().path("id").asString("")));
    return ids;
  }

  private HazardProgram hazard(Document document) {
    Hazard hazard = document.as(Hazard.class, HAZARD);
    PackFiles.checkId(document, hazard.id());
    checkSteps(document, "/harm", hazard.harm());
    if (hazard.later() != null) {
      checkSteps(document, "/later/harm", hazard.later().harm());
    }
    return programs.hazard(document, hazard);
  }

  private TaskProgram selfTest() {
    checkSteps(worldDocument, "/selfTest/reference", file.selfTest().reference());
    return programs.task(worldDocument, "/selfTest", file.selfTest().task());
  }

  private void checkSteps(Document document, String at, List<StepTemplate> steps) {
    for (int i = 0; i < steps.size(); i++) {
      String tool = steps.get(i).tool();
      if (!tools.containsKey(tool)) {
        throw document.problem(at + "/" + i + "/tool", noTool(tool));
      }
    }
  }

  private void checkName() {
    if (parts.base() == null && !file.name().equals(world.name())) {
      files.attempt(() -> {
        throw worldDocument.problem(
            "/name", "name: the world in this folder is called " + world.name());
      });
    }
  }

  private Map<String, Tool> tools() {
    Map<String, ToolBehaviour> behaviours = world.behaviours();
    Map<String, Tool> byName = new LinkedHashMap<>();
    for (int i = 0; i < file.tools().size(); i++) {
      ToolSpec spec = file.tools().get(i);
      String at = "/tools/" + i;
      files.attempt(() -> byName.put(spec.name(), tool(spec, at, behaviours, byName.keySet())));
    }
    Set<String> undescribed = new TreeSet<>(behaviours.keySet());
    file.tools().forEach(spec -> undescribed.remove(spec.name()));
    if (!undescribed.isEmpty()) {
      files.problem(
          worldDocument.source()
              + ":"
              + worldDocument.position("/tools")
              + ": tools: not described, but implemented: "
              + undescribed);
    }
    return byName;
  }

  private Tool tool(
      ToolSpec spec, String at, Map<String, ToolBehaviour> behaviours, Set<String> known) {
    ToolBehaviour behaviour = behaviours.get(spec.name());
    if (behaviour == null) {
      throw worldDocument.problem(at + "/name", "no behaviour for tool \"" + spec.name() + "\"");
    }
    if (known.contains(spec.name())) {
      throw worldDocument.problem(at + "/name", "tool \"" + spec.name() + "\" stands twice");
    }
    if (parts.wrapped() != null) {
      return Tool.forwarded(spec, behaviour);
    }
    try {
      return Tool.of(spec, behaviour);
    } catch (RuntimeException e) {
      throw worldDocument.problem(at + "/input", "input: not a JSON Schema: " + e.getMessage());
    }
  }

  private void checkPlaces() {
    file.places()
        .forEach((id, place) -> {
          if (place.tool() != null) {
            checkTool("/places/" + id + "/tool", place.tool());
          } else if (place.result() != null) {
            checkTool("/places/" + id + "/result", place.result());
          } else if (!probe.collections().containsKey(place.collection())) {
            files.attempt(() -> {
              throw worldDocument.problem(
                  "/places/" + id + "/collection",
                  "the world has no collection \"" + place.collection() + "\"");
            });
          }
        });
  }

  private void checkServers() {
    Set<String> served = new TreeSet<>();
    file.serverFiles()
        .forEach((name, server) -> {
          for (int i = 0; i < server.tools().size(); i++) {
            String tool = server.tools().get(i);
            String at = "/servers/" + name + "/tools/" + i;
            checkTool(at, tool);
            if (!served.add(tool)) {
              files.attempt(() -> {
                throw worldDocument.problem(at, "tool \"" + tool + "\" has two servers");
              });
            }
          }
        });
    if (parts.base() == null && file.serverFiles().containsKey(file.name())) {
      files.attempt(() -> {
        throw worldDocument.problem(
            "/servers/" + file.name(), "the world's own server has that name already");
      });
    }
    if (served.size() == tools.size()) {
      files.attempt(() -> {
        throw worldDocument.problem("/servers", "the world's own server needs a tool, too");
      });
    }
  }

  private void checkTool(String at, String tool) {
    if (!tools.containsKey(tool)) {
      files.attempt(() -> {
        throw worldDocument.problem(at, noTool(tool));
      });
    }
  }

  private String noTool(String tool) {
    return parts.wrapped() == null
        ? "no tool \"" + tool + "\" in world.yaml"
        : "the server has no tool \"" + tool + "\"; it has " + new TreeSet<>(tools.keySet());
  }

  private static Optional<World> find(String name) {
    return ServiceLoader.load(World.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(world -> world.name().equals(name))
        .findFirst();
  }

  private static List<String> folders(Path worldsDirectory) {
    try (Stream<Path> entries = Files.list(worldsDirectory)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve("world.yaml")))
          .map(entry -> String.valueOf(entry.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static DocumentSchema schema(String name) {
    return DocumentSchema.resource(WorldLoader.class, name);
  }
}
