package dev.assize.cli;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.ReviewPredicate;
import dev.assize.statement.intoto.ReviewPredicate.Result;
import dev.assize.statement.intoto.WithdrawalPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What reviewers and deciders put into a register. */
final class RegisterOfficeCommands {

  private RegisterOfficeCommands() {}

  private static List<Digest> agreeing(Case file) {
    return file.countingForDecision().stream()
        .filter(CaseOutcome::conforms)
        .map(CaseOutcome::id)
        .toList();
  }

  private static List<Digest> dissenting(Case file) {
    return file.countingForDecision().stream()
        .filter(each -> !each.conforms())
        .map(CaseOutcome::id)
        .toList();
  }

  private static List<Digest> outcomes(RegisterView view, List<String> references) {
    return references.stream()
        .map(each -> view.find("--examination", each, ExaminationPredicate.class).id())
        .toList();
  }

  /** {@code assize register review}. */
  @Command(
      name = "review",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Says whether the examinations of a case fit their evidence.")
  static final class Review extends RegisterEntryCommand {

    @Option(names = "--case", paramLabel = "ENTRY", required = true, description = "The case.")
    private String application = "";

    @Option(
        names = "--examination",
        paramLabel = "ENTRY",
        description =
            "An outcome that was checked; repeatable (default: all that agree and count).")
    private List<String> examinations = List.of();

    @Option(names = "--returned", description = "They do not fit (default: they do).")
    private boolean returned;

    @Option(names = "--remarks", paramLabel = "T", description = "For people.")
    private String remarks = "";

    @Override
    Draft draft(RegisterView view) {
      Case file = view.file(application);
      List<Digest> checked = examinations.isEmpty() ? agreeing(file) : outcomes(view, examinations);
      return new Draft(
          file.application().entry().subject(),
          new ReviewPredicate(
              file.id(),
              party(),
              checked,
              returned ? Result.RETURNED : Result.ACCEPTED,
              remarks,
              view.at()),
          List.of("It is about %d outcomes.".formatted(checked.size())));
    }
  }

  /** {@code assize register decide}. */
  @Command(
      name = "decide",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Decides on an application.",
        "",
        "The id of a decision that grants names the certificate.",
        "A grant rests on the outcomes that agree, and publishes those that do not.",
      })
  static final class Decide extends RegisterEntryCommand {

    @Parameters(paramLabel = "DECISION", description = "granted, refused, inconclusive, abandoned.")
    private @Nullable Decision decision;

    @Option(names = "--case", paramLabel = "ENTRY", required = true, description = "The case.")
    private String application = "";

    @Option(
        names = "--valid-until",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "End of the certificate (default: as late as the scheme allows).")
    private @Nullable Instant validUntil;

    @Option(
        names = "--condition",
        paramLabel = "ID=TEXT@TIME",
        description = "What the holder has to do until when; repeatable.")
    private List<String> conditions = List.of();

    @Option(names = "--reasons", paramLabel = "T", required = true, description = "Why.")
    private String reasons = "";

    @Override
    Draft draft(RegisterView view) {
      Case file = view.file(application);
      boolean grants = decision == Decision.GRANTED;
      List<Digest> agree = agreeing(file);
      List<Digest> dissent = dissenting(file);
      DecisionPredicate says =
          new DecisionPredicate(
              file.id(),
              party(),
              Objects.requireNonNull(decision),
              grants ? agree : dissent,
              grants ? dissent : agree,
              file.review(Set.copyOf(grants ? agree : dissent)).map(Valid::id).orElse(null),
              conditions.stream().map(Decide::condition).toList(),
              grants ? end(view, file) : null,
              reasons,
              view.at());
      List<String> news = new ArrayList<>();
      if (grants) {
        news.add("The certificate lasts until " + says.validUntil() + ".");
      }
      file.outcomes()
          .forEach(outcome ->
              news.add(
                  "%s: %s%s"
                      .formatted(
                          outcome.evaluator(),
                          RegisterListCommands.found(outcome),
                          outcome
                              .objection(file.moment())
                              .map(why -> ", which does not count: " + why)
                              .orElse(""))));
      return new Draft(file.application().entry().subject(), says, news);
    }

    private Instant end(RegisterView view, Case file) {
      return validUntil == null ? view.at().plus(file.terms().validity()) : validUntil;
    }

    private static Condition condition(String text) {
      int equals = text.indexOf('=');
      int at = text.lastIndexOf('@');
      if (equals < 1 || at < equals) {
        throw new InputException("--condition " + text + ": write ID=TEXT@TIME");
      }
      return new Condition(
          text.substring(0, equals),
          text.substring(equals + 1, at),
          new TimeConverter().convert(text.substring(at + 1)));
    }
  }

  /** {@code assize register restore}. */
  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Restores a certificate that is on notice or suspended.",
        "",
        "It takes new examinations by evaluators who were drawn for that; words are not enough.",
      })
  static final class Restore extends RegisterEntryCommand {

    @Option(names = "--certificate", paramLabel = "ENTRY", required = true, description = "Which.")
    private String certificate = "";

    @Option(
        names = "--examination",
        paramLabel = "ENTRY",
        description =
            "A new outcome; repeatable "
                + "(default: all that conform of the last draw for restoration).")
    private List<String> examinations = List.of();

    @Option(names = "--reasons", paramLabel = "T", required = true, description = "Why.")
    private String reasons = "";

    @Override
    Draft draft(RegisterView view) {
      Certificate known = view.standing(certificate);
      return new Draft(
          known.decision().entry().subject(),
          new RestorationPredicate(
              known.id(),
              party(),
              examinations.isEmpty() ? latest(known.file()) : outcomes(view, examinations),
              reasons,
              view.at()));
    }

    private static List<Digest> latest(Case file) {
      return file.outcomes().stream()
          .filter(each ->
              each.assignment().says().cause()
                  == dev.assize.statement.intoto.AssignmentPredicate.Cause.RESTORATION)
          .filter(each -> each.assignment().id().equals(file.assignments().getLast().id()))
          .filter(each -> each.conforms() && each.counts(file.moment()))
          .map(CaseOutcome::id)
          .toList();
    }
  }

  /** {@code assize register withdraw}. */
  @Command(
      name = "withdraw",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Takes a certificate away for good; or its holder gives it back.")
  static final class Withdraw extends RegisterEntryCommand {

    @Option(names = "--certificate", paramLabel = "ENTRY", required = true, description = "Which.")
    private String certificate = "";

    @Option(
        names = "--grounds",
        paramLabel = "G",
        required = true,
        description = "holder, false-statement, not-remediable or rule.")
    private WithdrawalPredicate.@Nullable Grounds grounds;

    @Option(
        names = "--because",
        paramLabel = "ENTRY",
        description = "An entry that shows it; repeatable.")
    private List<String> causes = List.of();

    @Option(names = "--text", paramLabel = "T", required = true, description = "Why.")
    private String text = "";

    @Override
    Draft draft(RegisterView view) {
      Entry granted = view.certificate(certificate);
      return new Draft(
          granted.subject(),
          new WithdrawalPredicate(
              granted.id(),
              Objects.requireNonNull(grounds),
              view.ids("--because", causes),
              text,
              view.at()));
    }
  }
}
