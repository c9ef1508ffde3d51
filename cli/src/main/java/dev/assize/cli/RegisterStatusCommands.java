package dev.assize.cli;

import dev.assize.agent.manifest.Manifest;
import dev.assize.register.Register;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.certificate.Step;
import dev.assize.statement.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What certificates are worth, and why. */
final class RegisterStatusCommands {

  private RegisterStatusCommands() {}

  private static String step(Step step) {
    String entries =
        step.entries().isEmpty()
            ? ""
            : "  ("
                + String.join(", ", step.entries().stream().map(Digest::abbreviated).toList())
                + ")";
    return "%s  %-11s %s: %s%s"
        .formatted(
            step.at(),
            Words.of(step.status()),
            step.rule(),
            EntryReference.printable(step.words()),
            entries);
  }

  /** What a status that is newer than all that the scheme's owner has signed is worth. */
  private static Optional<String> unsettled(Certificate certificate, Register register) {
    Instant settled = register.settled(certificate.scheme());
    return certificate.since().isAfter(settled)
        ? Optional.of(
            "the scheme's owner has signed nothing after %s; until it does, entries that are dated back may change what follows for later times"
                .formatted(settled))
        : Optional.empty();
  }

  /** {@code assize register status}. */
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Says what certificates are worth, and compares what runs with what was certified.",
        "",
        "Exit code: 0 if one is asked for and can be relied on, 1 if not, 3 if that cannot be said.",
      })
  static final class ShowStatus extends RegisterQuestion {

    @Parameters(
        paramLabel = "CERTIFICATE|AGENT",
        arity = "0..1",
        description = "A certificate by its entry, or an agent by its folder (default: all).")
    private @Nullable String what;

    @Option(
        names = "--agent",
        paramLabel = "AGENT",
        description = "The agent that runs: agent.yaml, or its folder. Is it the certified one?")
    private @Nullable Path agent;

    @Option(
        names = "--tools",
        paramLabel = "FILE",
        description = "The tools that it is offered, as JSON. Are they the certified ones?")
    private @Nullable Path tools;

    /** A certificate as it is told. */
    private record Told(
        String certificate,
        String agent,
        String name,
        String holder,
        Status status,
        Instant since,
        Instant validUntil,
        @Nullable Instant surveillanceDue,
        Instant settled,
        @Nullable String unsettled,
        List<String> drift) {}

    @Override
    Answer answer(RegisterView view) {
      List<Told> told = chosen(view).stream().map(each -> told(each, view.register())).toList();
      List<String> lines = new ArrayList<>();
      told.forEach(each -> lines.addAll(lines(each)));
      if (told.isEmpty()) {
        lines.add("There is no certificate.");
        return new Answer(told, lines, what == null ? ExitCode.YES : ExitCode.NO);
      }
      boolean relied = told.stream().anyMatch(ShowStatus::canBeReliedOn);
      return new Answer(told, lines, what == null || relied ? ExitCode.YES : ExitCode.NO);
    }

    private List<Certificate> chosen(RegisterView view) {
      String named = what;
      if (named == null) {
        return view.register().certificates();
      }
      if (Files.exists(Path.of(named))) {
        Digest digest = Manifest.read(Path.of(named)).digest();
        return view.register().certificates().stream()
            .filter(each -> each.agent().equals(digest))
            .toList();
      }
      return List.of(view.standing(named));
    }

    private Told told(Certificate certificate, Register register) {
      return new Told(
          certificate.id().hex(),
          certificate.agent().hex(),
          String.valueOf(certificate.decision().entry().subject().name()),
          certificate.holder(),
          certificate.status(),
          certificate.since(),
          certificate.validUntil(),
          certificate.surveillanceDue().orElse(null),
          register.settled(certificate.scheme()),
          unsettled(certificate, register).orElse(null),
          drift(certificate));
    }

    /** Drift is a comparison, and no status: the certificate is worth what it is. */
    private List<String> drift(Certificate certificate) {
      List<String> drift = new ArrayList<>();
      if (agent != null) {
        compare("the agent", certificate.agent(), Manifest.read(agent).digest(), drift);
      }
      if (tools != null) {
        Digest now = ToolCatalogue.digest(tools);
        Optional<Digest> certified =
            certificate
                .scope()
                .or(() ->
                    Optional.ofNullable(certificate.file().application().says().toolCatalogue()));
        if (certified.isEmpty()) {
          drift.add("the tools cannot be compared: none were certified");
        } else {
          compare("the tool catalogue", certified.get(), now, drift);
        }
      }
      return drift;
    }

    private static void compare(String what, Digest certified, Digest now, List<String> drift) {
      if (!certified.equals(now)) {
        drift.add(
            "%s is %s…, and %s… was certified"
                .formatted(what, now.abbreviated(), certified.abbreviated()));
      }
    }

    private static boolean canBeReliedOn(Told told) {
      boolean stands =
          told.status() == Status.ACTIVE
              || told.status() == Status.CONDITIONAL
              || told.status() == Status.REDUCED;
      return stands && told.drift().isEmpty();
    }

    private static List<String> lines(Told told) {
      List<String> lines = new ArrayList<>();
      lines.add(
          "%s %s: %s"
              .formatted(
                  canBeReliedOn(told) ? "✓" : "✗",
                  EntryReference.printable(told.name()),
                  Words.of(told.status()).toUpperCase(java.util.Locale.ROOT)));
      lines.add("  certificate   " + told.certificate());
      lines.add("  holder        " + told.holder());
      lines.add("  since         " + told.since());
      lines.add("  valid until   " + told.validUntil());
      if (told.surveillanceDue() != null) {
        lines.add("  surveillance  due " + told.surveillanceDue());
      }
      if (told.unsettled() != null) {
        lines.add("  not settled   " + told.unsettled());
      }
      told.drift().forEach(each -> lines.add("  DRIFT         " + each));
      return lines;
    }
  }

  /** {@code assize register history}. */
  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Tells all that happened to a certificate, by entries and by clocks.")
  static final class History extends RegisterQuestion {

    @Parameters(paramLabel = "CERTIFICATE", description = "By its entry.")
    private String certificate = "";

    @Override
    Answer answer(RegisterView view) {
      Certificate known = view.standing(certificate);
      List<String> lines =
          new ArrayList<>(known.history().stream().map(RegisterStatusCommands::step).toList());
      known
          .unheeded()
          .forEach(entry ->
              lines.add(
                  "entry %d, %s, came after its end and has no effect"
                      .formatted(entry.index(), EntryReference.kind(entry.says().getClass()))));
      known
          .allegations()
          .forEach(entry ->
              lines.add(
                  "entry %d alleges: %s"
                      .formatted(entry.index(), EntryReference.printable(entry.says().text()))));
      return new Answer(known.history(), lines, ExitCode.YES);
    }
  }

  /** {@code assize register why}. */
  @Command(
      name = "why",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Says what a certificate's status follows from: rules, entries and times.")
  static final class Why extends RegisterQuestion {

    @Parameters(paramLabel = "CERTIFICATE", description = "By its entry.")
    private String certificate = "";

    @Override
    Answer answer(RegisterView view) {
      Certificate known = view.standing(certificate);
      List<String> lines = new ArrayList<>();
      lines.add("%s since %s, because:".formatted(Words.of(known.status()), known.since()));
      known.why().forEach(step -> lines.add("  " + step(step)));
      lines.addAll(house(known, view.register()));
      unsettled(known, view.register())
          .ifPresent(words -> lines.add("Not settled: " + words + "."));
      return new Answer(known.why(), lines, ExitCode.YES);
    }

    /** What is held against its holder as a whole. */
    private static List<String> house(Certificate known, Register register) {
      List<String> lines = new ArrayList<>();
      register.producer(known.scheme(), known.holder()).watches().stream()
          .filter(watch -> watch.holdsAt(register.time()))
          .forEach(watch ->
              lines.add(
                  "All certificates of %s are watched until %s (%s): surveillance intervals times %s."
                      .formatted(
                          known.holder(),
                          watch.until(),
                          watch.rung(),
                          watch.factor().toPlainString())));
      register
          .barred(known.scheme(), known.holder())
          .ifPresent(barred -> lines.add(barred.words() + "."));
      return lines;
    }
  }
}
