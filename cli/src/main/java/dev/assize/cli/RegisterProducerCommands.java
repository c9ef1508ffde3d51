package dev.assize.cli;

import dev.assize.agent.manifest.Manifest;
import dev.assize.register.entry.Entry;
import dev.assize.register.sanction.ContractSchedule;
import dev.assize.scheme.ChangeRule;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.ChangeNoticePredicate;
import dev.assize.statement.intoto.ChangeNoticePredicate.ChangeClass;
import dev.assize.statement.intoto.RemediationPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a producer puts into a register. */
final class RegisterProducerCommands {

  private RegisterProducerCommands() {}

  /** {@code assize register apply}. */
  @Command(
      name = "apply",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Applies for a certificate. The id of the application names the case.")
  static final class Apply extends RegisterEntryCommand {

    @Parameters(paramLabel = "AGENT", description = "The agent: agent.yaml, or its folder.")
    private @Nullable Path agent;

    @Option(
        names = "--tier",
        paramLabel = "T",
        description = "general, sensitive or critical (default: the manifest's).")
    private @Nullable Tier tier;

    @Option(
        names = "--purpose",
        paramLabel = "T",
        description = "What the agent is for (default: the manifest's).")
    private @Nullable String purpose;

    @Option(
        names = "--tools",
        paramLabel = "FILE",
        description =
            "Definitions of the tools that it brings, as JSON; their digest is certified.")
    private @Nullable Path tools;

    @Option(
        names = "--contract",
        paramLabel = "YAML",
        description =
            "Schedule of payments that the certificate matters for; see docs/register.md.")
    private @Nullable Path contract;

    @Option(
        names = "--supersedes",
        paramLabel = "ENTRY",
        description = "The certificate that the new one is to replace.")
    private @Nullable String supersedes;

    @Option(
        names = "--model-vendor",
        paramLabel = "PARTY",
        description = "Who sells the models that it runs on; repeatable.")
    private @Nullable List<String> vendors;

    @Option(
        names = "--truth",
        paramLabel = "FILE",
        description =
            "For blind tests by the scheme's owner: the file that says what the agent does. Its digest "
                + "is the application's record number; a random line in it keeps others from guessing it.")
    private @Nullable Path truth;

    @Option(names = "--no-model", description = "It runs on nobody's models.")
    private boolean noModel;

    @Override
    Draft draft(RegisterView view) {
      Manifest manifest = Manifest.read(Objects.requireNonNull(agent));
      Scheme scheme = view.shelf().only();
      ContractSchedule schedule = contract == null ? null : ContractSchedule.read(contract);
      if (schedule != null && !schedule.producer().equals(party())) {
        throw new InputException(
            "%s: is a contract of %s, not of %s".formatted(contract, schedule.producer(), party()));
      }
      Tier declared = tier != null ? tier : manifest.context().tier();
      String replaced = supersedes;
      ApplicationPredicate says =
          new ApplicationPredicate(
              party(),
              RegisterView.descriptor(scheme),
              declared == null ? Tier.GENERAL : declared,
              "%s [record %s]"
                  .formatted(
                      purpose != null ? purpose : manifest.context().purpose(),
                      truth == null ? Seed.fresh().hex() : Digest.ofFile(truth).hex()),
              tools == null ? null : ToolCatalogue.digest(tools),
              noModel ? List.of() : vendors,
              schedule == null ? null : schedule.digest(),
              replaced == null ? null : view.certificate(replaced).id(),
              view.at());
      return new Draft(subject(manifest), says, news(says));
    }

    private static ResourceDescriptor subject(Manifest manifest) {
      return ResourceDescriptor.of(
          manifest.metadata().name() + " " + manifest.metadata().version(), manifest.digest());
    }

    private static List<String> news(ApplicationPredicate says) {
      List<String> news = new ArrayList<>();
      if (says.modelVendors() == null) {
        news.add(
            "It does not say whose models it runs on: a conflict with evaluators that use any.");
      }
      if (says.toolCatalogue() == null) {
        news.add("It names no tools of its own, so no change of them will be noticed.");
      }
      return news;
    }
  }

  /** {@code assize register challenge}. */
  @Command(
      name = "challenge",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Challenges an evaluator that was drawn, for cause; once in a case.")
  static final class Challenge extends RegisterEntryCommand {

    @Option(names = "--case", paramLabel = "ENTRY", required = true, description = "The case.")
    private String application = "";

    @Option(names = "--evaluator", paramLabel = "PARTY", required = true, description = "Whom.")
    private String evaluator = "";

    @Option(names = "--grounds", paramLabel = "T", required = true, description = "Why.")
    private String grounds = "";

    @Override
    Draft draft(RegisterView view) {
      Entry entry = view.application(application);
      return new Draft(
          entry.subject(), new ChallengePredicate(entry.id(), evaluator, grounds, view.at()));
    }
  }

  /** {@code assize register change}. */
  @Command(
      name = "change",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Gives notice of a change of a certified agent, and says what the change calls for.",
        "",
        "The certificate stays one of the agent as it was examined.",
      })
  static final class Change extends RegisterEntryCommand {

    @Option(names = "--certificate", paramLabel = "ENTRY", required = true, description = "Which.")
    private String certificate = "";

    @Option(
        names = "--class",
        paramLabel = "C",
        required = true,
        description = "routine, adaptive, transformative or emergency.")
    private @Nullable ChangeClass change;

    @Option(
        names = "--agent",
        paramLabel = "AGENT",
        description = "The changed agent: agent.yaml, or its folder.")
    private @Nullable Path agent;

    @Option(
        names = "--tools",
        paramLabel = "FILE",
        description = "Its tools' definitions, as JSON.")
    private @Nullable Path tools;

    @Option(
        names = "--changed",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "When the change takes effect (default: the time of the notice).")
    private @Nullable Instant changed;

    @Option(names = "--text", paramLabel = "T", required = true, description = "What changes.")
    private String text = "";

    @Override
    Draft draft(RegisterView view) {
      Entry granted = view.certificate(certificate);
      ChangeClass kind = Objects.requireNonNull(change);
      Instant effect = changed == null ? view.at() : changed;
      ChangeNoticePredicate says =
          new ChangeNoticePredicate(
              granted.id(),
              kind,
              agent == null ? null : Manifest.read(agent).digest(),
              tools == null ? null : ToolCatalogue.digest(tools),
              text,
              effect,
              view.at());
      ChangeRule rule =
          view.institutionOf(view.applicationOf(granted))
              .changes()
              .get(dev.assize.scheme.ChangeClass.valueOf(kind.name()));
      return new Draft(
          granted.subject(), says, rule == null ? List.of() : news(rule, effect, view));
    }

    private static List<String> news(ChangeRule rule, Instant effect, RegisterView view) {
      List<String> news = new ArrayList<>();
      if (rule.noticeBefore() != null) {
        Instant due = effect.minus(rule.noticeBefore());
        news.add(due(view.at(), due));
      } else if (rule.noticeAfter() != null) {
        news.add(due(view.at(), effect.plus(rule.noticeAfter())));
      }
      news.add(
          switch (rule.retest()) {
            case NONE -> "Nothing has to be examined again.";
            case PARTIAL -> "What changed has to be examined again.";
            case FULL -> "All of it has to be examined again: apply --supersedes.";
          });
      return news;
    }

    private static String due(Instant at, Instant due) {
      return at.isAfter(due)
          ? "This notice is late: it was due on " + due + "."
          : "This notice was due on " + due + ", and is in time.";
    }
  }

  /** {@code assize register remediate}. */
  @Command(
      name = "remediate",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Proposes how what a certificate is on notice for is going to be mended.")
  static final class Remediate extends RegisterEntryCommand {

    @Option(names = "--certificate", paramLabel = "ENTRY", required = true, description = "Which.")
    private String certificate = "";

    @Option(names = "--proposal", paramLabel = "T", required = true, description = "What is done.")
    private String proposal = "";

    @Option(
        names = "--complete-by",
        paramLabel = "TIME",
        required = true,
        converter = TimeConverter.class,
        description = "Until when.")
    private @Nullable Instant completeBy;

    @Override
    Draft draft(RegisterView view) {
      Entry granted = view.certificate(certificate);
      Digest id = granted.id();
      return new Draft(
          granted.subject(),
          new RemediationPredicate(id, proposal, Objects.requireNonNull(completeBy), view.at()));
    }
  }
}
