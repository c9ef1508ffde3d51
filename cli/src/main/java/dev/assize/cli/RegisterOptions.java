package dev.assize.cli;

import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.log.policy.Policy;
import dev.assize.log.tile.TileSource;
import dev.assize.register.reading.Reading;
import dev.assize.register.reading.RegisterReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command of the register: which log, which schemes, and when. */
class RegisterOptions {

  @Option(
      names = "--log",
      paramLabel = "DIR|URL",
      description = "The register's log (default: your own, in .assize/log).")
  private @Nullable String log;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Logs and witnesses to trust, as C2SP tlog-policy (default: your own log).")
  private @Nullable Path policy;

  @Option(
      names = "--scheme",
      paramLabel = "S",
      description =
          "A scheme to go by, by name or path; repeatable "
              + "(default: those in .assize/schemes).")
  private List<String> schemes = List.of();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "The moment that is asked about, and the time that a new entry says (default: now). Others "
              + "see it, and judge it: no entry takes effect before what the scheme's owner signed last.")
  private @Nullable Instant at;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  boolean json() {
    return json;
  }

  /** In milliseconds. */
  Instant at() {
    return at == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : at;
  }

  /** The log as it was given; null for one's own. */
  @Nullable String log() {
    return log;
  }

  static EvaluatorHome home() {
    return new EvaluatorHome(Places.find().home());
  }

  Policy policy() {
    return policy == null ? home().policy() : LogTrust.read(policy);
  }

  TileSource source() {
    return TileSource.at(log != null ? log : home().logFolder().toString());
  }

  /** What the log holds now. */
  Reading read() {
    return RegisterReader.read(source(), policy());
  }

  SchemeShelf shelf() {
    return SchemeShelf.of(Places.find(), schemes);
  }
}
