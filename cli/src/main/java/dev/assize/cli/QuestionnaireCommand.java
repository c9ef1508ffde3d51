package dev.assize.cli;

import dev.assize.agent.manifest.Manifest;
import dev.assize.gate.account.Account;
import dev.assize.gate.budget.GivenBudget;
import dev.assize.gate.evidence.Derived;
import dev.assize.gate.evidence.FactDerivation;
import dev.assize.gate.evidence.Question;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedRegister;
import dev.assize.gate.questionnaire.Filled;
import dev.assize.gate.questionnaire.FilledText;
import dev.assize.gate.questionnaire.Form;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize questionnaire}: a buyer's questions, answered from evidence. */
@Command(
    name = "questionnaire",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fills in a questionnaire about an agent from evidence.",
      "",
      "Every answer says on what it stands: measured in an examination, attested by somebody other than",
      "the producer, or declared by whom it is about. What no evidence answers is UNKNOWN, and says who",
      "could answer it.",
      "",
      "Exit code: 0 if anything is answered, 3 if nothing is.",
    })
final class QuestionnaireCommand implements Callable<Integer> {

  /** How the answers are told. */
  enum Format {
    MARKDOWN,
    CSV,
    JSON
  }

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "AGENT|DIGEST",
      description = "The agent: agent.yaml, or its folder. Or the digest of a certified one.")
  private @Nullable String agent;

  @Option(names = "--form", paramLabel = "F", description = "Questionnaire, by name or path.")
  private @Nullable String form;

  @Option(names = "--list", description = "List the questionnaires there are.")
  private boolean list;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "markdown",
      description = "markdown, csv or json (default: ${DEFAULT-VALUE}).")
  private Format format = Format.MARKDOWN;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(names = "--out", paramLabel = "FILE", description = "Write it to a file.")
  private @Nullable Path out;

  @Option(
      names = "--budget",
      paramLabel = "FILE",
      description = "The project's budget; see: assize gate --help")
  private @Nullable Path budget;

  @Mixin private final GateEvidence evidence = new GateEvidence();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "For which time (default: now).")
  private @Nullable Instant at;

  @Override
  public Integer call() {
    Path forms = Places.find().questionnaires();
    if (list) {
      return list(Form.all(forms));
    }
    if (agent == null || form == null) {
      throw new InputException("name an agent and a questionnaire: AGENT --form F; see --list");
    }
    Form chosen = Form.load(forms, form);
    Filled filled = Filled.of(chosen, account(agent));
    tell(
        switch (json ? Format.JSON : format) {
          case MARKDOWN -> FilledText.markdown(filled);
          case CSV -> FilledText.csv(filled);
          case JSON -> Json.mapper().writeValueAsString(filled) + "\n";
        });
    return filled.isAnswered() ? ExitCode.YES : ExitCode.INCONCLUSIVE;
  }

  private Account account(String named) {
    Instant now = GateEvidence.time(at);
    boolean isDigest = named.matches("(sha256:)?[0-9a-f]{64}");
    Manifest manifest = isDigest ? null : Manifest.read(Path.of(named));
    ObservedAgent observed =
        manifest == null
            ? new ObservedAgent.NotSeen(NotKnown.ABSENT, "only a digest was given")
            : ObservedAgent.at(Path.of(named), now);
    Question question =
        new Question(
            manifest == null ? new Digest(named.replaceFirst("^sha256:", "")) : manifest.digest(),
            evidence.accepted(),
            evidence.relyingParty(),
            evidence.use(),
            "",
            Map.of(),
            evidence.bundles(),
            evidence.waivers(),
            budget == null ? null : GivenBudget.read(budget),
            now);
    ObservedRegister register = evidence.register(now);
    Derived derived = FactDerivation.derive(question, register, observed, evidence.tools(now));
    return Account.of(question, derived, register, observed, manifest);
  }

  private int list(List<Form> forms) {
    if (json) {
      tell(Json.mapper().writeValueAsString(forms.stream().map(Form::metadata).toList()) + "\n");
      return ExitCode.YES;
    }
    StringBuilder lines = new StringBuilder();
    for (Form each : forms) {
      lines.append(
          "%-16s %s (%s)%n%16s %s%n"
              .formatted(
                  each.metadata().name(),
                  each.metadata().title(),
                  each.metadata().version(),
                  "",
                  each.metadata().wording()));
    }
    tell(lines.toString());
    return ExitCode.YES;
  }

  private void tell(String text) {
    if (out == null) {
      PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
      printer.print(text);
      printer.flush();
      return;
    }
    try {
      Files.writeString(out, text);
    } catch (IOException e) {
      throw InputException.of("--out ", e);
    }
  }
}
