package dev.assize.cli;

import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.gate.evidence.GivenBundle;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.gateway.McpServers;
import dev.assize.gate.observation.ObservedRegister;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.gate.observation.RegisterObserver;
import dev.assize.gate.observation.SeenHeads;
import dev.assize.log.policy.Policy;
import dev.assize.log.tile.TileSource;
import dev.assize.register.entry.Rules;
import dev.assize.statement.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a gate looks at. */
final class GateEvidence {

  @Option(
      names = "--register",
      paramLabel = "DIR|URL",
      description = "The register's log (default: your own, in .assize/log).")
  private @Nullable String register;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Logs and witnesses to trust, as C2SP tlog-policy (default: your own log).")
  private @Nullable Path trust;

  @Option(
      names = "--scheme",
      paramLabel = "S",
      description = {
        "A scheme whose certificates you accept, by name or path; repeatable (default: those in",
        ".assize/schemes). The register goes by these and by those in .assize/schemes."
      })
  private List<String> schemes = List.of();

  @Option(
      names = "--bundle",
      paramLabel = "DIR|FILE",
      description = {
        "An outcome's folder, or its bundle.json: what containment and collection have shown;",
        "repeatable."
      })
  private List<Path> bundles = List.of();

  @Option(
      names = "--tools",
      paramLabel = "FILE",
      description = "The definitions of the tools that the agent is offered, as JSON.")
  private @Nullable Path tools;

  @Option(
      names = "--mcp-config",
      paramLabel = "FILE",
      description = {
        "The agent's MCP configuration (mcpServers): every server in it is asked now which tools it",
        "has. Programs in it are started with your rights."
      })
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

  private @Nullable SchemeShelf shelf;

  static Instant time(@Nullable Instant given) {
    return given == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : given;
  }

  @Nullable String relyingParty() {
    return relyingParty;
  }

  String use() {
    return use;
  }

  /** Digests of the schemes that are accepted. */
  Set<Digest> accepted() {
    return acceptedSchemes().schemes().entrySet().stream()
        .filter(each -> each.getValue().institution() != null)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private SchemeShelf acceptedSchemes() {
    SchemeShelf read = shelf;
    if (read == null) {
      read = SchemeShelf.of(Places.find(), schemes);
      shelf = read;
    }
    return read;
  }

  /** Looks at the register. */
  ObservedRegister register(Instant at) {
    EvaluatorHome home = RegisterOptions.home();
    String place = register == null ? home.logFolder().toString() : register;
    if (register == null && !Files.isDirectory(home.logFolder())) {
      return new ObservedRegister.NotSeen(NotKnown.ABSENT, "no register was given", null);
    }
    Policy policy = trust == null ? home.policy() : LogTrust.read(trust);
    SeenHeads seen = new SeenHeads(Places.find().home().resolve("gate").resolve("heads"));
    return new RegisterObserver(policy, rules(), seen).look(place, TileSource.at(place), at);
  }

  /**
   * A certificate under a scheme that is known and not accepted is better called so than missing.
   */
  private Rules rules() {
    SchemeShelf known = acceptedSchemes();
    if (!schemes.isEmpty()) {
      known = SchemeShelf.of(Places.find(), List.of());
      known.schemes().putAll(acceptedSchemes().schemes());
    }
    return new Rules(known.institutions());
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
