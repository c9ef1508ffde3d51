package dev.assize.register.cases;

import dev.assize.register.entry.Valid;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Terms;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.BackCheckPredicate;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.ReviewPredicate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is on file about a case, in the order of the log. */
final class CaseFile {

  final Valid<ApplicationPredicate> application;
  final Digest scheme;
  final Digest agent;
  final Institution institution;
  final Terms terms;
  final List<DrawFile> draws = new ArrayList<>(1);
  final List<Valid<ReviewPredicate>> reviews = new ArrayList<>(1);
  @Nullable Valid<EscrowPredicate> escrow;
  @Nullable Valid<ChallengePredicate> challenge;
  @Nullable Valid<DecisionPredicate> decision;
  @Nullable Valid<BackCheckPredicate> backCheck;

  /** What a draw for surveillance has to be called for by; null before there is a certificate. */
  @Nullable Valid<?> surveillanceCall;

  /** What a draw for restoration has to be called for by; null if nobody proposed to mend. */
  @Nullable Valid<?> restorationCall;

  /** How often something was added by which outcomes may come, count or count no longer. */
  int changes;

  CaseFile(
      Valid<ApplicationPredicate> application,
      Digest scheme,
      Digest agent,
      Institution institution,
      Terms terms) {
    this.application = application;
    this.scheme = scheme;
    this.agent = agent;
    this.institution = institution;
    this.terms = terms;
  }
}
