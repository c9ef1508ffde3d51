package dev.assize.gate.evidence;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.FactSource;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedRegister;
import dev.assize.gate.observation.ObservedRegister.NotSeen;
import dev.assize.gate.observation.ObservedRegister.OfUnknownLog;
import dev.assize.gate.observation.ObservedRegister.Seen;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.register.certificate.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Derives facts. Stateless and thread-safe.
 *
 * <p>Absent, stale, unreachable and unverified evidence each leave a fact not known, for a cause of
 * its own; evidence that says something else than what was certified makes a fact known and
 * unequal. Whether evidence is too old is for the policy to say.
 */
public final class FactDerivation {

  private static final long MOST_MINUTES = 5_270_400;

  private FactDerivation() {}

  /** Derives all facts that the evidence speaks of. */
  public static Derived derive(
      Question question, ObservedRegister register, ObservedAgent agent, ObservedTools tools) {
    Facts.Builder facts = Facts.at(question.at());
    Provenance said = new Provenance("context, as stated", null, null, question.at());
    question.context().forEach((name, value) -> facts.known(name, value, said));
    return switch (register) {
      case Seen seen -> seen(question, seen, agent, tools, facts);
      case OfUnknownLog log -> {
        notKnown(facts, NotKnown.UNVERIFIED, log.detail(), log.evidence());
        facts.known("register.logKnown", false, log.evidence());
        yield without(question, agent, facts);
      }
      case NotSeen nothing -> {
        notKnown(facts, nothing.cause(), nothing.detail(), nothing.evidence());
        yield without(question, agent, facts);
      }
    };
  }

  private static Derived without(Question question, ObservedAgent agent, Facts.Builder facts) {
    AgentFacts.withoutCertificate(agent, facts);
    BudgetFacts.tell(question, Optional.empty(), facts);
    List<String> refused =
        question.waivers().isEmpty()
            ? List.of()
            : List.of("without a register nobody can say whose waiver it is");
    return new Derived(facts.build(), List.of(), refused, Optional.empty());
  }

  private static Derived seen(
      Question question, Seen seen, ObservedAgent agent, ObservedTools tools, Facts.Builder facts) {
    registerItself(question, seen, facts);
    if (!seen.quorum()) {
      notKnown(facts, NotKnown.UNVERIFIED, "too few witnesses have signed it", seen.evidence());
      registerItself(question, seen, facts);
      return without(question, agent, facts);
    }
    Optional<Certificate> best = BestCertificate.of(question, seen.snapshot());
    best.ifPresentOrElse(
        certificate -> {
          CertificateSheet sheet = CertificateSheet.of(certificate, seen.snapshot());
          sheet.tell(question, seen, facts);
          FurtherFacts.tell(sheet.outcomes(), agent, facts);
          BundleFacts.tell(question, sheet.outcomes(), facts);
          AgentFacts.against(certificate, agent, tools, facts);
        },
        () -> {
          Provenance evidence = seen.evidence();
          facts.known("certificate.status", "none", evidence);
          AgentFacts.withoutCertificate(agent, facts);
        });
    BudgetFacts.tell(question, best, facts);
    Waivers waivers = Waivers.examine(question, seen.snapshot(), best);
    waivers.tell(seen.evidence(), facts);
    return new Derived(facts.build(), waivers.waived(), waivers.refused(), best);
  }

  private static void registerItself(Question question, Seen seen, Facts.Builder facts) {
    Provenance evidence = seen.evidence();
    Duration age = Duration.between(evidence.at(), question.at());
    facts
        .known("register.logKnown", true, evidence)
        .known("register.quorum", seen.quorum(), evidence)
        .known("register.witnesses", Math.min(100, seen.checkpoint().witnesses().size()), evidence)
        .known("register.minutesOld", Math.clamp(age.toMinutes(), 0, MOST_MINUTES), evidence);
  }

  /** All that a register could tell. */
  private static void notKnown(
      Facts.Builder facts, NotKnown cause, String detail, @Nullable Provenance evidence) {
    for (Fact fact : FactList.all()) {
      boolean fromRegister =
          fact.source() == FactSource.REGISTER
              || fact.source() == FactSource.EXAMINATIONS
              || fact.source() == FactSource.WAIVERS;
      if (fromRegister) {
        facts.notKnown(fact.name(), cause, detail, evidence);
      }
    }
  }
}
