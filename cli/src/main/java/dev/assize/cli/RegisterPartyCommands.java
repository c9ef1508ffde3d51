package dev.assize.cli;

import dev.assize.register.entry.Entry;
import dev.assize.scheme.Clocks;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.GrantPredicate;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import dev.assize.statement.intoto.IncidentPredicate.Severity;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.WaiverPredicate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What any party may put into a register. */
final class RegisterPartyCommands {

  private RegisterPartyCommands() {}

  /** {@code assize register disclose}. */
  @Command(
      name = "disclose",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Says whom a party belongs to, lives on and has worked for.",
        "",
        "The first disclosure makes the party's name its key's; a later one replaces what it said.",
        "Where --key names a file that is not there, a new key with the party's name goes there.",
      })
  static final class Disclose extends RegisterEntryCommand {

    @Option(
        names = "--file",
        paramLabel = "YAML",
        required = true,
        description = "The disclosure: owners, funders, advisory work, fees; see docs/register.md.")
    private @Nullable Path file;

    @Override
    Draft draft(RegisterView view) {
      DisclosureForm form = DisclosureForm.read(Objects.requireNonNull(file));
      DisclosurePredicate says = form.at(view.at());
      signing.makeKey(form.party());
      Digest key = Digest.of(key().verifier().bytes());
      List<String> unknown = form.unknown();
      return new Draft(
          ResourceDescriptor.of(form.party(), key),
          says,
          unknown.isEmpty()
              ? List.of()
              : List.of(
                  "Left out, and so a conflict wherever it matters: "
                      + String.join(", ", unknown)));
    }
  }

  /** {@code assize register incident}. */
  @Command(
      name = "incident",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Reports harm that a certified agent did, or nearly did.",
        "",
        "Anybody may. Reports of the holder and of the scheme's owner start the scheme's clocks; all",
        "others are listed as allegations.",
      })
  static final class Incident extends RegisterEntryCommand {

    @Option(names = "--certificate", paramLabel = "ENTRY", required = true, description = "Which.")
    private String certificate = "";

    @Option(
        names = "--report",
        paramLabel = "R",
        description = "initial, full, update or closure (default: initial).")
    private Report report = Report.INITIAL;

    @Option(
        names = "--follows",
        paramLabel = "ENTRY",
        description = "The first report of this incident; for all but that.")
    private @Nullable String follows;

    @Option(
        names = "--severity",
        paramLabel = "S",
        required = true,
        description = "minor, serious or critical.")
    private @Nullable Severity severity;

    @Option(
        names = "--occurred",
        paramLabel = "TIME",
        required = true,
        converter = TimeConverter.class,
        description = "When it happened.")
    private @Nullable Instant occurred;

    @Option(
        names = "--aware",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "When you learned of it (default: the time of the report).")
    private @Nullable Instant aware;

    @Option(names = "--text", paramLabel = "T", required = true, description = "What happened.")
    private String text = "";

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<Action> actions = new ArrayList<>();

    /** A root cause and what is done about it. */
    private static final class Action {
      @Option(names = "--cause", paramLabel = "T", required = true, description = "A root cause.")
      private String cause = "";

      @Option(
          names = "--action",
          paramLabel = "T",
          required = true,
          description = "What is done about that cause.")
      private String action = "";

      @Option(
          names = "--due",
          paramLabel = "TIME",
          required = true,
          converter = TimeConverter.class,
          description = "Until when.")
      private @Nullable Instant due;
    }

    @Override
    Draft draft(RegisterView view) {
      Entry granted = view.certificate(certificate);
      Instant learned = aware == null ? view.at() : aware;
      String first = follows;
      IncidentPredicate says =
          new IncidentPredicate(
              granted.id(),
              report,
              first == null ? null : view.find("--follows", first, IncidentPredicate.class).id(),
              Objects.requireNonNull(severity),
              Objects.requireNonNull(occurred),
              learned,
              text,
              actions.stream()
                  .map(each ->
                      new IncidentPredicate.Action(
                          each.cause, each.action, Objects.requireNonNull(each.due)))
                  .toList(),
              view.at());
      return new Draft(granted.subject(), says, clocks(view, granted, learned));
    }

    private List<String> clocks(RegisterView view, Entry granted, Instant learned) {
      Entry application = view.applicationOf(granted);
      if (!mayStartClocks(view, application)) {
        return List.of("It is listed as an allegation: it is not the holder's, nor the owner's.");
      }
      if (report != Report.INITIAL) {
        return List.of();
      }
      Clocks clocks = view.institutionOf(application).clocks();
      Instant initial = learned.plus(clocks.incidentInitial());
      return List.of(
          view.at().isAfter(initial)
              ? "This report is late: it was due on " + initial + "."
              : "This report was due on " + initial + ", and is in time.",
          "The full report is due on "
              + learned.plus(clocks.incidentFull())
              + ": register incident --report full --follows …");
    }

    private boolean mayStartClocks(RegisterView view, Entry application) {
      String hex = key().verifier().hex();
      String producer = ((ApplicationPredicate) application.predicate()).producer();
      return view.partyKey(producer).sha256().equals(Digest.of(key().verifier().bytes()))
          || view.institutionOf(application).keys().stream()
              .anyMatch(owner -> LogTrust.key(owner.key()).hex().equals(hex));
    }
  }

  /** {@code assize register appeal}. */
  @Command(
      name = "appeal",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Appeals against a sanction, a decision, a withdrawal or a downgrade, or answers an appeal.",
        "",
        "An appeal in time stops payments. It never stops what keeps others safe.",
      })
  static final class Appeal extends RegisterEntryCommand {

    @Option(
        names = "--against",
        paramLabel = "ENTRY",
        required = true,
        description = "What is appealed against.")
    private String against = "";

    @Option(
        names = "--stage",
        paramLabel = "S",
        description = "lodged; by the appeals office upheld or dismissed (default: lodged).")
    private AppealPredicate.Stage stage = AppealPredicate.Stage.LODGED;

    @Option(names = "--grounds", paramLabel = "T", required = true, description = "Why.")
    private String grounds = "";

    @Override
    Draft draft(RegisterView view) {
      Entry entry = view.find("--against", against, Predicate.class);
      return new Draft(entry.subject(), new AppealPredicate(entry.id(), stage, grounds, view.at()));
    }
  }

  /** {@code assize register waive}. */
  @Command(
      name = "waive",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Says that a relying party lets an agent in although its policy would not.")
  static final class Waive extends RegisterEntryCommand {

    @Option(names = "--case", paramLabel = "ENTRY", required = true, description = "Of the agent.")
    private String application = "";

    @Option(
        names = "--policy-name",
        paramLabel = "P",
        required = true,
        description = "Which policy.")
    private String policy = "";

    @Option(
        names = "--clause",
        paramLabel = "ID",
        required = true,
        description = "A clause that is waived; repeatable.")
    private List<String> clauses = List.of();

    @Option(names = "--context", paramLabel = "T", required = true, description = "Where it holds.")
    private String context = "";

    @Option(names = "--reason", paramLabel = "T", required = true, description = "Why.")
    private String reason = "";

    @Option(
        names = "--until",
        paramLabel = "TIME",
        required = true,
        converter = TimeConverter.class,
        description = "When it ends.")
    private @Nullable Instant until;

    @Override
    Draft draft(RegisterView view) {
      return new Draft(
          view.application(application).subject(),
          new WaiverPredicate(
              party(), policy, clauses, context, reason, Objects.requireNonNull(until), view.at()));
    }
  }

  /** {@code assize register fund}. */
  @Command(
      name = "fund",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "Says that you fund the upkeep of a component. It makes its keeper depend on you.")
  static final class Fund extends RegisterEntryCommand {

    @Option(names = "--recipient", paramLabel = "PARTY", required = true, description = "Whom.")
    private String recipient = "";

    @Option(
        names = "--component",
        paramLabel = "NAME=SHA256",
        required = true,
        description = "What, with its digest.")
    private String component = "";

    @Option(names = "--purpose", paramLabel = "T", required = true, description = "What for.")
    private String purpose = "";

    @Option(
        names = "--amount",
        paramLabel = "MONEY",
        required = true,
        converter = MoneyConverter.class,
        description = "How much, such as '1200.00 EUR'.")
    private dev.assize.statement.intoto.@Nullable Money amount;

    @Option(
        names = "--from",
        paramLabel = "TIME",
        required = true,
        converter = TimeConverter.class,
        description = "When the period begins.")
    private @Nullable Instant from;

    @Option(
        names = "--until",
        paramLabel = "TIME",
        required = true,
        converter = TimeConverter.class,
        description = "When it ends.")
    private @Nullable Instant until;

    @Override
    Draft draft(RegisterView view) {
      int equals = component.lastIndexOf('=');
      String hex = component.substring(equals + 1);
      if (equals < 1 || !hex.matches("[0-9a-f]{64}")) {
        throw new InputException("--component " + component + ": write NAME=SHA256");
      }
      return new Draft(
          ResourceDescriptor.of(component.substring(0, equals), new Digest(hex)),
          new GrantPredicate(
              party(),
              recipient,
              purpose,
              Objects.requireNonNull(amount),
              Objects.requireNonNull(from),
              Objects.requireNonNull(until),
              view.at()));
    }
  }
}
