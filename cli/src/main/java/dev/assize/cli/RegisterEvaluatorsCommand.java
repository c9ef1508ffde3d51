package dev.assize.cli;

import dev.assize.register.Reliance;
import dev.assize.register.entry.Moment;
import dev.assize.register.evaluator.Affected;
import dev.assize.register.evaluator.Signal;
import dev.assize.register.evaluator.Standing;
import dev.assize.register.people.People;
import dev.assize.scheme.Scheme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assize register evaluators}: how evaluators stand, and what rests on them. */
@Command(
    name = "evaluators",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says how evaluators stand and what is odd about them.",
      "",
      "Where an evaluator's outcomes count no longer, it lists the certificates that rest on them.",
    })
final class RegisterEvaluatorsCommand extends RegisterQuestion {

  @Parameters(paramLabel = "PARTY", arity = "0..1", description = "Only this one (default: all).")
  private @Nullable String party;

  /** An evaluator as it is told. */
  private record Told(
      String scheme,
      String evaluator,
      Standing standing,
      List<Signal> signals,
      List<Affected> affected) {}

  @Override
  Answer answer(RegisterView view) {
    People people = view.people();
    Moment now = view.register().moment();
    List<Told> all = new ArrayList<>();
    for (Scheme scheme : view.shelf().institutions()) {
      for (String evaluator : people.evaluators(scheme.digest(), now)) {
        if (party == null || party.equals(evaluator)) {
          all.add(
              new Told(
                  scheme.metadata().name(),
                  evaluator,
                  people.standing(scheme.digest(), evaluator, now),
                  people.signals(scheme.digest(), evaluator, now),
                  Reliance.on(evaluator, scheme.digest(), view.register())));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    all.forEach(each -> lines.addAll(lines(each)));
    if (all.isEmpty()) {
      lines.add(party == null ? "No evaluator is recognised." : party + " is no evaluator here.");
    }
    return new Answer(all, lines, party != null && all.isEmpty() ? ExitCode.NO : ExitCode.YES);
  }

  private List<String> lines(Told told) {
    List<String> lines = new ArrayList<>();
    Standing standing = told.standing();
    lines.add(
        "%-24s %s%s%s"
            .formatted(
                told.evaluator(),
                Words.of(standing.state()),
                standing.since() == null ? "" : " since " + standing.since(),
                standing.until() == null ? "" : ", until " + standing.until()));
    lines.add("    " + EntryReference.printable(standing.words()));
    standing
        .voids()
        .forEach(each ->
            lines.add(
                "    outcomes after %s do not count: %s"
                    .formatted(each.after(), EntryReference.printable(each.words()))));
    told.signals()
        .forEach(signal ->
            lines.add(
                "    signal, %s: %s"
                    .formatted(Words.of(signal.kind()), EntryReference.printable(signal.words()))));
    boolean lost = told.affected().stream().anyMatch(each -> !each.lost().isEmpty());
    if (party != null || lost) {
      told.affected()
          .forEach(each ->
              lines.add(
                  "    certificate %s… rests on it: %s"
                      .formatted(each.certificate().abbreviated(), each.follows())));
    }
    return lines;
  }
}
