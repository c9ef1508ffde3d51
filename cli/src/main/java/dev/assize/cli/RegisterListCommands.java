package dev.assize.cli;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.cases.Stage;
import dev.assize.register.entry.Valid;
import dev.assize.register.sanction.Bar;
import dev.assize.register.sanction.Offence;
import dev.assize.register.sanction.ProducerStanding;
import dev.assize.scheme.Scheme;
import dev.assize.statement.intoto.AssignmentPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists of what a register holds. */
final class RegisterListCommands {

  private RegisterListCommands() {}

  /** What an outcome says, and what it fails beside behaviour. */
  static String found(CaseOutcome outcome) {
    return Words.of(outcome.verdict())
        + outcome.failed().map(what -> ", but fails the examination of " + what).orElse("");
  }

  /** {@code assize register cases}. */
  @Command(
      name = "cases",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Lists applications and how far they have come: who was drawn, who said what.")
  static final class Cases extends RegisterQuestion {

    /** A case as it is told. */
    private record ToldCase(
        String id, long index, String agent, String producer, Stage stage, List<Seat> evaluators) {}

    /** An evaluator of a case. */
    private record Seat(String evaluator, String cause, String due, String standing) {}

    @Override
    Answer answer(RegisterView view) {
      List<ToldCase> told = view.register().cases().stream().map(Cases::told).toList();
      List<String> lines = new ArrayList<>();
      for (ToldCase each : told) {
        lines.add(
            "%d  %s…  %s by %s: %s"
                .formatted(
                    each.index(),
                    each.id().substring(0, 12),
                    EntryReference.printable(each.agent()),
                    each.producer(),
                    Words.of(each.stage())));
        each.evaluators()
            .forEach(seat ->
                lines.add(
                    "     %-24s drawn by %s, due %s: %s"
                        .formatted(seat.evaluator(), seat.cause(), seat.due(), seat.standing())));
      }
      return new Answer(told, lines.isEmpty() ? List.of("No applications.") : lines, ExitCode.YES);
    }

    private static ToldCase told(Case file) {
      List<Seat> seats = new ArrayList<>();
      for (Valid<AssignmentPredicate> draw : file.assignments()) {
        for (String evaluator : draw.says().evaluators()) {
          seats.add(
              new Seat(
                  evaluator,
                  Words.of(draw.says().cause()),
                  draw.says().due().toString(),
                  standing(file, draw, evaluator)));
        }
      }
      return new ToldCase(
          file.id().hex(),
          file.application().index(),
          String.valueOf(file.application().entry().subject().name()),
          file.producer(),
          file.stage(),
          seats);
    }

    private static String standing(Case file, Valid<AssignmentPredicate> draw, String evaluator) {
      for (CaseOutcome outcome : file.outcomes()) {
        if (outcome.assignment().id().equals(draw.id()) && outcome.evaluator().equals(evaluator)) {
          return found(outcome)
              + " (entry "
              + outcome.examination().index()
              + ")"
              + outcome.objection(file.moment()).map(why -> ", does not count: " + why).orElse("");
        }
      }
      if (file.commitment(draw, evaluator).isPresent()) {
        return "committed";
      }
      if (!file.missing(draw).contains(evaluator)) {
        return "challenged or replaced";
      }
      return file.plans(draw, evaluator).isEmpty() ? "nothing yet" : "plan sealed";
    }
  }

  /** {@code assize register abandoned}. */
  @Command(
      name = "abandoned",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Lists what was begun and not brought to an end.",
        "",
        "Those are cases without a decision in time, and plans of drawn evaluators without an outcome.",
      })
  static final class Abandoned extends RegisterQuestion {

    private record Left(String kind, String id, long index, String words) {}

