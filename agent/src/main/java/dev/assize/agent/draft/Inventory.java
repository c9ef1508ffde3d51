package dev.assize.agent.draft;

import dev.assize.agent.command.Descriptor;
import dev.assize.agent.command.VersionQuery;
import dev.assize.agent.draft.Draft.Discovery;
import dev.assize.agent.draft.SmallFile.UnusableException;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param agents the one that is configured in the agent's directory first, then those installed
 * @param configurations of MCP clients, those in the agent's directory first
 * @param packages developed in the agent's directory
 * @param servers running model servers
 * @param providers services whose key is in the environment
 * @param promptFile a system prompt in the agent's directory; null if there is none
 * @param unreadable files that were found and could not be used, each with the reason
 */
record Inventory(
    List<KnownAgent> agents,
    List<McpConfiguration> configurations,
    List<ProjectPackage> packages,
    List<ServedModels> servers,
    List<Provider> providers,
    @Nullable String promptFile,
    List<String> unreadable) {

  /** For each program; slow ones are Node.js programs on a busy machine. */
  private static final Duration VERSION_DEADLINE = Duration.ofSeconds(5);

  private static final List<String> PROMPT_FILES =
      List.of(
          "prompt.md",
          "prompt.txt",
          "system-prompt.md",
          "system-prompt.txt",
          "system_prompt.md",
          "system_prompt.txt");

  /** Looks around. Takes a few seconds at most, since programs and servers are asked at once. */
  static Inventory take(Surroundings surroundings, List<Descriptor> known)
      throws InterruptedException {
    List<String> unreadable = new ArrayList<>();
    List<McpConfiguration> configurations = configurations(surroundings, unreadable);
    List<ProjectPackage> packages = packages(surroundings.directory(), unreadable);
    return new Inventory(
        agents(surroundings, known, configurations),
        configurations,
        packages,
        servers(surroundings),
        Provider.in(surroundings.environment()),
        promptFile(surroundings.directory(), unreadable),
        List.copyOf(unreadable));
  }

  private static List<McpConfiguration> configurations(
      Surroundings surroundings, List<String> unreadable) {
    List<McpConfiguration> found = new ArrayList<>();
    for (ConfigurationPlace place : ConfigurationPlace.ALL) {
      if (SmallFile.exists(place.in(surroundings))) {
        try {
          McpConfiguration.read(place, surroundings).ifPresent(found::add);
        } catch (UnusableException e) {
          unreadable.add(place.shown() + ": " + e.getMessage());
        }
      }
    }
    return found;
  }

  private static List<ProjectPackage> packages(Path directory, List<String> unreadable) {
    List<ProjectPackage> found = new ArrayList<>();
    for (PackageKind kind : PackageKind.ALL) {
      if (SmallFile.exists(directory.resolve(kind.file()))) {
        try {
          found.add(kind.read(directory));
        } catch (UnusableException e) {
          unreadable.add(kind.file() + ": " + e.getMessage());
        }
      }
    }
    return found;
  }

  private static List<KnownAgent> agents(
      Surroundings surroundings, List<Descriptor> known, List<McpConfiguration> configurations)
      throws InterruptedException {
    String path =
        surroundings.path().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    VersionQuery query = new VersionQuery(path, VERSION_DEADLINE);
    List<Callable<@Nullable KnownAgent>> questions = new ArrayList<>();
    for (Descriptor descriptor : known) {
      Path program = KnownAgent.find(descriptor, surroundings).orElse(null);
      if (program != null) {
        questions.add(() -> KnownAgent.installed(descriptor, program, query));
      } else if (isConfigured(descriptor, configurations, true)) {
        questions.add(() -> new KnownAgent(descriptor, null, null));
      }
    }
    return atOnce(questions).stream()
        .sorted(
            Comparator.comparing(
                    (KnownAgent agent) -> !isConfigured(agent.descriptor(), configurations, false))
                .thenComparing(agent -> agent.program() == null)
                .thenComparing(agent -> !isConfigured(agent.descriptor(), configurations, true)))
        .toList();
  }

  private static boolean isConfigured(
      Descriptor descriptor, List<McpConfiguration> configurations, boolean anywhere) {
    return configurations.stream()
        .map(McpConfiguration::place)
        .filter(place -> anywhere || !place.inHome())
        .anyMatch(place -> descriptor.name().equals(place.agent()));
  }

  private static List<ServedModels> servers(Surroundings surroundings) throws InterruptedException {
    List<Callable<@Nullable ServedModels>> questions = new ArrayList<>();
    surroundings
        .servers()
        .forEach(server -> questions.add(() -> ServedModels.ask(server).orElse(null)));
    return atOnce(questions);
  }

  /** All answers but null ones, in the order of the questions. */
  private static <T> List<T> atOnce(List<Callable<@Nullable T>> questions)
      throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> answers = new ArrayList<>();
      for (Future<@Nullable T> answer : threads.invokeAll(questions)) {
        T given = answer.get();
        if (given != null) {
          answers.add(given);
        }
      }
      return answers;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static @Nullable String promptFile(Path directory, List<String> unreadable) {
    for (String name : PROMPT_FILES) {
      if (Listable.in(directory, name)) {
        try {
          if (SmallFile.text(directory.resolve(name)).length() <= 1 << 20) {
            return name;
          }
          unreadable.add(name + ": larger than a system prompt may be");
        } catch (UnusableException e) {
          unreadable.add(name + ": " + e.getMessage());
        }
      }
    }
    return null;
  }

  /** The model that an agent's own configuration names; null if none does. */
  @Nullable ModelChoice configuredModel(String agent) {
    return configurations.stream()
        .filter(configuration -> agent.equals(configuration.place().agent()))
        .map(McpConfiguration::model)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  boolean isEmpty() {
    return agents.isEmpty()
        && configurations.isEmpty()
        && packages.isEmpty()
        && servers.isEmpty()
        && providers.isEmpty()
        && promptFile == null;
  }

  /** Each thing that was found. */
  List<Discovery> discoveries() {
    List<Discovery> all = new ArrayList<>();
    agents.forEach(agent -> all.add(new Discovery("agent CLI", agent.shown())));
    servers.forEach(server -> all.add(new Discovery("model server", server.shown())));
    providers.forEach(provider -> all.add(new Discovery("key variable", provider.shown())));
    packages.forEach(pack -> all.add(new Discovery("package", pack.shown())));
    if (promptFile != null) {
      all.add(new Discovery("system prompt", promptFile));
    }
    configurations.forEach(found -> all.add(new Discovery("configuration", found.shown())));
    return all;
  }
}
