package dev.assize.gate.evidence;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Facts that stand only in files which outcomes name by digest: what containment and collection
 * have shown. A file counts only if an outcome that carries the certificate names its digest.
 */
final class BundleFacts {

  private static final List<String> FACTS =
      List.of(
          "examination.behaviour",
          "examination.containment",
          "examination.collection",
          "examination.observation",
          "examination.daysOld",
          "findings.harm",
          "findings.undone",
          "findings.undoneUnderAttack",
          "findings.failed",
          "findings.open");

  private final Question question;
  private final List<OutcomeSheet> outcomes;
  private final @Nullable String level;

  private BundleFacts(Question question, List<OutcomeSheet> outcomes, ObservedAgent agent) {
    this.question = question;
    this.outcomes = outcomes;
    level =
        agent instanceof ObservedAgent.Seen seen && seen.approvals() != null
            ? seen.approvals().name().toLowerCase(Locale.ROOT)
            : null;
  }

  /**
   * Adds the facts. Whoever gives along what is of another outcome, or was changed, leaves all of
   * them not known.
   */
  static void tell(
      Question question, List<OutcomeSheet> outcomes, ObservedAgent agent, Facts.Builder into) {
    if (outcomes.isEmpty()) {
      return;
    }
    BundleFacts facts = new BundleFacts(question, outcomes, agent);
    facts.tell("containment.json", "examination.containment", into);
    facts.tell("collection.json", "examination.collection", into);
    for (GivenBundle bundle : question.bundles()) {
      facts
          .wrong(bundle)
          .ifPresent(what -> {
            Provenance evidence =
                new Provenance("bundle", bundle.outcome(), bundle.place(), question.at());
            FACTS.forEach(fact -> into.notKnown(fact, NotKnown.UNVERIFIED, what, evidence));
          });
    }
  }

  private Optional<String> wrong(GivenBundle bundle) {
    OutcomeSheet outcome = outcome(bundle);
    if (outcome == null) {
      return Optional.of(bundle.place() + " is of an outcome that does not carry this certificate");
    }
    for (ResourceDescriptor named : outcome.further()) {
      byte[] bytes = bundle.files().get(String.valueOf(named.name()));
      if (bytes != null && !Digest.of(bytes).equals(named.sha256())) {
        return Optional.of(
            bundle.place() + ": " + named.name() + " is not the one that the outcome names");
      }
    }
    return Optional.empty();
  }

  private @Nullable OutcomeSheet outcome(GivenBundle bundle) {
    return outcomes.stream()
        .filter(each -> each.id().equals(bundle.outcome()))
        .findFirst()
        .orElse(null);
  }

  private void tell(String file, String fact, Facts.Builder into) {
    Conformity worst = Conformity.CONFORMS;
    OutcomeSheet by = outcomes.getFirst();
    for (OutcomeSheet outcome : outcomes) {
      ResourceDescriptor named =
          outcome.further().stream()
              .filter(each -> file.equals(each.name()))
              .findFirst()
              .orElse(null);
      byte[] bytes = named == null ? null : given(outcome, file);
      if (named != null && bytes == null) {
        into.notKnown(
            fact,
            NotKnown.ABSENT,
            "nobody gave the " + file + " of outcome " + outcome.id().abbreviated(),
            outcome.evidence());
        return;
      }
      Conformity found =
          bytes == null ? Conformity.NOT_ASSESSED : FurtherResults.read(file, bytes, level);
      if (OutcomeSheet.rank(found) > OutcomeSheet.rank(worst)) {
        worst = found;
        by = outcome;
      }
    }
    into.known(fact, OutcomeSheet.word(worst), by.evidence());
  }

  private byte @Nullable [] given(OutcomeSheet outcome, String file) {
    return question.bundles().stream()
        .filter(bundle -> bundle.outcome().equals(outcome.id()))
        .map(bundle -> bundle.files().get(file))
        .filter(bytes -> bytes != null)
        .findFirst()
        .orElse(null);
  }
}
