package dev.assize.agent.draft;

import dev.assize.agent.draft.SmallFile.UnusableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A kind of package that is recognised.
 *
 * @param file the file that describes such a package
 * @param locks files beside it that fix what it depends on
 * @param reader takes from the file what it says of the package
 */
record PackageKind(String file, List<String> locks, Reader reader) {

  static final List<PackageKind> ALL =
      List.of(
          new PackageKind(
              "package.json",
              List.of(
                  "package-lock.json",
                  "npm-shrinkwrap.json",
                  "pnpm-lock.yaml",
                  "yarn.lock",
                  "bun.lock",
                  "bun.lockb"),
              PackageKind::npm),
          new PackageKind(
              "pyproject.toml",
              List.of("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "requirements.txt"),
              PackageKind::python),
          new PackageKind("Cargo.toml", List.of("Cargo.lock"), PackageKind::rust),
          new PackageKind("go.mod", List.of("go.sum"), PackageKind::go),
          new PackageKind("pom.xml", List.of(), PackageKind::maven));

  private static final Pattern PATH =
      Pattern.compile("(?:\\./)?([A-Za-z0-9_][A-Za-z0-9._/-]{0,199})");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
  private static final Pattern GO_MODULE =
      Pattern.compile("(?m)^module[ \\t]+\"?([^\\s\"]{1,300})\"?");

  /** Takes from a file what it says of the package. */
  interface Reader {
    Description read(Path file) throws UnusableException;
  }

  /**
   * What a package says of itself.
   *
   * @param name may be empty; so may the version
   * @param command as in {@link ProjectPackage}
   */
  record Description(String name, String version, List<String> command) {}

  /** The package in a directory where its file lies. */
  ProjectPackage read(Path directory) throws UnusableException {
    Description description = reader.read(directory.resolve(file));
    List<String> artifacts = new ArrayList<>(List.of(file));
    artifacts.addAll(locks);
    return new ProjectPackage(
        file,
        description.name,
        description.version,
        artifacts.stream().filter(name -> Listable.in(directory, name)).toList(),
        description.command);
  }

  private static Description npm(Path file) throws UnusableException {
    JsonNode root = SmallFile.tree(file);
    JsonNode bin = root.path("bin");
    Iterator<JsonNode> programs = bin.values().iterator();
    JsonNode program = bin.isObject() && programs.hasNext() ? programs.next() : bin;
    return new Description(
        text(root, "name"),
        text(root, "version"),
        inDirectory(List.of("node"), program.asString("")));
  }

  private static Description python(Path file) throws UnusableException {
    JsonNode root = SmallFile.tree(file);
    JsonNode project =
        root.path("project").isObject() ? root.path("project") : root.path("tool").path("poetry");
    return new Description(
        text(project, "name"), text(project, "version"), onThePath(project.path("scripts")));
  }

  private static Description rust(Path file) throws UnusableException {
    JsonNode pack = SmallFile.tree(file).path("package");
    String name = text(pack, "name");
    List<String> command =
        name.isEmpty() ? List.of() : inDirectory(List.of(), "target/release/" + name);
    return new Description(name, text(pack, "version"), command);
  }

  private static Description go(Path file) throws UnusableException {
    Matcher matcher = GO_MODULE.matcher(SmallFile.text(file));
    String module = matcher.find() ? matcher.group(1).replaceFirst("/v[0-9]+$", "") : "";
    String name = module.substring(module.lastIndexOf('/') + 1);
    return new Description(name, "", inDirectory(List.of(), name));
  }

  private static Description maven(Path file) throws UnusableException {
    Map<String, String> project = PomReader.read(SmallFile.text(file));
    String name = project.getOrDefault("artifactId", "").strip();
    String version = project.getOrDefault("version", "").strip();
    if (name.isEmpty() || version.isEmpty() || version.contains("${")) {
      return new Description(name, "", List.of());
    }
    String jar = "target/" + name + "-" + version + ".jar";
    return new Description(name, version, inDirectory(List.of("java", "-jar"), jar));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  /** A program that lies in the agent's directory; nothing if its path is not a plain one. */
  private static List<String> inDirectory(List<String> interpreter, String program) {
    Matcher matcher = PATH.matcher(program);
    if (!matcher.matches() || program.contains("..")) {
      return List.of();
    }
    List<String> command = new ArrayList<>(interpreter);
    command.add("${agent.directory}/" + matcher.group(1));
    return command;
  }

  /** The first of a table of programs that end up on the {@code PATH} when they are installed. */
  private static List<String> onThePath(JsonNode scripts) {
    return scripts.propertyNames().stream()
        .filter(name -> NAME.matcher(name).matches())
        .limit(1)
        .toList();
  }
}
