package dev.assize.cli;

import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.log.policy.Policy;
import dev.assize.log.service.RemoteLog;
import java.net.URI;
import java.nio.file.Path;
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
      names = "--evaluator",
      paramLabel = "NAME",
      description = "Your name in a new key, such as lab.example.org (default: a made-up one).")
  private @Nullable String evaluator;

  /** Refuses what makes no sense, before anything is made or run. */
  void check() {
    if (log == null && policy != null) {
      throw new InputException("--policy goes with --log URL");
    }
    if (log != null && policy != null) {
      RemoteLog.at(log, LogTrust.read(policy));
    }
  }

  /** Makes the evaluator's keys, if there are none. */
  Publishing publishing(Places places) {
    EvaluatorHome home = new EvaluatorHome(places.home());
    if (evaluator != null) {
      home.name(evaluator);
    }
    if (log == null) {
      return new Publishing(home.local());
    }
    Policy trusted = policy == null ? home.policy() : LogTrust.read(policy);
    return new Publishing(home.publishing(RemoteLog.at(log, trusted), trusted));
  }
}
