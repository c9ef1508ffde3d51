package dev.assize.agent.command;

import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own npm and Node.js.
 *
 * <p>Packages run scripts while they are installed, and some of them write to the home directory:
 * they get one that is thrown away. Of the caller's environment they see the search path, and what
 * reaches a registry through a company's network: proxies, certificates, the registry's address and
 * npm's user configuration.
 *
 * @param path the search path that npm and node are looked up on
 */
record Npm(String path) {

  private static final Duration DEADLINE = Duration.ofMinutes(15);
  private static final int LOG_LIMIT = 8 << 20;
  private static final List<String> NETWORK =
      List.of(
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "NODE_EXTRA_CA_CERTS",
          "SSL_CERT_FILE",
          "npm_config_registry");
  private static final Pattern OFFLINE =
      Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH");
  private static final Pattern ABSENT = Pattern.compile("ETARGET|E404");

  static Npm onPath() {
    return new Npm(Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin"));
  }

  /**
   * Installs one exact version of a package.
   *
   * @param target the directory to make
   * @param home a home directory to make for the installation
   * @param lock a {@code package-lock.json} that fixes what is installed with it; null if the
   *     newest that fits is taken
   * @param log gets everything that npm printed, also when it fails
   * @throws InstallationException if npm is missing or fails
   */
  void install(Path target, Path home, String pack, String version, @Nullable Path lock, Path log)
      throws IOException, InterruptedException {
    Path npm =
        find("npm")
            .orElseThrow(() ->
                new InstallationException(
                    "npm is needed to install "
                        + pack
                        + ", but is not on the PATH; install"
                        + " Node.js with npm and try again"));
    Files.createDirectories(target);
    Files.createDirectories(home);
    List<String> command =
        new ArrayList<>(
            List.of(
                npm.toString(),
                lock == null ? "install" : "ci",
                "--prefix",
                target.toString(),
                "--save-exact",
                "--no-audit",
                "--no-fund",
                "--no-update-notifier"));
    if (lock == null) {
      command.add(pack + "@" + version);
    } else {
      Files.copy(lock, target.resolve("package-lock.json"));
      Files.writeString(
          target.resolve("package.json"),
          Json.mapper().writeValueAsString(Map.of("dependencies", Map.of(pack, version))));
    }
    Supervised.Result result =
        Supervised.run(command, environment(home), target, home, DEADLINE, LOG_LIMIT);
    Files.writeString(log, result.stdout() + result.stderr());
    if (result.ending() != Supervised.Ending.EXITED || result.exitCode() != 0) {
      throw new InstallationException(explain(pack + "@" + version, result) + "; see " + log);
    }
  }

  private static String explain(String wanted, Supervised.Result result) {
    String said = result.stderr() + result.stdout();
    if (result.ending() == Supervised.Ending.DEADLINE) {
      return wanted + " was not installed within " + DEADLINE.toMinutes() + " minutes";
    }
    if (ABSENT.matcher(said).find()) {
      return "the npm registry has no " + wanted + ", or lacks a package that it needs";
    }
    if (OFFLINE.matcher(said).find()) {
      return "the npm registry cannot be reached to install "
          + wanted
          + "; connect this machine to the network, or set npm_config_registry to a mirror";
    }
    return wanted
        + " cannot be installed: "
        + said.lines()
            .filter(line -> line.contains("error") || line.contains("ERR!"))
            .findFirst()
            .orElse("npm ended with exit code " + result.exitCode());
  }

  /** The machine's Node.js if it is new enough. */
  Optional<Path> systemNode(NodeVersion minimum) throws InterruptedException {
    Optional<Path> node = find("node");
    if (node.isEmpty()) {
      return node;
    }
    Path home;
    try {
      home = Files.createTempDirectory("node");
      try {
        Supervised.Result result =
            Supervised.run(
                List.of(node.get().toString(), "--version"),
                environment(home),
                home,
                home,
                Duration.ofSeconds(30),
                1024);
        return NodeVersion.parse(result.stdout()).compareTo(minimum) >= 0 ? node : Optional.empty();
      } finally {
        Files.delete(home);
      }
    } catch (IOException | IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }

  private Map<String, String> environment(Path home) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", path);
    environment.put("HOME", home.toString());
    environment.put("LANG", "C.UTF-8");
    NETWORK.forEach(name ->
        Optional.ofNullable(System.getenv(name)).ifPresent(it -> environment.put(name, it)));
    Path settings = Path.of(System.getProperty("user.home"), ".npmrc");
    if (Files.isReadable(settings)) {
      environment.put("NPM_CONFIG_USERCONFIG", settings.toString());
    }
    return environment;
  }

  private Optional<Path> find(String name) {
    return Stream.of(path.split(":"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