    @Override
    Answer answer(RegisterView view) {
      List<Left> told = new ArrayList<>();
      for (Case file : view.register().cases()) {
        if (file.stage() == Stage.ABANDONED) {
          told.add(
              new Left(
                  "case",
                  file.id().hex(),
                  file.application().index(),
                  "%s's case of %s was not decided by %s"
                      .formatted(
                          file.producer(),
                          EntryReference.printable(
                              String.valueOf(file.application().entry().subject().name())),
                          file.decisionDue().map(Object::toString).orElse("its time"))));
        }
        for (Valid<AssignmentPredicate> draw : file.assignments()) {
          if (draw.says().due().isBefore(view.at())) {
            for (String evaluator : file.missing(draw)) {
              told.add(
                  new Left(
                      "examination",
                      draw.id().hex(),
                      draw.index(),
                      "%s had no outcome by %s%s"
                          .formatted(
                              evaluator,
                              draw.says().due(),
                              file.plans(draw, evaluator).isEmpty()
                                  ? ", and no plan"
                                  : ", though it had sealed a plan")));
            }
          }
        }
      }
      return new Answer(
          told,
          told.isEmpty()
              ? List.of("Nothing was abandoned.")
              : told.stream().map(each -> "%d  %s".formatted(each.index(), each.words())).toList(),
          ExitCode.YES);
    }
  }

  /** {@code assize register sanctions}. */
  @Command(
      name = "sanctions",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Says where producers stand: sanctions, bars on applying, watches, payments.")
  static final class Sanctions extends RegisterQuestion {

    @Parameters(paramLabel = "PARTY", arity = "0..1", description = "Only this producer.")
    private @Nullable String party;

    @Override
    Answer answer(RegisterView view) {
      List<ProducerStanding> all = new ArrayList<>();
      for (Scheme scheme : view.shelf().institutions()) {
        TreeSet<String> producers = new TreeSet<>();
        view.register().cases().stream()
            .filter(file -> file.scheme().equals(scheme.digest()))
            .forEach(file -> producers.add(file.producer()));
        view.register().sanctions().forEach(each -> producers.add(each.says().party()));
        producers.stream()
            .filter(each -> party == null || party.equals(each))
            .map(each -> view.producer(scheme, each))
            .filter(each -> !each.offences().isEmpty())
            .forEach(all::add);
      }
      List<String> lines = new ArrayList<>();
      all.forEach(each -> lines.addAll(lines(each)));
      return new Answer(all, lines.isEmpty() ? List.of("No sanctions.") : lines, ExitCode.YES);
    }

    private static List<String> lines(ProducerStanding standing) {
      List<String> lines = new ArrayList<>();
      lines.add(standing.producer());
      for (Offence offence : standing.offences()) {
        lines.add(
            "  %s  %s%s"
                .formatted(
                    offence.at(),
                    offence.rung().id(),
                    offence.setAside() == null
                        ? ""
                        : ", set aside on appeal on " + offence.setAside()));
      }
      for (Bar bar : standing.bars()) {
        lines.add(
            "  %s: may not apply from %s until %s (the %s bar in memory)"
                .formatted(
                    bar.holdsAt(standing.at()) ? "BARRED" : "bar",
                    bar.from(),
                    bar.until(),
                    bar.number() == 1
                        ? "first"
                        : bar.number() == 2 ? "second" : bar.number() + "th"));
      }
      standing
          .watches()
          .forEach(watch ->
              lines.add(
                  "  %s of all certificates by %s from %s until %s: surveillance intervals times %s"
                      .formatted(
                          watch.holdsAt(standing.at()) ? "WATCH" : "watch",
                          watch.rung(),
                          watch.from(),
                          watch.until(),
                          watch.factor().toPlainString())));
      standing
          .payments()
          .forEach(each ->
              lines.add(
                  "  %s %s by clause %s: %s"
                      .formatted(
                          each.payment().amount().amount(),
                          each.payment().amount().currency(),
                          EntryReference.printable(each.payment().clause()),
                          Words.of(each.state()))));
      return lines;
    }
  }
}
