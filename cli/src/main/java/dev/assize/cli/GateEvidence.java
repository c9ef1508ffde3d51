package dev.assize.cli;

import dev.assize.gate.evidence.GivenBundle;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.gateway.McpServers;
import dev.assize.gate.observation.ObservedRegister;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.log.tile.TileSource;
import dev.assize.statement.Digest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what a gate looks at. */
final class GateEvidence {

  @Mixin private final RegisterSource register = new RegisterSource();

  @Option(
      names = "--bundle",
      paramLabel = "DIR|FILE",
      description =
          "An outcome's folder, or its bundle.json: what a record tells of containment and "
              + "collection in detail. Files that are not the outcome's are not believed; repeatable.")
  private List<Path> bundles = List.of();

  @Option(
      names = "--tools",
      paramLabel = "FILE",
      description = "The definitions of the tools that the agent is offered, as JSON.")
  private @Nullable Path tools;

  @Option(
      names = "--mcp-config",
      paramLabel = "FILE",
      description =
          "The agent's MCP configuration (mcpServers): every server in it is asked now which tools it "
              + "has. Programs in it are started with your rights.")
  private @Nullable Path mcpConfig;

  @Option(names = "--no-tools", description = "The agent is offered no tools.")
  private boolean noTools;

  @Option(
      names = "--as",
      paramLabel = "PARTY",
      description = "On whose behalf you ask, by the name in the register; its waivers count.")
  private @Nullable String relyingParty;

  @Option(
      names = "--use",
      paramLabel = "WORDS",
      description = "Where the agent is to be used, exactly as waivers name it.")
  private String use = "";

  @Option(
      names = "--waiver",
      paramLabel = "FILE",
      description = "A signed waiver that is not in the register; repeatable.")
  private List<Path> waivers = List.of();

  static Instant time(@Nullable Instant given) {
    return given == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : given;
  }

  @Nullable String relyingParty() {
    return relyingParty;
  }

  String use() {
    return use;
  }

  /**
   * What the register says.
   *
   * @param accepted digests of the schemes that are accepted
   */
  record Looked(Set<Digest> accepted, ObservedRegister register) {}

  /**
   * Begins to look at the register, while the command reads its policy and the agent: each is half
   * of what a decision takes. This object is not to be asked of schemes or the register meanwhile.
   */
  FutureTask<Looked> looking(Instant at) {
    FutureTask<Looked> task = new FutureTask<>(() -> new Looked(accepted(), register(at)));
    Thread.ofPlatform().daemon().name("register").start(task);
    return task;
  }

  /**
   * Waits for what the register says.
   *
   * @throws RuntimeException what went wrong in looking
   */
  static Looked get(FutureTask<Looked> looking) throws InterruptedException {
    try {
      return looking.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Digests of the schemes that are accepted. */
  Set<Digest> accepted() {
    return register.accepted();
  }

  /** Looks at the register. */
  ObservedRegister register(Instant at) {
    return register
        .place()
        .map(place -> register.observer().look(place, TileSource.at(place), at))
        .orElseGet(
            () -> new ObservedRegister.NotSeen(NotKnown.ABSENT, "no register was given", null));
  }

  /** Asks which tools the agent is offered, or takes what is given. */
  ObservedTools tools(Instant now) {
    if (Stream.of(noTools, tools != null, mcpConfig != null).filter(given -> given).count() > 1) {
      throw new InputException("give only one of --tools, --mcp-config and --no-tools");
    }
    if (noTools) {
      return new ObservedTools.None(now);
    }
    if (mcpConfig != null) {
      return asked(mcpConfig, now);
    }
    return tools == null
        ? new ObservedTools.NotSeen(
            NotKnown.ABSENT, "none of --mcp-config, --tools and --no-tools was given")
        : new ObservedTools.Seen(ToolCatalogue.digest(tools), tools.toString(), now);
  }

  private static ObservedTools asked(Path configuration, Instant now) {
    McpServers servers = McpServers.read(configuration, System.getenv());
    try {
      return servers.look(now, System.err);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ObservedTools.NotSeen(NotKnown.UNREACHABLE, "the question was interrupted");
    }
  }

  List<GivenBundle> bundles() {
    return bundles.stream().map(GateFiles::bundle).toList();
  }

  List<byte[]> waivers() {
    return waivers.stream().map(GateFiles::waiver).toList();
  }
}
