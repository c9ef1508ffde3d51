package dev.assize.register;

import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.WithdrawalPredicate;
import dev.assize.statement.intoto.WithdrawalPredicate.Grounds;
import org.jspecify.annotations.Nullable;

/** Checks appeals and puts them on file. */
final class Appealing {

  private final RegisterFold fold;

  Appealing(RegisterFold fold) {
    this.fold = fold;
  }

  /** What an appeal is against, and whom that concerns. */
  private record Matter(Digest scheme, String party, @Nullable Digest certificate) {}

  /**
   * Takes an appeal, or the answer to one.
   *
   * @throws Refusal if it has no effect
   */
  Valid<AppealPredicate> appeal(Entry entry, AppealPredicate says) {
    Valid<?> object =
        fold.entry(says.against())
            .orElseThrow(() -> new Refusal("an appeal against no valid entry before it"));
    Matter matter = matter(object);
    Valid<AppealPredicate> appeal = fold.tide().date(entry, says, matter.scheme(), object);
    if (says.stage() == Stage.LODGED) {
      fold.authority().party(entry, matter.party());
      requireInTime(appeal, object);
    } else {
      String office =
          fold.authority().office(entry, matter.scheme(), Office.APPEALS, null, appeal.since());
      Refusal.unless(!office.equals(matter.party()), office + " decides on its own appeal");
    }
    fold.parties().appeals().add(appeal);
    if (matter.certificate() != null) {
      fold.certificates().appeal(appeal, matter.certificate());
    }
    return appeal;
  }

  private Matter matter(Valid<?> object) {
    return switch (object.says()) {
      case SanctionPredicate sanction ->
          new Matter(sanction.scheme().sha256(), sanction.party(), sanction.certificate());
      case DowngradePredicate downgrade ->
          new Matter(downgrade.scheme().sha256(), downgrade.evaluator(), null);
      case DecisionPredicate decision -> {
        ApplicationPredicate application = application(decision.application());
        yield new Matter(application.scheme().sha256(), application.producer(), null);
      }
      case WithdrawalPredicate withdrawal -> {
        Refusal.unless(
            withdrawal.grounds() != Grounds.HOLDER, "an appeal against one's own withdrawal");
        DecisionPredicate decision =
            fold.entry(withdrawal.certificate())
                .map(Valid::says)
                .filter(DecisionPredicate.class::isInstance)
                .map(DecisionPredicate.class::cast)
                .orElseThrow();
        ApplicationPredicate application = application(decision.application());
        yield new Matter(
            application.scheme().sha256(), application.producer(), withdrawal.certificate());
      }
      default -> throw new Refusal("an appeal against something that is none of its kind");
    };
  }

  private ApplicationPredicate application(Digest id) {
    return fold.entry(id)
        .map(Valid::says)
        .filter(ApplicationPredicate.class::isInstance)
        .map(ApplicationPredicate.class::cast)
        .orElseThrow();
  }

  private void requireInTime(Valid<AppealPredicate> appeal, Valid<?> object) {
    if (object.says() instanceof SanctionPredicate sanction) {
      Rung rung = fold.certificates().rung(sanction.scheme().sha256(), sanction.rung());
      Refusal.unless(
          !appeal.since().isAfter(object.since().plus(rung.appeal())),
          "an appeal after the time for it");
    }
  }
}
