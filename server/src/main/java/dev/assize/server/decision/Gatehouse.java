package dev.assize.server.decision;

import dev.assize.gate.evidence.Derived;
import dev.assize.gate.evidence.FactDerivation;
import dev.assize.gate.evidence.Question;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedRegister.Seen;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.summary.VerificationSummary;
import dev.assize.register.certificate.Certificate;
import dev.assize.server.decision.AskedQuestion.AskedAgent;
import dev.assize.server.decision.Told.RegisterState;
import dev.assize.server.evidence.AgentShelf;
import dev.assize.server.evidence.AgentShelf.Agents;
import dev.assize.server.evidence.KeptAgent;
import dev.assize.server.evidence.RegisterWatch;
import dev.assize.server.evidence.RegisterWatch.Sight;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.key.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Decides questions by what is known now. Thread-safe. */
public final class Gatehouse {

  private final Map<String, CompiledPolicy> policies;
  private final Set<Digest> accepted;
  private final RegisterWatch register;
  private final AgentShelf agents;
  private final @Nullable SigningKey key;

  /** An agent with what was seen of it. */
  private record Subject(Digest digest, ObservedAgent agent, ObservedTools tools) {}

  /**
   * @param policies by which questions may be decided
   * @param accepted digests of the schemes whose certificates are accepted
   * @param key signs answers; null if this server signs none
   */
  public Gatehouse(
      List<CompiledPolicy> policies,
      Set<Digest> accepted,
      RegisterWatch register,
      AgentShelf agents,
      @Nullable SigningKey key) {
    this.policies = new TreeMap<>();
    policies.forEach(each -> this.policies.put(each.policy().metadata().name(), each));
    this.accepted = Set.copyOf(accepted);
    this.register = register;
    this.agents = agents;
    this.key = key;
  }

  /** The policies, by name. */
  public Map<String, CompiledPolicy> policies() {
    return java.util.Collections.unmodifiableMap(policies);
  }

  /** What is known of the register. */
  public Sight register(Instant now) {
    return register.at(now);
  }

  /** The agents that lie with the server. */
  public Agents agents() {
    return agents.agents();
  }

  /** What is wrong with what answers rest on, one line each. */
  public List<String> problems(Instant now) {
    String failure = register.at(now).failure();
    return java.util.stream.Stream.concat(
            failure == null
                ? java.util.stream.Stream.of()
                : java.util.stream.Stream.of("register: " + failure),
            agents.problems().stream())
        .toList();
  }

  /**
   * Decides.
   *
   * @throws QuestionException if it names a policy or an agent that is not known here, or asks for
   *     a signature where there is no key
   */
  public Told decide(AskedQuestion asked, Instant now) {
    CompiledPolicy policy = policy(asked.policy());
    if (asked.signed() && key == null) {
      throw new QuestionException("/signed: this server has no key; leave it out");
    }
    Subject subject = subject(asked);
    Question question =
        new Question(
            asked.certified() == null ? subject.digest() : asked.certified(),
            accepted,
            asked.relyingParty(),
            asked.use(),
            asked.policy(),
            asked.context(),
            asked.bundles(),
            asked.waivers(),
            null,
            now);
    Sight sight = register.at(now);
    Derived derived =
        FactDerivation.derive(question, sight.register(), subject.agent(), subject.tools());
    Decision decision = policy.decide(derived.facts(), derived.waived());
    return new Told(
        question.agent(),
        derived.certificate().map(Certificate::id).orElse(null),
        decision,
        derived.refused(),
        state(sight, now),
        asked.signed() && key != null ? sign(question, derived, decision, key) : null);
  }

  private CompiledPolicy policy(String name) {
    CompiledPolicy policy = policies.get(name);
    if (policy == null) {
      throw new QuestionException(
          "/policy: there is no such policy here; known are "
              + String.join(", ", policies.keySet()));
    }
    return policy;
  }

  private Subject subject(AskedQuestion asked) {
    ObservedTools unsaid =
        new ObservedTools.NotSeen(NotKnown.ABSENT, "the question says nothing of tools");
    return switch (asked.agent()) {
      case AskedAgent.ByDigest named ->
          new Subject(
              named.digest(),
              new ObservedAgent.NotSeen(NotKnown.ABSENT, "only a digest was given"),
              asked.tools() == null ? unsaid : asked.tools());
      case AskedAgent.Observed observed ->
          new Subject(
              observed.seen().digest(),
              observed.seen(),
              asked.tools() == null ? unsaid : asked.tools());
      case AskedAgent.Kept kept -> {
        KeptAgent agent = kept(kept.name());
        yield new Subject(
            agent.seen().digest(),
            agent.seen(),
            asked.tools() == null ? agent.tools() : asked.tools());
      }
    };
  }

  private KeptAgent kept(String name) {
    Agents known = agents.agents();
    return known
        .find(name)
        .orElseThrow(() ->
            new QuestionException(
                known.problems().containsKey(name)
                    ? "/agent/name: the agent " + name + " cannot be read here; see /v1/health"
                    : "/agent/name: no agent of this name lies here"));
  }

  /** What an answer says of the register. */
  public static RegisterState state(Sight sight, Instant now) {
    if (!(sight.register() instanceof Seen seen)) {
      return new RegisterState(null, null, null, null, null, sight.failure());
    }
    Instant asOf = seen.evidence().at();
    return new RegisterState(
        seen.snapshot().origin(),
        seen.checkpoint().size(),
        seen.evidence().digest(),
        asOf,
        Duration.between(asOf, now).toSeconds(),
        sight.failure());
  }

  private static JsonNode sign(
      Question question, Derived derived, Decision decision, SigningKey key) {
    String name =
        derived.certificate().map(each -> each.decision().entry().subject().name()).orElse(null);
    byte[] signed =
        VerificationSummary.of(
                decision,
                question.agent(),
                question.context(),
                "urn:assize:gate:" + key.verifier().name())
            .sign(question.agent(), name, key)
            .bytes();
    return Json.mapper().readTree(signed);
  }
}
