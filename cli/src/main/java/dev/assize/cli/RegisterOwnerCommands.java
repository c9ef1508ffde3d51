package dev.assize.cli;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.entry.Entry;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.BackCheckPredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.DowngradePredicate.State;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.Money;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the owner of a scheme puts into its register, but for draws and sanctions. */
final class RegisterOwnerCommands {

  private RegisterOwnerCommands() {}

  /** {@code assize register recognise}. */
  @Command(
      name = "recognise",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Recognises a party as evaluator, reviewer, decider or for appeals.")
  static final class Recognise extends RegisterEntryCommand {

    @Option(names = "--party", paramLabel = "PARTY", required = true, description = "Whom.")
    private String party = "";

    @Option(
        names = "--office",
        paramLabel = "O",
        required = true,
        description = "evaluator, reviewer, decider or appeals.")
    private @Nullable Office office;

    @Option(
        names = "--tier",
        paramLabel = "T",
        split = ",",
        description = "general, sensitive, critical (default: all).")
    private List<Tier> tiers = List.of(Tier.values());

    @Option(
        names = "--proficiency",
        paramLabel = "ENTRY",
        description = "The proficiency test that it has passed.")
    private @Nullable String proficiency;

    @Option(
        names = "--until",
        paramLabel = "TIME",
        required = true,
        converter = TimeConverter.class,
        description = "When the recognition ends.")
    private @Nullable Instant until;

    @Override
    Draft draft(RegisterView view) {
      String test = proficiency;
      return new Draft(
          view.partyKey(party),
          new RecognitionPredicate(
              RegisterView.descriptor(view.shelf().only()),
              Objects.requireNonNull(office),
              party,
              tiers,
              test == null
                  ? null
                  : view.find("--proficiency", test, ProficiencyPredicate.class).id(),
              Objects.requireNonNull(until),
              view.at()));
    }
  }

  /** {@code assize register escrow}. */
  @Command(
      name = "escrow",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Says that the fee of a case is held in trust, whatever the result is going to be.",
        "",
        "From here on evaluators can be drawn.",
      })
  static final class Escrow extends RegisterEntryCommand {

    @Option(names = "--case", paramLabel = "ENTRY", required = true, description = "The case.")
    private String application = "";

    @Option(names = "--payer", paramLabel = "PARTY", required = true, description = "Who paid.")
    private String payer = "";

    @Option(
        names = "--amount",
        paramLabel = "MONEY",
        required = true,
        converter = MoneyConverter.class,
        description = "How much, such as '1200.00 EUR'.")
    private @Nullable Money amount;

    @Override
    Draft draft(RegisterView view) {
      Entry entry = view.application(application);
      return new Draft(
          entry.subject(),
          new EscrowPredicate(entry.id(), payer, Objects.requireNonNull(amount), view.at()),
          List.of("Evaluators can be drawn: register draw --case " + entry.id().abbreviated()));
    }
  }

  /** {@code assize register downgrade}. */
  @Command(
      name = "downgrade",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Says that an evaluator is no longer what it was recognised as.",
        "",
        "Lists the certificates that rest on its outcomes.",
      })
  static final class Downgrade extends RegisterEntryCommand {

    @Option(names = "--evaluator", paramLabel = "PARTY", required = true, description = "Whom.")
    private String evaluator = "";

    @Option(
        names = "--state",
        paramLabel = "S",
        required = true,
        description = "probation, in-remediation, suspended, distrusted-after, revoked or barred.")
    private @Nullable State state;

    @Option(
        names = "--distrusted-after",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "Outcomes that the log holds since then count no longer.")
    private @Nullable Instant distrustedAfter;

    @Option(names = "--rule", paramLabel = "ID", required = true, description = "By which rule.")
    private String rule = "";

    @Option(
        names = "--because",
        paramLabel = "ENTRY",
        required = true,
        description = "An entry that shows why; repeatable.")
    private List<String> causes = List.of();

    @Option(
        names = "--until",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "When it ends by itself (default: it does not).")
    private @Nullable Instant until;

    @Override
    Draft draft(RegisterView view) {
      Scheme scheme = view.shelf().only();
      DowngradePredicate says =
          new DowngradePredicate(
              RegisterView.descriptor(scheme),
              evaluator,
              Objects.requireNonNull(state),
              distrustedAfter,
              rule,
              view.ids("--because", causes),
              until,
              view.at());
      return new Draft(
          view.partyKey(evaluator),
          says,
          List.of("What it affects: register evaluators " + evaluator));
    }
  }

  /** {@code assize register back-check}. */
  @Command(
      name = "back-check",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Discloses that a case was a blind test of its evaluators, with an agent whose truth is known.",
        "",
        "The truth's file was committed to before: the application's purpose has its digest.",
      })
  static final class BackCheck extends RegisterEntryCommand {

    @Option(names = "--case", paramLabel = "ENTRY", required = true, description = "The case.")
    private String application = "";

    @Option(
        names = "--truth",
        paramLabel = "FILE",
        required = true,
        description = "The file that says what the agent does.")
    private @Nullable Path truth;

    @Option(names = "--sound", description = "There was nothing to be found (default: there was).")
    private boolean sound;

    @Override
    Draft draft(RegisterView view) {
      Case file = view.file(application);
      Digest digest = Digest.ofFile(Objects.requireNonNull(truth));
      List<String> news = new ArrayList<>();
      for (CaseOutcome outcome : file.outcomes()) {
        boolean missed = (outcome.verdict() == Conformity.CONFORMS) != sound;
        news.add(
            "%s said %s: %s"
                .formatted(
                    outcome.evaluator(), Words.of(outcome.verdict()), missed ? "wrong" : "right"));
      }
      return new Draft(
          file.application().entry().subject(),
          new BackCheckPredicate(file.id(), digest, !sound, view.at()),
          news);
    }
  }
}
