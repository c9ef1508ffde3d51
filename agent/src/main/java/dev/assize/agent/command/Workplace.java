package dev.assize.agent.command;

import dev.assize.agent.Assignment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The place where one run happens: directories, files, environment and command line, all variables
 * filled in. Nothing in it says what it is for.
 *
 * @param home below the scratch directory; the run's processes are told by it
 * @param work the working directory
 * @param commands one for each message of the user, in order
 */
record Workplace(
    Path home,
    Path work,
    List<List<String>> commands,
    Map<String, String> environment,
    String key) {

  private static final String STANDARD_PATH = "/usr/local/bin:/usr/bin:/bin";

  /**
   * Makes it.
   *
   * @throws IOException if the scratch directory cannot be written
   * @throws IllegalArgumentException if a template cannot be filled, or if there are later messages
   *     and the agent cannot continue its session
   */
  static Workplace prepare(CommandSpec spec, Executable executable, Assignment assignment)
      throws IOException {
    Path scratch = assignment.scratch().toRealPath();
    Path home = Files.createDirectories(scratch.resolve("home/sam"));
    Path work = Files.createDirectories(scratch.resolve("work"));
    Path temporary = Files.createDirectories(scratch.resolve("tmp"));
    Map<Variable, String> values = values(spec, executable, assignment);
    values.put(Variable.HOME, home.toString());
    values.put(Variable.WORKDIR, work.toString());
    for (ConfigFile file : spec.configFiles()) {
      write((file.inHome() ? home : work).resolve(file.relativePath()), file.render(values));
    }
    Map<String, String> environment = new HashMap<>();
    spec.env().forEach((name, value) -> environment.put(name, Template.fill(value, values)));
    environment.putIfAbsent("PATH", searchPath(executable));
    environment.putIfAbsent("LANG", "C.UTF-8");
    environment.putIfAbsent("TERM", "dumb");
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", temporary.toString());
    return new Workplace(
        home,
        work,
        commands(spec, assignment.prompts(), values, environment),
        environment,
        assignment.model().key());
  }

  private static List<List<String>> commands(
      CommandSpec spec,
      List<String> prompts,
      Map<Variable, String> values,
      Map<String, String> environment)
      throws IOException {
    if (prompts.size() > 1 && !spec.resumes()) {
      throw new IllegalArgumentException(
          "it cannot continue its session, so it takes one message only; resume is missing");
    }
    List<List<String>> commands = new ArrayList<>();
    for (String prompt : prompts) {
      values.put(Variable.PROMPT, prompt);
      List<String> template = commands.isEmpty() ? spec.run() : spec.resume();
      commands.add(
          locate(
              template.stream().map(argument -> Template.fill(argument, values)).toList(),
              environment));
    }
    return List.copyOf(commands);
  }

  private static Map<Variable, String> values(
      CommandSpec spec, Executable executable, Assignment assignment) {
    Map<Variable, String> values = new EnumMap<>(Variable.class);
    values.putAll(executable.values());
    values.put(Variable.PROMPT, assignment.prompt());
    values.put(Variable.MODEL_BASE_URL, spec.baseUrl().of(assignment.model().baseUrl()));
    values.put(Variable.MODEL_NAME, assignment.model().name());
    values.put(Variable.MODEL_KEY, assignment.model().key());
    values.put(Variable.WORLD_NAME, assignment.worldName());
    values.put(Variable.WORLD_URL, assignment.world().toString());
    return values;
  }

  /** The caller's search path, behind the directory of the Node.js that suits the agent. */
  private static String searchPath(Executable executable) {
    String inherited = Optional.ofNullable(System.getenv("PATH")).orElse(STANDARD_PATH);
    Path node = executable.node();
    return node == null || node.getParent() == null
        ? inherited
        : node.getParent() + ":" + inherited;
  }

  /** The command with the full path of its executable. */
  private static List<String> locate(List<String> command, Map<String, String> environment)
      throws IOException {
    String name = command.getFirst();
    Path found =
        (name.contains("/") ? Stream.of(Path.of(name)) : candidates(name, environment))
            .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
            .findFirst()
            .orElseThrow(() ->
                new IOException("there is no executable " + name + "; install it or correct run"));
    List<String> located = new ArrayList<>(command);
    located.set(0, found.toAbsolutePath().toString());
    return List.copyOf(located);
  }

  private static Stream<Path> candidates(String name, Map<String, String> environment) {
    return Arrays.stream(environment.getOrDefault("PATH", STANDARD_PATH).split(":"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory).resolve(name));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  /** When a file that the agent left was last written; empty if it is missing. */
  Optional<FileTime> written(String path) {
    try {
      return Optional.of(Files.getLastModifiedTime(resolve(path), LinkOption.NOFOLLOW_LINKS));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  private Path resolve(String path) {
    return path.startsWith("~/") ? home.resolve(path.substring(2)) : work.resolve(path);
  }

  /** The text without the model's key. */
  String masked(String text) {
    return key.isEmpty() ? text : text.replace(key, "***");
  }

  /**
   * A file that the agent left, up to a number of bytes; empty if it is missing or no plain file.
   * Only to be called when its processes are gone.
   */
  Optional<String> left(String path, int limit) {
    Path file = resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(limit), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
