package dev.assize.cli;

import dev.assize.log.LogException;
import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.proof.LogProof;
import dev.assize.log.tile.TileReader;
import dev.assize.register.cases.Case;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Valid;
import dev.assize.register.lottery.Draw;
import dev.assize.register.lottery.LotterySeed;
import dev.assize.register.lottery.NoSeedException;
import dev.assize.register.people.NextDraw;
import dev.assize.register.people.Occasion;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.intoto.AssignmentPredicate;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assize register draw}: draws evaluators by lot, or recomputes what was drawn. */
@Command(
    name = "draw",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Draws evaluators for a case, by lot from all who may examine it, and publishes who they are.",
      "",
      "The seed is that of the log's checkpoint that ends with the entry which called for the draw, so",
      "nobody chooses it, and anybody can do the draw again: with --check, which needs no key.",
    })
final class RegisterDrawCommand extends RegisterEntryCommand {

  @ArgGroup(multiplicity = "1")
  private @Nullable What what;

  private static final class What {
    @Option(names = "--case", paramLabel = "ENTRY", description = "Draw for this application.")
    private @Nullable String application;

    @Option(
        names = "--surveillance",
        paramLabel = "ENTRY",
        description = "Draw for the surveillance of this certificate.")
    private @Nullable String surveillance;

    @Option(
        names = "--restoration",
        paramLabel = "ENTRY",
        description = "Draw for the restoration of this certificate.")
    private @Nullable String restoration;

    @Option(
        names = "--check",
        paramLabel = "ENTRY",
        description = "Recompute all draws for this application, and compare. Signs nothing.")
    private @Nullable String check;
  }

  /** A draw done again. */
  private record Checked(String assignment, long index, boolean same, List<String> lines) {}

  @Override
  public Integer call() throws InterruptedException {
    String checked = Objects.requireNonNull(what).check;
    return checked == null ? super.call() : check(RegisterView.of(signing), checked);
  }

  @Override
  Draft draft(RegisterView view) {
    What asked = Objects.requireNonNull(what);
    Certificate certificate =
        asked.surveillance != null
            ? view.standing(asked.surveillance)
            : asked.restoration != null ? view.standing(asked.restoration) : null;
    Case file =
        certificate != null
            ? certificate.file()
            : view.file(Objects.requireNonNull(asked.application));
    Occasion occasion = occasion(asked, file, certificate);
    String checkpoint = checkpoint(occasion);
    Draw draw = view.people().draw(file, occasion, seed(view, checkpoint, occasion.calledForBy()));
    if (!draw.complete()) {
      throw new InputException(
          draw.explain().stream()
              .skip(1)
              .reduce((one, other) -> one + "; " + other)
              .orElse("nobody was drawn"));
    }
    AssignmentPredicate says =
        new AssignmentPredicate(
            file.id(),
            occasion.cause(),
            occasion.calledForBy().id(),
            checkpoint,
            draw.drawn(),
            view.at().plus(file.terms().examinationTime()),
            view.at());
    List<String> news = new ArrayList<>();
    news.add(
        "Drawn by %s, due %s: %s"
            .formatted(Words.of(occasion.cause()), says.due(), String.join(", ", draw.drawn())));
    draw.explain().stream().skip(2).forEach(line -> news.add("  " + line));
    news.add("Anybody can do it again: register draw --check " + file.id().abbreviated());
    return new Draft(file.application().entry().subject(), says, news);
  }

  private static Occasion occasion(What asked, Case file, @Nullable Certificate certificate) {
    if (certificate == null) {
      return NextDraw.of(file)
          .orElseThrow(() ->
              new InputException(
                  "--case %s: nothing calls for a draw now; it is %s"
                      .formatted(asked.application, Words.of(file.stage()))));
    }
    if (asked.surveillance != null) {
      return NextDraw.surveillance(certificate);
    }
    return NextDraw.restoration(certificate)
        .orElseThrow(() ->
            new InputException(
                "--restoration %s: its holder has not proposed how to mend it: register remediate"
                    .formatted(asked.restoration)));
  }

  /** The log answers an entry that it holds with the checkpoint that ends with it. */
  private String checkpoint(Occasion occasion) {
    long index = occasion.calledForBy().index();
    try {
      byte[] entry = signing.entry(index);
      LogProof proof = signing.appendable().append(entry);
      if (proof.index() != index || proof.extra().isEmpty()) {
        throw new InputException(
            "the log does not give the checkpoint that ends with entry " + index);
      }
      return new String(Base64.getDecoder().decode(proof.extra()), StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputException("interrupted while asking the log");
    }
  }

  private Seed seed(RegisterView view, String checkpoint, Valid<?> call) {
    LotterySeed seed =
        LotterySeed.from(checkpoint, view.reading().checkpoint().log(), call.index());
    Checkpoint then = seed.checkpoint();
    TreeHead head =
        new TileReader(
                signing.source(),
                new TreeHead(
                    view.reading().checkpoint().size(), view.reading().checkpoint().root()))
            .headAt(then.size());
    if (!head.root().equals(then.root())) {
      throw new NoSeedException("the checkpoint is not one of this log");
    }
    return seed.seed();
  }

  private int check(RegisterView view, String application) {
    Case file = view.file(application);
    List<Checked> all = new ArrayList<>();
    for (Valid<AssignmentPredicate> draw : file.assignments()) {
      all.add(check(view, file, draw));
    }
    PrintWriter out = out();
    if (signing.json()) {
      out.println(Json.mapper().writeValueAsString(all));
    } else {
      all.forEach(each -> {
        out.println(
            "%s Entry %d %s"
                .formatted(
                    each.same() ? "✓" : "✗",
                    each.index(),
                    each.same() ? "is what the lottery draws" : "is not what the lottery draws"));
        each.lines().forEach(line -> out.println("    " + EntryReference.printable(line)));
      });
      if (all.isEmpty()) {
        out.println("Nobody has been drawn for it.");
      }
    }
    out.flush();
    return all.stream().allMatch(Checked::same) ? ExitCode.YES : ExitCode.NO;
  }

  private Checked check(RegisterView view, Case file, Valid<AssignmentPredicate> drawn) {
    AssignmentPredicate says = drawn.says();
    try {
      Occasion occasion = view.people().occasion(drawn);
      Draw again =
          view.people().draw(file, occasion, seed(view, says.checkpoint(), occasion.calledForBy()));
      List<String> lines = new ArrayList<>(again.explain());
      boolean same = again.drawn().equals(says.evaluators());
      if (!same) {
        lines.add("published: " + String.join(", ", says.evaluators()));
      }
      return new Checked(drawn.id().hex(), drawn.index(), same, lines);
    } catch (NoSeedException | LogException e) {
      return new Checked(
          drawn.id().hex(), drawn.index(), false, List.of(String.valueOf(e.getMessage())));
    }
  }
}
