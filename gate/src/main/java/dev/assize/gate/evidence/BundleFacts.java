package dev.assize.gate.evidence;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.util.List;
import java.util.Optional;

/**
 * Holds the files that somebody gave along against the outcomes that name them. They add nothing to
 * what the outcomes say, but whoever gives other files, or an outcome that its own files
 * contradict, is not believed. Stateless.
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

  private BundleFacts() {}

  /**
   * Whoever gives along what is of another outcome, was changed, or contradicts what was signed,
   * leaves all facts of examinations not known.
   */
  static void tell(Question question, List<OutcomeSheet> outcomes, Facts.Builder into) {
    if (outcomes.isEmpty()) {
      return;
    }
    for (GivenBundle bundle : question.bundles()) {
      wrong(bundle, outcomes)
          .ifPresent(what -> {
            Provenance evidence =
                new Provenance("bundle", bundle.outcome(), bundle.place(), question.at());
            FACTS.forEach(fact -> into.notKnown(fact, NotKnown.UNVERIFIED, what, evidence));
          });
    }
  }

  private static Optional<String> wrong(GivenBundle bundle, List<OutcomeSheet> outcomes) {
    Optional<OutcomeSheet> outcome =
        outcomes.stream().filter(each -> each.id().equals(bundle.outcome())).findFirst();
    if (outcome.isEmpty()) {
      return Optional.of(bundle.place() + " is of an outcome that does not carry this certificate");
    }
    for (FurtherResult signed : outcome.get().further()) {
      String name = String.valueOf(signed.file().name());
      byte[] bytes = bundle.files().get(name);
      if (bytes != null && !Digest.of(bytes).equals(signed.file().sha256())) {
        return Optional.of(bundle.place() + ": " + name + " is not the one that the outcome names");
      }
      if (bytes != null && FurtherFile.contradicts(bytes, signed)) {
        return Optional.of(
            "%s: %s says otherwise than the outcome, by which %s under the setting %s %s"
                .formatted(
                    bundle.place(),
                    name,
                    signed.examination(),
                    signed.setting(),
                    OutcomeSheet.word(signed.finding())));
      }
    }
    return Optional.empty();
  }
}
