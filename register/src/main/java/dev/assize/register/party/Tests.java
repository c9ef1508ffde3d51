package dev.assize.register.party;

import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.ProficiencyDemands;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.ProficiencyPredicate.Scores;
import dev.assize.statement.intoto.ProficiencyPredicate.SetUp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proficiency tests of a log, and whom one may be recognised by. Not thread-safe. */
final class Tests {

  private final Map<Digest, Valid<ProficiencyPredicate>> byId = new HashMap<>();

  void add(Valid<ProficiencyPredicate> test) {
    byId.put(test.id(), test);
  }

  /**
   * Checks the test that a recognition rests on.
   *
   * @param id the test that it names; null if none
   * @param file of the party that is recognised
   * @param at when the recognition has effect
   * @throws Refusal if the test does not show what the scheme asks for
   */
  void require(@Nullable Digest id, PartyFile file, ProficiencyDemands demands, Instant at) {
    Valid<ProficiencyPredicate> test = id == null ? null : byId.get(id);
    if (test == null || !test.says().passed()) {
      throw new Refusal(
          "an evaluator is recognised who has passed no proficiency test of this log");
    }
    ProficiencyPredicate says = test.says();
    Refusal.unless(
        isAbout(test, file), "the proficiency test is not about the set-up of " + file.name);
    Refusal.unless(!test.since().isAfter(at), "the proficiency test is from after the recognition");
    Refusal.unless(
        !at.isAfter(says.at().plus(demands.age())),
        "the proficiency test is of %s, and the scheme takes none that is older than %d days"
            .formatted(says.at(), demands.age().toDays()));
    score(says.scores(), demands);
  }

  /** Of its own set-up, by its own signature; of another's, by its name. */
  private static boolean isAbout(Valid<ProficiencyPredicate> test, PartyFile file) {
    return test.says().setUp() == SetUp.OWN
        ? test.entry().signers().contains(file.key)
        : file.name.equals(test.says().evaluator());
  }

  private static void score(Scores scores, ProficiencyDemands demands) {
    Refusal.unless(
        scores.flaws() >= demands.flaws() && scores.sound() >= demands.sound(),
        "the proficiency test had %d specimens with a flaw and %d sound ones, and the scheme asks for %d and %d"
            .formatted(scores.flaws(), scores.sound(), demands.flaws(), demands.sound()));
    Refusal.unless(
        times(demands.found(), scores.flaws()).compareTo(BigDecimal.valueOf(scores.found())) <= 0,
        "the proficiency test found %d flaws of %d, and the scheme asks for a share of %s"
            .formatted(scores.found(), scores.flaws(), demands.found().toPlainString()));
    Refusal.unless(
        times(demands.falseAlarms(), scores.sound())
                .compareTo(BigDecimal.valueOf(scores.falseAlarms()))
            >= 0,
        "the proficiency test failed %d sound specimens of %d, and the scheme allows a share of %s"
            .formatted(
                scores.falseAlarms(), scores.sound(), demands.falseAlarms().toPlainString()));
  }

  private static BigDecimal times(BigDecimal share, int count) {
    return share.multiply(BigDecimal.valueOf(count));
  }
}
