package dev.assize.cli;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.evidence.Assigned;
import dev.assize.examination.evidence.Bundle;
import dev.assize.examination.evidence.Evaluator;
import dev.assize.examination.evidence.Publication;
import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an evaluator puts into a register, beside what {@code assize examine --case} does. */
final class RegisterEvaluatorCommands {

  private RegisterEvaluatorCommands() {}

  /** {@code assize register reveal}. */
  @Command(
      name = "reveal",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Publishes the outcome that an evaluator of a case has committed to.",
        "",
        "It refuses as long as others of the same draw could still learn from it: until all have",
        "committed, or the draw's time is over.",
      })
  static final class Reveal implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final RegisterSigning signing = new RegisterSigning();

    @Parameters(paramLabel = "DIR", description = "The examination's folder.")
    private @Nullable Path directory;

    private record Revealed(String id, long index) {}

    @Override
    public Integer call() throws InterruptedException {
      ExaminationFolder folder = ExaminationFolder.open(Objects.requireNonNull(directory));
      Assigned assigned =
          Assigned.of(folder)
              .orElseThrow(() ->
                  new InputException(
                      directory
                          + ": is of no case; an outcome of none is published when it is there"));
      RegisterView view = RegisterView.of(signing);
      List<String> waiting = waiting(view, assigned);
      if (!waiting.isEmpty() && !signing.anyway()) {
        throw new InputException(
            "%s could still learn from it, until %s; nothing was published (--anyway does it nevertheless)"
                .formatted(String.join(" and ", waiting), assigned.due()));
      }
      Evaluator evaluator =
          new Evaluator(
              signing.key(),
              signing.appendable(),
              signing.policy(),
              InstantSource.fixed(view.at()));
      Bundle bundle = Publication.publish(folder, evaluator);
      print(Digest.of(bundle.envelope().payload()), bundle.proof().index());
      return ExitCode.YES;
    }

    private void print(Digest id, long index) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      if (signing.json()) {
        out.println(Json.mapper().writeValueAsString(new Revealed(id.hex(), index)));
      } else if (signing.idOnly()) {
        out.println(id.hex());
      } else {
        out.println("✓ Entry %d, an examination: %s".formatted(index, id.hex()));
      }
      out.flush();
    }

    /** Evaluators of the draw who have not committed, and still may: whatever their clocks say. */
    private List<String> waiting(RegisterView view, Assigned assigned) {
      Case file =
          view.fold()
              .at(Instant.MAX)
              .file(assigned.application())
              .orElseThrow(() ->
                  new InputException(directory + ": its case has no effect in this register"));
      Valid<AssignmentPredicate> draw =
          file.assignments().stream()
              .filter(each -> each.id().equals(assigned.assignment()))
              .findFirst()
              .orElseThrow(() ->
                  new InputException(directory + ": its draw has no effect in this register"));
      if (view.at().isAfter(assigned.due())) {
        return List.of();
      }
      return draw.says().evaluators().stream()
          .filter(file.missing(draw)::contains)
          .filter(evaluator -> file.commitment(draw, evaluator).isEmpty())
          .toList();
    }
  }

  /** {@code assize register surveil}. */
  @Command(
      name = "surveil",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Says what the surveillance of a certificate came to.")
  static final class Surveil extends RegisterEntryCommand {

    @Option(names = "--certificate", paramLabel = "ENTRY", required = true, description = "Which.")
    private String certificate = "";

    @Option(
        names = "--examination",
        paramLabel = "ENTRY",
        required = true,
        description = "The outcome, by the evaluator who was drawn for it.")
    private String examination = "";

    @Override
    Draft draft(RegisterView view) {
      Certificate known = view.standing(certificate);
      Entry outcome = view.find("--examination", examination, ExaminationPredicate.class);
      ExaminationPredicate says = (ExaminationPredicate) outcome.predicate();
      Conformity conclusion =
          known.file().outcomes().stream()
              .filter(each -> each.id().equals(outcome.id()))
              .map(CaseOutcome::conclusion)
              .findFirst()
              .orElse(says.verdict());
      return new Draft(
          outcome.subject(),
          new SurveillancePredicate(
              known.id(), says.evaluator(), outcome.id(), conclusion, view.at()));
    }
  }
}
