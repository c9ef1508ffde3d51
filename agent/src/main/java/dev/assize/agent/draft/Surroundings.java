package dev.assize.agent.draft;

import java.io.File;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a draft may look at.
 *
 * @param directory the agent's directory
 * @param home the user's home directory
 * @param path where programs are looked for, in this order
 * @param environment the environment variables. Holds secrets: only the names of variables, and the
 *     values of those that name an address, go into a draft
 * @param servers where a model server may listen on this machine
 */
public record Surroundings(
    Path directory,
    Path home,
    List<Path> path,
    Map<String, String> environment,
    List<LocalServer> servers) {

  private static final List<LocalServer> USUAL_SERVERS =
      List.of(
          new LocalServer("Ollama", URI.create("http://127.0.0.1:11434/v1")),
          new LocalServer("vLLM", URI.create("http://127.0.0.1:8000/v1")),
          new LocalServer("LM Studio", URI.create("http://127.0.0.1:1234/v1")));

  public Surroundings {
    path = List.copyOf(path);
    environment = Map.copyOf(environment);
    servers = List.copyOf(servers);
  }

  /** This machine, with the current user's home, environment and {@code PATH}. */
  public static Surroundings ofThisMachine(Path directory) {
    Map<String, String> environment = System.getenv();
    return new Surroundings(
        directory.toAbsolutePath().normalize(),
        home(environment),
        programFolders(environment.getOrDefault("PATH", "")),
        environment,
        USUAL_SERVERS);
  }

  private static Path home(Map<String, String> environment) {
    return folder(environment.getOrDefault("HOME", ""))
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home")).toAbsolutePath());
  }

  /** Relative entries are left out: what they mean depends on where one stands. */
  private static List<Path> programFolders(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .map(Surroundings::folder)
        .flatMap(Optional::stream)
        .filter(Path::isAbsolute)
        .toList();
  }

  private static Optional<Path> folder(String entry) {
    try {
      return Optional.of(Path.of(entry));
    } catch (InvalidPathException noFolder) {
      return Optional.empty();
    }
  }

  /** Without the environment, which holds secrets. */
  @Override
  public String toString() {
    return "Surroundings[" + directory + "]";
  }

  /**
   * A place on this machine where a model server usually listens.
   *
   * @param name whose usual place it is
   * @param baseUrl up to and including the version; its host is a loopback address
   */
  public record LocalServer(String name, URI baseUrl) {

    /**
     * @throws IllegalArgumentException if the host is not {@code 127.0.0.1} or {@code [::1]}
     */
    public LocalServer {
      String host = String.valueOf(baseUrl.getHost());
      if (!host.equals("127.0.0.1") && !host.equals("[::1]")) {
        throw new IllegalArgumentException("not a loopback address: " + host);
      }
    }
  }
}
