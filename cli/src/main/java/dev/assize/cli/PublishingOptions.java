package dev.assize.cli;

import dev.assize.examination.evidence.Evaluator;
import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.log.policy.Policy;
import dev.assize.log.service.RemoteLog;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.SigningKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where plans are sealed and outcomes published. */
final class PublishingOptions {

  @Option(
      names = "--log",
      paramLabel = "URL",
      description = "Seal and publish in this log (default: your own, in .assize/log).")
  private @Nullable URI log;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "With --log: its key and its witnesses, as C2SP tlog-policy.")
  private @Nullable Path policy;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Sign with this private key (default: your own, .assize/keys/evaluator.key).")
  private @Nullable Path keyFile;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "Begin the clock of this examination here (default: now); for trying things out.")
  private @Nullable Instant at;

  @Option(
      names = "--evaluator",
      paramLabel = "NAME",
      description = "Your name in a new key, such as lab.example.org (default: a made-up one).")
  private @Nullable String evaluator;

  /** Refuses what makes no sense, before anything is made or run. */
  void check() {
    if (log == null && policy != null) {
      throw new InputException("--policy goes with --log URL");
    }
    if (keyFile != null && evaluator != null) {
      throw new InputException("give either --key or --evaluator, not both");
    }
    if (log != null && policy != null) {
      RemoteLog.at(log, LogTrust.read(policy));
    }
  }

  /** Makes the evaluator's keys, if there are none. */
  Publishing publishing(Places places) {
    EvaluatorHome home = new EvaluatorHome(places.home());
    InstantSource clock = clock();
    if (evaluator != null) {
      home.name(evaluator);
    }
    SigningKey key = key(places);
    if (log == null) {
      Evaluator own = home.local();
      return new Publishing(new Evaluator(key, own.log(), own.policy(), clock));
    }
    Policy trusted = policy(places);
    return new Publishing(new Evaluator(key, RemoteLog.at(log, trusted), trusted, clock));
  }

  /** What is signed with. */
  SigningKey key(Places places) {
    return keyFile == null ? new EvaluatorHome(places.home()).key() : KeyFile.read(keyFile);
  }

  /** Where the log can be read. */
  String place(Places places) {
    return log != null ? log.toString() : new EvaluatorHome(places.home()).logFolder().toString();
  }

  /** By which the log is believed. */
  Policy policy(Places places) {
    return policy == null ? new EvaluatorHome(places.home()).policy() : LogTrust.read(policy);
  }

  /** The machine's clock, set to what was given. */
  private InstantSource clock() {
    Clock system = Clock.systemUTC();
    return at == null ? system : Clock.offset(system, Duration.between(system.instant(), at));
  }
}
