package dev.assize.cli;

import dev.assize.gate.observation.RegisterObserver;
import dev.assize.gate.observation.SeenHeads;
import dev.assize.log.policy.Policy;
import dev.assize.log.tile.TileSource;
import dev.assize.register.entry.Rules;
import dev.assize.statement.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of everything that lets agents in: which register, whom to trust, which schemes. */
final class RegisterSource {

  @Option(
      names = "--register",
      paramLabel = "DIR|URL",
      description =
          "The register's log. Decisions take your own, in .assize/log, if you name none.")
  private @Nullable String register;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Logs and witnesses to trust, as C2SP tlog-policy (default: your own log).")
  private @Nullable Path trust;

  @Option(
      names = "--scheme",
      paramLabel = "S",
      description =
          "A scheme whose certificates you accept, by name or path; repeatable (default: those in "
              + ".assize/schemes). The register goes by these and by those in .assize/schemes.")
  private List<String> schemes = List.of();

  private @Nullable SchemeShelf shelf;

  /** The log as it was given; null if it was not. */
  @Nullable String given() {
    return register;
  }

  /** Where the log is; empty if none was given, and there is none of one's own. */
  Optional<String> place() {
    Path own = RegisterOptions.home().logFolder();
    return register == null && !Files.isDirectory(own)
        ? Optional.empty()
        : Optional.of(register == null ? own.toString() : register);
  }

  /**
   * Where the log is, whether anything is there or not.
   *
   * @throws dev.assize.log.LogException if it is a malformed URL
   */
  TileSource source() {
    return TileSource.at(
        register == null ? RegisterOptions.home().logFolder().toString() : register);
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

  /** Looks at the log. */
  RegisterObserver observer() {
    Policy policy = trust == null ? RegisterOptions.home().policy() : LogTrust.read(trust);
    SeenHeads seen = new SeenHeads(Places.find().home().resolve("gate").resolve("heads"));
    return new RegisterObserver(policy, rules(), seen);
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
}
