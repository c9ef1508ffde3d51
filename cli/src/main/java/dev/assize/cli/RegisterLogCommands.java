package dev.assize.cli;

import dev.assize.register.Problem;
import dev.assize.register.entry.Entry;
import dev.assize.statement.Json;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.Predicate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the log of a register holds, and what is not right about it. */
final class RegisterLogCommands {

  private RegisterLogCommands() {}

  /** {@code assize register problems}. */
  @Command(
      name = "problems",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Lists entries that have no effect, and why.",
        "",
        "Anybody can write into an open log; what is not right changes nothing, and stands here.",
      })
  static final class Problems extends RegisterQuestion {

    @Override
    Answer answer(RegisterView view) {
      List<Problem> problems = view.register().problems();
      return new Answer(
          problems,
          problems.isEmpty()
              ? List.of("Every entry has effect.")
              : problems.stream()
                  .map(each ->
                      "%d  %s".formatted(each.index(), EntryReference.printable(each.what())))
                  .toList(),
          problems.isEmpty() ? ExitCode.YES : ExitCode.NO);
    }
  }

  /** {@code assize register entries}. */
  @Command(
      name = "entries",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Lists the entries of the log, with who signed them.")
  static final class Entries extends RegisterQuestion {

    @Option(names = "--show", paramLabel = "ENTRY", description = "Print all that this one says.")
    private @Nullable String show;

    @Option(
        names = "--kind",
        paramLabel = "K",
        description = "Only entries of this kind, such as incident or change-notice.")
    private @Nullable String kind;

    @Option(names = "--id", description = "Print their ids, and nothing else.")
    private boolean idOnly;

    private record Told(
        long index, String id, String kind, @Nullable String subject, List<String> signers) {}

    @Override
    Answer answer(RegisterView view) {
      String named = show;
      if (named != null) {
        Entry entry = view.find("--show", named, Predicate.class);
        return new Answer(
            entry.predicate(),
            List.of(
                Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(entry.predicate())),
            ExitCode.YES);
      }
      Map<String, String> names = new HashMap<>();
      for (Entry entry : view.entries()) {
        if (entry.predicate() instanceof DisclosurePredicate says) {
          entry.signers().forEach(signer -> names.putIfAbsent(signer, says.party()));
        }
      }
      List<Told> told =
          view.entries().stream()
              .filter(entry -> kind == null || entry.predicate().type().contains("/" + kind + "/"))
              .map(entry ->
                  new Told(
                      entry.index(),
                      entry.id().hex(),
                      EntryReference.kind(entry.predicate().getClass()),
                      entry.subject().name(),
                      entry.signers().stream()
                          .map(signer ->
                              names.getOrDefault(signer, "key " + signer.substring(0, 12)))
                          .sorted()
                          .toList()))
              .toList();
      return new Answer(
          told,
          told.stream()
              .map(each ->
                  idOnly
                      ? each.id()
                      : "%d  %s…  %s on %s, by %s"
                          .formatted(
                              each.index(),
                              each.id().substring(0, 12),
                              each.kind(),
                              EntryReference.printable(Objects.toString(each.subject(), "?")),
                              String.join(", ", each.signers())))
              .toList(),
          ExitCode.YES);
    }
  }
}
