package dev.assize.examination.detonation;

import dev.assize.agent.manifest.Manifest;
import dev.assize.sandbox.Forward;
import dev.assize.sandbox.Sandbox;
import dev.assize.sandbox.SandboxException;
import dev.assize.sandbox.Settings;
import dev.assize.sandbox.job.Persona;
import dev.assize.sandbox.job.ReadOnlyBind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A sandbox, and how what is in it is called there: programs of the system have their own paths,
 * everything else lies below {@code /opt}; the model and the world have names as in a home network.
 * Owns the sandbox. Thread-safe.
 */
public final class SandboxedSite implements AutoCloseable {

  static final String SEARCH_PATH = "/usr/local/bin:/usr/bin:/bin";

  private static final List<Path> SYSTEM =
      Stream.of("/usr", "/bin", "/sbin", "/lib", "/lib64").map(Path::of).toList();

  /** What of us may lie beside an agent's program. */
  private static final List<String> OURS = List.of(Manifest.FILE_NAME, ".assize");

  private final Sandbox sandbox;
  private final Map<Path, String> shown;
  private final List<Forward> forwards;
  private final Persona persona;

  private SandboxedSite(
      Sandbox sandbox, Map<Path, String> shown, List<Forward> forwards, Persona persona) {
    this.sandbox = sandbox;
    this.shown = shown;
    this.forwards = forwards;
    this.persona = persona;
  }

  /**
   * Opens a sandbox.
   *
   * @param roots directories of this machine that agents must see
   * @param forwards what agents reach outside
   * @param persona who agents run for
   * @throws SandboxException if programs cannot be isolated on this machine
   */
  public static SandboxedSite open(
      Collection<Path> roots, List<Forward> forwards, Persona persona) {
    Map<Path, String> shown = new LinkedHashMap<>();
    for (Path root : roots) {
      Path absolute = root.toAbsolutePath().normalize();
      requireNarrow(absolute);
      if (!isSystem(absolute)) {
        shown.computeIfAbsent(absolute, any -> insideName(absolute, shown.values()));
      }
    }
    Sandbox sandbox = Sandbox.open(new Settings(List.copyOf(shown.keySet()), forwards, persona));
    return new SandboxedSite(sandbox, shown, List.copyOf(forwards), persona);
  }

  /** A manifest in the user's home must not show the agent everything that lies there. */
  private static void requireNarrow(Path root) {
    Path home = Path.of(System.getProperty("user.home"));
    if (home.isAbsolute() && home.startsWith(root)) {
      throw new SandboxException(
          "the agent would see all of " + root + "; put its manifest into a folder of its own");
    }
  }

  /** The last part of its path, which is what its maker calls it. */
  private static String insideName(Path root, Collection<String> taken) {
    String name =
        Objects.requireNonNullElse(root.getFileName(), Path.of("agent"))
            .toString()
            .replaceAll("[^A-Za-z0-9._-]", "-")
            .replaceFirst("^\\.+", "");
    String inside = "/opt/" + (name.isEmpty() ? "agent" : name);
    String free = inside;
    for (int i = 2; taken.contains(free); i++) {
      free = inside + i;
    }
    return free;
  }

  private static boolean isSystem(Path path) {
    return SYSTEM.stream().anyMatch(path::startsWith);
  }

  /** The agent's home, inside. */
  String home() {
    return persona.home();
  }

  Sandbox sandbox() {
    return sandbox;
  }

  List<ReadOnlyBind> binds() {
    return shown.entrySet().stream()
        .map(root -> new ReadOnlyBind(root.getKey().toString(), root.getValue(), OURS))
        .toList();
  }

  /** As {@link dev.assize.agent.command.Site#path}. */
  String path(Path ofThisMachine) {
    Path absolute = ofThisMachine.toAbsolutePath().normalize();
    if (isSystem(absolute)) {
      return absolute.toString();
    }
    return shown.entrySet().stream()
        .filter(root -> absolute.startsWith(root.getKey()))
        .findFirst()
        .map(root -> below(root.getValue(), root.getKey().relativize(absolute)))
        .orElseThrow(
            () -> new IllegalArgumentException(ofThisMachine + " is not seen in the sandbox"));
  }

  private static String below(String root, Path rest) {
    return rest.toString().isEmpty() ? root : root + "/" + rest;
  }

  /** As {@link dev.assize.agent.command.Site#address}. */
  URI address(URI ofThisMachine) {
    return forwards.stream()
        .filter(forward -> sameServer(forward.target(), ofThisMachine))
        .findFirst()
        .map(forward -> renamed(ofThisMachine, forward))
        .orElse(ofThisMachine);
  }

  private static boolean sameServer(URI one, URI other) {
    return Objects.equals(one.getScheme(), other.getScheme())
        && Objects.equals(one.getHost(), other.getHost())
        && one.getPort() == other.getPort();
  }

  private static URI renamed(URI uri, Forward forward) {
    boolean usual = forward.port() == (forward.tls() ? 443 : 80);
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(
        (forward.tls() ? "https://" : "http://")
            + forward.host()
            + (usual ? "" : ":" + forward.port())
            + path
            + query);
  }

  /** As {@link dev.assize.agent.command.Site#hasExecutable}. */
  boolean hasExecutable(String inside) {
    Path path = Path.of(inside);
    Path here =
        shown.entrySet().stream()
            .filter(root -> path.startsWith(root.getValue()))
            .findFirst()
            .map(root -> root.getKey().resolve(Path.of(root.getValue()).relativize(path)))
            .orElse(path);
    return (isSystem(here) || !here.equals(path))
        && Files.isRegularFile(here)
        && Files.isExecutable(here);
  }

  /** Ends everything that runs in it. What was captured is gone, too. */
  @Override
  public void close() {
    sandbox.close();
  }

  /** Fails like other things that a run cannot be started without. */
  static IOException asProblem(SandboxException e) {
    return new IOException(e.getMessage(), e);
  }
}
