package dev.assize.cli;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Plan;
import dev.assize.examination.Replay;
import dev.assize.examination.Worlds;
import dev.assize.examination.evidence.Bundle;
import dev.assize.examination.evidence.BundleException;
import dev.assize.examination.evidence.BundleVerifier;
import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.examination.evidence.FolderVerifier;
import dev.assize.examination.evidence.Trust;
import dev.assize.examination.evidence.Verification;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.key.VerifierKey;
import dev.assize.world.Techniques;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize verify}: whether a result is what its evaluator signed, and what proves it. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Verifies a result offline: signatures, log proofs, and that nothing was changed.",
      "",
      "Of an examination's folder also the evidence; of a bundle alone, signature and log. Whom to",
      "trust is given by keys: the evaluator's, and those of logs and witnesses in a policy.",
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR|BUNDLE", description = "An examination's folder, or a bundle.")
  private @Nullable Path what;

  @Option(
      names = "--replay",
      description = "Also recompute every oracle, exposure and finding from the traces.")
  private boolean replay;

  @Option(
      names = "--world",
      paramLabel = "DIR",
      split = ",",
      description = "For --replay: a pack of the examination that is not shipped; repeatable.")
  private List<String> packs = List.of();

  @Option(
      names = "--trust-code",
      description =
          "Let packs run the Java that they bring and the servers that they wrap, as you.")
  private boolean trustCode;

  @Option(
      names = "--key",
      paramLabel = "VKEY|FILE",
      description = "Trust this evaluator; repeatable (default: your own key).")
  private List<String> keys = List.of();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Logs and witnesses to trust, as C2SP tlog-policy (default: your own log).")
  private @Nullable Path policy;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Places places = Places.find();
    Path path = Objects.requireNonNull(what);
    Trust trust = trust(new EvaluatorHome(places.home()));
    Verification verification =
        Files.isDirectory(path)
            ? new FolderVerifier(trust, replay ? plan -> replay(plan, places) : null)
                .verify(ExaminationFolder.open(path))
            : new BundleVerifier(trust).verify(bundle(path));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(VerificationReport.of(verification, trust)));
    } else {
      VerificationReport.of(verification, trust).lines().forEach(out::println);
    }
    out.flush();
    return verification.passed() ? ExitCode.YES : ExitCode.NO;
  }

  private Replay replay(Plan plan, Places places) {
    Worlds worlds = PlannedWorlds.find(plan, places.shelf(trustCode), packs);
    Techniques techniques = worlds.techniques(Techniques.load(places.attacks()));
    for (Plan.Setting world : plan.worlds()) {
      requireSame("the world " + world.name(), world.digest(), worlds.named(world.name()).digest());
    }
    requireSame("the attack techniques", plan.techniques(), techniques.digest());
    return new Replay(plan, worlds, techniques);
  }

  /** Another version gives other results, which says nothing about the examination. */
  private static void requireSame(String what, Digest examined, Digest here) {
    if (!here.equals(examined)) {
      throw new InputException(
          "--replay: %s here is another version (%s…) than the one of the examination (%s…); use the Assize that examined, or verify without --replay"
              .formatted(what, here.abbreviated(), examined.abbreviated()));
    }
  }

  private Bundle bundle(Path file) {
    if (replay) {
      throw new InputException(
          file + ": a bundle has no traces to replay; give the examination's folder");
    }
    try {
      if (Files.size(file) > Bundle.MAX_SIZE) {
        throw new InputException(file + ": too long for a bundle");
      }
      return Bundle.parse(Files.readAllBytes(file));
    } catch (BundleException e) {
      throw new InputException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw InputException.of("", e);
    }
  }

  private Trust trust(EvaluatorHome home) {
    List<VerifierKey> evaluators =
        keys.isEmpty() ? List.of(home.publicKey()) : keys.stream().map(LogTrust::key).toList();
    return new Trust(evaluators, policy == null ? home.policy() : LogTrust.read(policy));
  }
}
