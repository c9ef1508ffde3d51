package dev.assize.agent.command;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The known agents that are installed on this machine, each in a directory of its own, {@code
 * <name>-<version>}, with its log beside it, {@code <name>-<version>.log}.
 *
 * <p>An agent is installed under another name and renamed when it is complete, so that a directory
 * of that name is always whole. A lock keeps two installations of the same agent apart, in this
 * process and in others. Thread-safe.
 */
public final class Installation {

  /** The Node.js that is installed where the system's is missing or too old. */
  static final String NODE = "24.21.0";

  /** For packages that are no agents, and do not say what they need. */
  private static final NodeVersion OLDEST_NODE = NodeVersion.parse("20.0.0");

  private static final List<String> FOR_PEOPLE = List.of("title", "homepage", "licence", "notes");

  private final Path directory;
  private final Npm npm;
  private final Consumer<String> progress;

  /**
   * @param directory where the agents are, made when needed
   * @param progress gets one line before each thing that takes time
   */
  public Installation(Path directory, Consumer<String> progress) {
    this(directory, progress, Npm.onPath());
  }

  Installation(Path directory, Consumer<String> progress, Npm npm) {
    this.directory = directory.toAbsolutePath().normalize();
    this.progress = progress;
    this.npm = npm;
  }

  /**
   * The agent's executable and the Node.js for it, installed from the network if they are not yet.
   *
   * @throws InstallationException if that fails; nothing half-made is left then but the log
   */
  public Executable install(Descriptor descriptor) throws InterruptedException {
    Path node = nodeFor(descriptor.npm().node());
    Descriptor.Npm wanted = descriptor.npm();
    Path installed = install(descriptor.name(), wanted.name(), wanted.version(), null);
    return new Executable(executable(installed, wanted.name(), wanted.bin()), node);
  }

  /**
   * A package's executable and the Node.js for it, installed from the network if they are not yet,
   * and which packages that are: by path, what npm verified each against.
   *
   * @param name of the directory, before the version
   * @param bin which of its executables; null if it has only one
   * @param lock a {@code package-lock.json} that fixes what is installed with it, or null
   * @throws InstallationException if that fails; nothing half-made is left then but the log
   */
  public PackageInstalled install(
      String name, String pack, String version, @Nullable String bin, @Nullable Path lock)
      throws InterruptedException {
    Path node = nodeFor(OLDEST_NODE);
    Path installed = install(name, pack, version, lock);
    return new PackageInstalled(
        new Executable(executable(installed, pack, bin), node), packages(installed));
  }

  /** An installed package that is no agent. */
  public record PackageInstalled(Executable executable, Map<String, String> packages) {}

  /** Whether the agent is installed already. */
  public boolean has(Descriptor descriptor) {
    return Files.isDirectory(home(descriptor.name(), descriptor.npm().version()));
  }

  /**
   * Which program a known agent is, more closely than its version says: what its descriptor makes
   * of it, and every package that npm chose among those that were published when it was installed.
   *
   * <p>The SHA-256 of the canonical form (RFC 8785) of {@code {"descriptor": …, "packages": {path:
   * integrity, …}}}, where the descriptor lacks what is for people only. The Node.js that runs it
   * is not covered.
   *
   * @throws InstallationException if it is not installed, or the installation is damaged
   */
  public Digest digest(Descriptor descriptor) {
    ObjectNode behaviour = Json.mapper().valueToTree(descriptor);
    behaviour.remove(FOR_PEOPLE);
    return Digest.of(
        Json.canonical(
            Map.of(
                "descriptor",
                behaviour,
                "packages",
                packages(home(descriptor.name(), descriptor.npm().version())))));
  }

  /** By path, what npm verified each package against; its version where it came with another. */
  private Map<String, String> packages(Path installed) {
    Path file = installed.resolve("package-lock.json");
    Map<String, String> packages = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json(file, installed).path("packages").properties()) {
      JsonNode pack = entry.getValue();
      packages.put(
          entry.getKey(), pack.path("integrity").asString(pack.path("version").asString("")));
    }
    if (packages.size() < 2) {
      throw new InstallationException(
          file + " names no package; delete " + installed + " and try again");
    }
    return packages;
  }

  private Path nodeFor(NodeVersion minimum) throws InterruptedException {
    return npm.systemNode(minimum)
        .orElseGet(() -> {
          try {
            return executable(install("node", "node", NODE, null), "node", "node");
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstallationException("interrupted while Node.js was being installed");
          }
        });
  }

  private Path home(String name, String version) {
    return directory.resolve(name + "-" + version);
  }

  private Path install(String name, String pack, String version, @Nullable Path lock)
      throws InterruptedException {
    Path home = home(name, version);
    if (Files.isDirectory(home)) {
      return home;
    }
    try {
      Files.createDirectories(directory);
      InstallationLock held = InstallationLock.take(directory.resolve("." + name + ".lock"));
      try (held) {
        if (!Files.isDirectory(home)) {
          installLocked(home, name, pack, version, lock);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InstallationException(
          name + " " + version + " cannot be installed in " + directory + ": " + e.getMessage());
    }
    return home;
  }

  private void installLocked(
      Path home, String name, String pack, String version, @Nullable Path lock)
      throws IOException, InterruptedException {
    String prefix = ".installing-" + name + "-";
    removeLeftovers(prefix);
    Path partial = Files.createTempDirectory(directory, prefix);
    Path log = directory.resolve(name + "-" + version + ".log");
    try {
      progress.accept("installing " + name + " " + version + " …");
      npm.install(partial.resolve("agent"), partial.resolve("home"), pack, version, lock, log);
      requireVersion(partial.resolve("agent"), pack, version);
      Files.move(partial.resolve("agent"), home, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(partial);
    }
  }

  private void removeLeftovers(String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().startsWith(prefix)) {
          delete(entry);
        }
      }
    }
  }

  private static void requireVersion(Path installed, String pack, String version) {
    String found = manifest(installed, pack).path("version").asString("");
    if (!found.equals(version)) {
      throw new InstallationException(
          pack + ": version " + version + " was asked for, but " + found + " was installed");
    }
  }

  private static Path executable(Path installed, String pack, @Nullable String name) {
    JsonNode bin = manifest(installed, pack).path("bin");
    JsonNode file = bin;
    if (!bin.isString()) {
      file =
          name == null && bin.size() == 1
              ? bin.values().iterator().next()
              : bin.path(name == null ? "" : name);
    }
    Path found = packageIn(installed, pack).resolve(file.asString("")).normalize();
    if (!file.isString() || !Files.isExecutable(found)) {
      throw new InstallationException(
          pack
              + " has no executable \""
              + (name == null ? pack : name)
              + "\" in "
              + installed
              + "; delete that directory and try again");
    }
    return found;
  }

  private static JsonNode manifest(Path installed, String pack) {
    return json(packageIn(installed, pack).resolve("package.json"), installed);
  }

  private static JsonNode json(Path file, Path installed) {
    try {
      return Json.mapper().readTree(Files.readString(file));
    } catch (IOException | JacksonException e) {
      throw new InstallationException(
          "no readable " + file + "; delete " + installed + " and try again");
    }
  }

  private static Path packageIn(Path installed, String pack) {
    return installed.resolve("node_modules").resolve(pack);
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The versions of all agents that are installed, as {@code name-version}, for people. */
  public List<String> installed() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InstallationException(directory + " cannot be read: " + e.getMessage());
    }
  }
}
