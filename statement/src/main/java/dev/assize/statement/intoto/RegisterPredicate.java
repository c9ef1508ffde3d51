package dev.assize.statement.intoto;

import java.time.Instant;

/**
 * A statement that the register follows: who may do what, and what becomes of applications and
 * certificates. Entries refer to each other by the digests of their statements' canonical bytes.
 */
public sealed interface RegisterPredicate extends Predicate
    permits AppealPredicate,
        ApplicationPredicate,
        AssignmentPredicate,
        BackCheckPredicate,
        ChallengePredicate,
        ChangeNoticePredicate,
        CommitmentPredicate,
        DecisionPredicate,
        DisclosurePredicate,
        DowngradePredicate,
        EscrowPredicate,
        GrantPredicate,
        IncidentPredicate,
        RecognitionPredicate,
        RemediationPredicate,
        RestorationPredicate,
        ReviewPredicate,
        SanctionPredicate,
        SurveillancePredicate,
        WaiverPredicate,
        WithdrawalPredicate {

  /** When it was made, or from when it holds, by the signer's clock. */
  Instant at();
}
