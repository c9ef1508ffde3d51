package dev.assize.cli;

import dev.assize.agent.manifest.Manifest;
import dev.assize.gate.account.Account;
import dev.assize.gate.budget.GivenBudget;
import dev.assize.gate.evidence.ContextFacts;
import dev.assize.gate.evidence.Derived;
import dev.assize.gate.evidence.FactDerivation;
import dev.assize.gate.evidence.Question;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedRegister;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.policy.DecisionText;
import dev.assize.gate.record.ProcurementRecord;
import dev.assize.gate.summary.VerificationSummary;
import dev.assize.register.certificate.Certificate;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize gate}: lets an agent in, or not. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says whether a policy lets an agent in, why, and what to do about it.",
      "",
      "That follows from the register, from the agent that is about to run, and from what it is to be",
      "used for.",
      "",
      "Exit code: 0 if the agent is let in, with or without conditions, 1 if not, 3 if that cannot be",
      "said: then do not let it in either.",
    })
final class GateCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "AGENT|DIGEST",
      description =
          "The agent that is about to run: agent.yaml, or its folder. Or the digest of an agent; then "
              + "nobody looks at what runs, which most policies do not take.")
  private String agent = "";

  @Option(
      names = "--policy",
      paramLabel = "P",
      required = true,
      description = "Policy to decide by, by name or path: baseline, ci, personal, …")
  private String policy = "";

  @Option(
      names = "--context",
      paramLabel = "K=V",
      description = "What the agent is used for, like tier=sensitive; repeatable (policy facts).")
  private List<String> context = List.of();

  @Option(
      names = "--budget",
      paramLabel = "FILE",
      description =
          "The project's budget, with what it sets aside for security and the fees: budget.* follow "
              + "from it (docs/procurement.md).")
  private @Nullable Path budget;

  @Mixin private final GateEvidence evidence = new GateEvidence();

  @Option(
      names = "--certified",
      paramLabel = "DIGEST",
      description = "The agent that was certified, if that is what others know (default: AGENT).")
  private @Nullable String certified;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "The time of the decision (default: now).")
  private @Nullable Instant at;

  @Option(names = "--json", description = "Print the whole decision as JSON.")
  private boolean json;

  @Option(
      names = "--vsa",
      paramLabel = "FILE",
      description = "Write the decision as a signed SLSA verification summary.")
  private @Nullable Path summary;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Sign what is written with this private key (--vsa without it: your own).")
  private @Nullable Path key;

  @Mixin private final RecordOptions record = new RecordOptions();

  /** A decision with what it is about. */
  private record Told(
      Digest agent, @Nullable Digest certificate, Decision decision, List<String> waiversRefused) {

    /** What it rests on. */
    private record Basis(
        Question question, Derived derived, CompiledPolicy policy, Account account) {}
  }

  @Override
  public Integer call() throws InterruptedException {
    Instant now = GateEvidence.time(at);
    Map<String, Object> stated = context();
    FutureTask<GateEvidence.Looked> looking = evidence.looking(now);
    CompiledPolicy compiled = PolicyArguments.load(policy);
    boolean isDigest = agent.matches("(sha256:)?[0-9a-f]{64}");
    ObservedAgent observed =
        isDigest
            ? new ObservedAgent.NotSeen(NotKnown.ABSENT, "only a digest was given")
            : ObservedAgent.at(Path.of(agent), now);
    ObservedTools tools = evidence.tools(now);
    GateEvidence.Looked looked = GateEvidence.get(looking);
    ObservedRegister register = looked.register();
    Question question = question(observed, compiled, stated, looked.accepted(), now);
    Derived derived = FactDerivation.derive(question, register, observed, tools);
    Decision decision = compiled.decide(derived.facts(), derived.waived());
    Told told =
        new Told(
            question.agent(),
            derived.certificate().map(Certificate::id).orElse(null),
            decision,
            derived.refused());
    print(told);
    Digest signed = summary == null ? null : sign(told, derived, summary);
    if (record.isWanted()) {
      Account account =
          Account.of(
              question,
              derived,
              register,
              observed,
              isDigest ? null : Manifest.read(Path.of(agent)));
      write(new Told.Basis(question, derived, compiled, account), decision, signed);
    }
    return switch (decision.answer()) {
      case ALLOW, ALLOW_WITH_CONDITIONS -> ExitCode.YES;
      case DENY -> ExitCode.NO;
      case UNKNOWN -> ExitCode.INCONCLUSIVE;
    };
  }

  private Question question(
      ObservedAgent observed,
      CompiledPolicy compiled,
      Map<String, Object> stated,
      Set<Digest> accepted,
      Instant now) {
    GivenBudget given = budget == null ? null : GivenBudget.read(budget);
    try {
      return new Question(
          subject(observed),
          accepted,
          evidence.relyingParty(),
          evidence.use(),
          compiled.policy().metadata().name(),
          stated,
          evidence.bundles(),
          evidence.waivers(),
          given,
          now);
    } catch (IllegalArgumentException e) {
      throw new InputException("--budget, --context: " + e.getMessage());
    }
  }

  private Digest subject(ObservedAgent observed) {
    if (certified != null) {
      return digest("--certified", certified);
    }
    return observed instanceof ObservedAgent.Seen seen
        ? seen.digest()
        : digest("AGENT|DIGEST", agent);
  }

  private static Digest digest(String option, String text) {
    String hex = text.replaceFirst("^sha256:", "");
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new InputException(
          "%s: a digest has 64 hexadecimal digits, with or without sha256: before them"
              .formatted(option));
    }
    return new Digest(hex);
  }

  private Map<String, Object> context() {
    try {
      return ContextFacts.parse(context);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "--context: "
              + EntryReference.printable(String.valueOf(e.getMessage()))
              + "; see: assize policy facts");
    }
  }

  private void print(Told told) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(told));
    } else {
      DecisionText.brief(told.decision()).stream()
          .map(EntryReference::printable)
          .forEach(out::println);
      told.waiversRefused().stream()
          .map(EntryReference::printable)
          .forEach(line -> out.println("  Waiver without effect: " + line));
    }
    out.flush();
  }

  private void write(Told.Basis basis, Decision decision, @Nullable Digest signed) {
    SigningKey signer = key == null ? null : KeyFile.read(key);
    List<String> arguments =
        Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs();
    record.write(
        new ProcurementRecord(
            basis.account(),
            basis.question(),
            basis.derived(),
            basis.policy(),
            decision,
            RecordOptions.again(arguments, decision.at()),
            signed,
            signer == null ? null : record.statement(),
            signer == null ? null : signer.verifier().toString()),
        signer);
  }

  /** Gives the digest of what it has written. */
  private Digest sign(Told told, Derived derived, Path file) {
    SigningKey signer = key == null ? RegisterOptions.home().key() : KeyFile.read(key);
    String name =
        derived.certificate().map(each -> each.decision().entry().subject().name()).orElse(null);
    VerificationSummary verified =
        VerificationSummary.of(
            told.decision(),
            told.agent(),
            context(),
            "urn:assize:gate:" + signer.verifier().name());
    byte[] envelope = verified.sign(told.agent(), name, signer).bytes();
    try {
      Files.write(file, envelope);
      return Digest.of(envelope);
    } catch (IOException e) {
      throw InputException.of("--vsa ", e);
    }
  }
}
