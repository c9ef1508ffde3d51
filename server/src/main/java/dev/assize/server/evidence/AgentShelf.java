package dev.assize.server.evidence;

import dev.assize.agent.manifest.Manifest;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Agents in a folder: {@code NAME/agent.yaml}, with what else belongs to it, and {@code
 * NAME/tools.json} with the definitions of the tools that it is offered ({@code []} for none). All
 * are digested anew at each look, since a policy takes only what was looked at lately. Thread-safe.
 */
public final class AgentShelf {

  /** Where the definitions of tools lie in an agent's folder. */
  public static final String TOOLS = "tools.json";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");
  private static final int MAX_TOOLS = 4 << 20;

  private final @Nullable Path folder;
  private final InstantSource clock;
  private volatile Agents last = new Agents(Map.of(), Map.of());

  /**
   * What is there.
   *
   * @param readable by name
   * @param problems by name, of those that cannot be read
   */
  public record Agents(Map<String, KeptAgent> readable, Map<String, String> problems) {

    /** The agent of a name. */
    public Optional<KeptAgent> find(String name) {
      return Optional.ofNullable(readable.get(name));
    }
  }

  /**
   * Nothing has been looked at yet; see {@link #look}.
   *
   * @param folder null if the server keeps no agents
   */
  public AgentShelf(@Nullable Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What was there at the last look. */
  public Agents agents() {
    return last;
  }

  /** Looks at all of them. */
  public void look() {
    if (folder == null) {
      return;
    }
    Map<String, KeptAgent> readable = new TreeMap<>();
    Map<String, String> problems = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        if (Files.isRegularFile(entry.resolve(Manifest.FILE_NAME))) {
          read(entry, readable, problems);
        }
      }
    } catch (IOException e) {
      problems.put("", folder + ": cannot be listed: " + e.getMessage());
    }
    last = new Agents(readable, problems);
  }

  private void read(Path entry, Map<String, KeptAgent> readable, Map<String, String> problems) {
    String name = entry.getFileName().toString();
    if (!NAME.matcher(name).matches()) {
      problems.put(name, "a folder's name has lower-case letters, digits, dots and hyphens");
      return;
    }
    try {
      readable.put(name, agent(name, entry));
    } catch (DocumentException e) {
      problems.put(name, String.join("; ", e.problems()));
    } catch (IOException | UncheckedIOException | IllegalArgumentException | JacksonException e) {
      problems.put(name, String.valueOf(e.getMessage()));
    }
  }

  private KeptAgent agent(String name, Path entry) throws IOException {
    Manifest manifest = Manifest.read(entry);
    return new KeptAgent(
        name,
        manifest.metadata().name() + " " + manifest.metadata().version(),
        ObservedAgent.of(manifest, "agents/" + name, clock.instant()),
        tools(name, entry.resolve(TOOLS)),
        manifest.identity().images());
  }

  private ObservedTools tools(String name, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return new ObservedTools.NotSeen(
          NotKnown.ABSENT, "agents/" + name + " has no " + TOOLS + "; write [] there for none");
    }
    if (Files.size(file) > MAX_TOOLS) {
      throw new IllegalArgumentException("%s: longer than %,d bytes".formatted(TOOLS, MAX_TOOLS));
    }
    return ObservedTools.of(
        Json.mapper().readTree(Files.readAllBytes(file)),
        "agents/" + name + "/" + TOOLS,
        clock.instant());
  }

  /** Why agents cannot be read, one line each. */
  public List<String> problems() {
    return last.problems().entrySet().stream()
        .map(each -> "agent " + each.getKey() + ": " + each.getValue())
        .toList();
  }
}
