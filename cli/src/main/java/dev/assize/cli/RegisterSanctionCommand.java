package dev.assize.cli;

import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Entry;
import dev.assize.register.sanction.Bar;
import dev.assize.register.sanction.ContractSchedule;
import dev.assize.register.sanction.MoneyEffect;
import dev.assize.register.sanction.Offence;
import dev.assize.register.sanction.ProducerStanding;
import dev.assize.register.sanction.Repetition;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Rung;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.SanctionPredicate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assize register sanction}: applies a rung, and computes what it makes due. */
@Command(
    name = "sanction",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Applies a rung of the scheme's ladder to a certificate, or to a producer as such.",
      "",
      "Who has offended within the scheme's memory starts one rung higher. What the contract makes due",
      "is computed and published; Assize moves no money.",
    })
final class RegisterSanctionCommand extends RegisterEntryCommand {

  @Option(
      names = "--certificate",
      paramLabel = "ENTRY",
      description = "Which certificate (default: the producer as such is sanctioned).")
  private @Nullable String certificate;

  @Option(names = "--party", paramLabel = "PARTY", description = "The producer, without one.")
  private @Nullable String party;

  @Option(
      names = "--rung",
      paramLabel = "ID",
      required = true,
      description = "The rung that the offence leads to by itself.")
  private String rung = "";

  @Option(names = "--rule", paramLabel = "ID", required = true, description = "The rule broken.")
  private String rule = "";

  @Option(
      names = "--because",
      paramLabel = "ENTRY",
      required = true,
      description = "An entry that shows it; repeatable.")
  private List<String> causes = List.of();

  @Option(
      names = "--scope",
      paramLabel = "FILE",
      description = "Tools' definitions that the certificate is reduced to, as JSON.")
  private @Nullable Path scope;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "When the effect ends, where the rung leaves that open.")
  private @Nullable Instant until;

  @Option(
      names = "--contract",
      paramLabel = "YAML",
      description = "The schedule of payments that the application named.")
  private @Nullable Path contract;

  @Option(names = "--text", paramLabel = "T", required = true, description = "Why.")
  private String text = "";

  @Override
  Draft draft(RegisterView view) {
    Certificate known = certificate == null ? null : view.standing(certificate);
    if ((known == null) == (party == null)) {
      throw new InputException("give either --certificate or --party");
    }
    Scheme scheme = known == null ? view.shelf().only() : view.scheme(known.scheme());
    Institution institution = SchemeShelf.institution(scheme);
    String producer = known == null ? Objects.requireNonNull(party) : known.holder();
    ProducerStanding standing = view.producer(scheme, producer);
    Rung asked = rung(institution);
    Duration memory = institution.clocks().sanctionMemory();
    Rung applied =
        Repetition.applied(institution.ladder(), asked, standing.offences(), view.at(), memory);
    List<String> news = new ArrayList<>();
    if (!applied.equals(asked)) {
      news.add(
          "Raised from %s to %s: %s has offended within the scheme's memory."
              .formatted(asked.id(), applied.id(), producer));
    }
    Optional<MoneyEffect> money = money(view, known, applied, standing);
    money.ifPresent(effect -> news.add(words(effect)));
    news.add("It may be appealed against until " + view.at().plus(applied.appeal()) + ".");
    Entry subject = known == null ? null : known.decision().entry();
    ResourceDescriptor about = subject == null ? view.partyKey(producer) : subject.subject();
    SanctionPredicate says =
        new SanctionPredicate(
            RegisterView.descriptor(scheme),
            known == null ? null : known.id(),
            producer,
            applied.id(),
            rule,
            view.ids("--because", causes),
            scope == null ? null : ToolCatalogue.digest(scope),
            until,
            money.map(MoneyEffect::payment).orElse(null),
            text,
            view.at());
    bar(standing, applied, view.at(), memory, producer)
        .ifPresent(bar -> news.add("%s may not apply until %s.".formatted(producer, bar.until())));
    return new Draft(about, says, news);
  }

  private Rung rung(Institution institution) {
    return institution.ladder().stream()
        .filter(each -> each.id().equals(rung))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "--rung %s: the ladder has no such rung; it has %s"
                    .formatted(rung, institution.ladder().stream().map(Rung::id).toList())));
  }

  private Optional<MoneyEffect> money(
      RegisterView view, @Nullable Certificate known, Rung applied, ProducerStanding standing) {
    if (contract == null) {
      return Optional.empty();
    }
    if (known == null) {
      throw new InputException("--contract goes with --certificate: money follows from that");
    }
    ContractSchedule schedule = ContractSchedule.read(contract);
    Digest named = known.file().application().says().contract();
    if (!schedule.digest().equals(named)) {
      throw new InputException(
          "--contract %s: is not the schedule that the application named (%s)"
              .formatted(contract, named == null ? "it named none" : named));
    }
    return MoneyEffect.of(
        applied, schedule, known.decision().since(), view.at(), standing.clawedBack(schedule));
  }

  private static String words(MoneyEffect effect) {
    String amount = effect.payment().amount().amount() + " " + effect.payment().amount().currency();
    return switch (effect.kind()) {
      case HOLDBACK ->
          "Held back by clause %s: %s of %s still to be paid."
              .formatted(effect.payment().clause(), amount, effect.base().amount());
      case CLAWBACK ->
          "Claimed back by clause %s: %s of %s paid; %s of it is in the reserve."
              .formatted(
                  effect.payment().clause(),
                  amount,
                  effect.base().amount(),
                  effect.fromReserve().amount());
    };
  }

  private static Optional<Bar> bar(
      ProducerStanding standing, Rung applied, Instant at, Duration memory, String producer) {
    List<Offence> all = new ArrayList<>(standing.offences());
    Digest here = Digest.of(new byte[0]);
    all.add(new Offence(here, producer, null, applied, at, null, null, null));
    return Bar.of(all, memory).stream().filter(bar -> bar.offence().equals(here)).findFirst();
  }
}
