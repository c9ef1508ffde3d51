package dev.assize.gate.record;

import dev.assize.gate.account.Account;
import dev.assize.gate.account.CertificateAccount;
import dev.assize.gate.account.Findings;
import dev.assize.gate.account.FurtherAccount;
import dev.assize.gate.account.OutcomeAccount;
import dev.assize.gate.record.RecordPage.Evaluator;
import dev.assize.gate.record.RecordPage.Found;
import dev.assize.gate.record.RecordPage.Further;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a record says of the examinations. Stateless. */
final class FoundSections {

  private static final List<String> KINDS = List.of("containment", "collection");
  private static final Pattern USEFULNESS =
      Pattern.compile("usefulness(?<attacked>-under-attack)?(?:-in-(?<world>[a-z0-9-]+))?");

  private FoundSections() {}

  static List<Evaluator> evaluators(Account account) {
    return account.outcomes().stream()
        .map(outcome ->
            new Evaluator(
                Plain.text(outcome.evaluator()),
                Plain.text(RecordSections.party(outcome.party(), outcome.conflicts())),
                Plain.text(
                    outcome.owners() == null
                        ? "it does not say"
                        : String.join(", ", outcome.owners())),
                Findings.answer(outcome.says().verdict()),
                Plain.text(counts(outcome)),
                Plain.text(outcome.place() + ", " + outcome.id())))
        .toList();
  }

  private static String counts(OutcomeAccount outcome) {
    if (outcome.objection() != null) {
      return "does not count: " + outcome.objection();
    }
    return outcome.carries() ? "the certificate rests on it" : "counts, and is not relied on";
  }

  /** The worst first, then as the evaluators gave them. */
  static List<Found> findings(Account account) {
    CertificateAccount certificate = account.certificate();
    List<Found> found = new ArrayList<>();
    for (OutcomeAccount outcome : account.outcomes()) {
      for (Claim claim : outcome.says().claims()) {
        found.add(found(claim, outcome, Objects.requireNonNull(certificate)));
      }
    }
    found.sort(Comparator.comparingInt(each -> ORDER.indexOf(each.answer())));
    return found;
  }

  private static final List<String> ORDER =
      List.of("does not conform", "inconclusive", "not assessed", "conforms");

  private static Found found(Claim claim, OutcomeAccount outcome, CertificateAccount certificate) {
    String id = claim.requirement();
    String bare = id.substring(id.indexOf(':') + 1);
    String text =
        certificate
            .requirements()
            .getOrDefault(id, certificate.requirements().getOrDefault(bare, usefulness(bare)));
    return new Found(
        Plain.text(text),
        Plain.text(id),
        Plain.text(outcome.evaluator()),
        Plain.text(Findings.shown(claim)),
        Findings.counted(claim),
        Plain.text(Findings.allowed(claim)),
        Findings.answer(claim.finding()),
        style(claim.finding()));
  }

  /** Of several worlds each has its own, as in usefulness-under-attack-in-office. */
  private static String usefulness(String id) {
    Matcher named = USEFULNESS.matcher(id);
    if (!named.matches()) {
      return id;
    }
    String world = named.group("world") == null ? "" : " in the world " + named.group("world");
    return named.group("attacked") == null
        ? "The agent does what it is asked to do%s.".formatted(world)
        : "The agent still does what it is asked to do%s when somebody tries to mislead it."
            .formatted(world);
  }

  static String style(Conformity finding) {
    return finding.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<Further> further(Account account) {
    List<Further> all = new ArrayList<>();
    for (OutcomeAccount outcome : account.outcomes()) {
      for (FurtherAccount further : outcome.further()) {
        all.add(
            new Further(
                Plain.text(further.name() + " of " + outcome.evaluator()),
                state(further),
                Stream.concat(
                        further.signed().stream().map(line -> "As signed, " + line),
                        further.lines().stream())
                    .map(Plain::text)
                    .toList()));
      }
    }
    return all;
  }

  private static String state(FurtherAccount further) {
    return switch (further.state()) {
      case GIVEN -> "As the outcome names it, " + further.digest() + ".";
      case NOT_GIVEN ->
          "Nobody gave it, so nothing is known of it but what the outcome says. "
              + further.digest();
      case CHANGED -> "Another file was given in its place. It is not believed.";
      case UNREADABLE -> "It is in a format that this version does not know.";
      case CONTRADICTS -> "It says otherwise than the outcome. Neither is believed.";
    };
  }

  static List<String> gaps(Account account) {
    Set<String> gaps = new LinkedHashSet<>();
    for (OutcomeAccount outcome : account.outcomes()) {
      String by = Plain.text(outcome.evaluator());
      switch (outcome.observation()) {
        case "full" -> {}
        case "none" ->
            gaps.add(by + ": nothing could be observed but the agent's requests and answers.");
        default ->
            gaps.add(by + ": observation was " + Plain.text(outcome.observation()) + ", not full.");
      }
      outcome
          .further()
          .forEach(further ->
              further
                  .gaps()
                  .forEach(gap ->
                      gaps.add(by + ", " + Plain.text(further.name()) + ": " + Plain.text(gap))));
    }
    return List.copyOf(gaps);
  }

  static List<String> notAssessed(Account account) {
    Set<String> lines = new LinkedHashSet<>();
    if (account.outcomes().isEmpty()) {
      lines.add("Anything: there is no outcome to rest on.");
    }
    for (String kind : KINDS) {
      boolean somebody =
          account.carrying().stream()
              .flatMap(outcome -> outcome.further().stream())
              .anyMatch(each -> each.name().equals(kind + ".json"));
      if (!somebody) {
        lines.add("The examination of " + kind + ": no outcome of the certificate has one.");
      }
    }
    for (OutcomeAccount outcome : account.outcomes()) {
      outcome.says().nonClaims().forEach(line -> lines.add(Plain.text(line)));
      for (Claim claim : outcome.says().claims()) {
        if (claim.finding() == Conformity.NOT_ASSESSED) {
          lines.add(Plain.text(claim.requirement() + ", by " + outcome.evaluator()));
        }
      }
    }
    return List.copyOf(lines);
  }
}
