package dev.assize.server.admission;

import dev.assize.server.decision.AskedQuestion;
import dev.assize.server.decision.AskedQuestion.AskedAgent;
import dev.assize.server.decision.Gatehouse;
import dev.assize.server.decision.QuestionException;
import dev.assize.server.evidence.AgentShelf.Agents;
import dev.assize.server.evidence.KeptAgent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lets pods into a cluster that are the agents they say they are, and that the policy lets in.
 * Thread-safe; a dry run has no other answer, since nothing is kept.
 */
public final class Admission {

  private final Gatehouse gate;
  private final String policy;
  private final Map<String, Object> context;
  private final @Nullable String relyingParty;
  private final String use;

  /**
   * @param policy name of the policy that decides
   * @param context stated for the whole cluster, by the facts' full names
   * @param relyingParty on whose behalf, by its name in the register; null if waivers do not count
   * @param use as waivers name it
   */
  public Admission(
      Gatehouse gate,
      String policy,
      Map<String, Object> context,
      @Nullable String relyingParty,
      String use) {
    this.gate = gate;
    this.policy = policy;
    this.context = Map.copyOf(context);
    this.relyingParty = relyingParty;
    this.use = use;
  }

  /**
   * Answers a review.
   *
   * @param demand of the object's namespace
   * @throws QuestionException if it is no review that can be answered
   */
  public JsonNode review(JsonNode review, Demand demand, Instant now) {
    AdmissionRequest request = AdmissionRequest.read(review);
    AdmissionAnswer answer;
    try {
      answer = answer(request, demand.and(context), now);
    } catch (QuestionException e) { // then the person at kubectl has to hear of it
      answer = AdmissionAnswer.refused("this object", List.of(String.valueOf(e.getMessage())));
    }
    return answer.review(request.uid());
  }

  private AdmissionAnswer answer(AdmissionRequest request, Demand demand, Instant now) {
    if (request.operation().equals("DELETE")) {
      return AdmissionAnswer.passed("whatever goes may go");
    }
    if (!request.operation().equals("CREATE") && !request.operation().equals("UPDATE")) {
      return AdmissionAnswer.refused(
          "this", List.of("the webhook's rules are to send CREATE and UPDATE only"));
    }
    Optional<PodTemplate> found = template(request);
    if (found.isEmpty()) {
      return AdmissionAnswer.refused(
          "this kind of object",
          List.of("the gate does not know where its pods are; take it out of the webhook's rules"));
    }
    PodTemplate pod = found.get();
    if (request.operation().equals("UPDATE") && isUnchanged(request, pod)) {
      return AdmissionAnswer.passed("nothing was changed that the gate looks at");
    }
    return decide(pod, demand, now);
  }

  private static Optional<PodTemplate> template(AdmissionRequest request) {
    return PodTemplate.of(request.kind(), request.object());
  }

  /** Who takes a finalizer off a pod, or scales a deployment, starts no other agent. */
  private static boolean isUnchanged(AdmissionRequest request, PodTemplate pod) {
    return request.oldObject().isObject()
        && PodTemplate.of(request.kind(), request.oldObject()).filter(pod::equals).isPresent();
  }

  private AdmissionAnswer decide(PodTemplate pod, Demand demand, Instant now) {
    String name = pod.marks().get(PodTemplate.AGENT);
    if (name == null && !demand.marked() && pod.marks().isEmpty()) {
      return AdmissionAnswer.passed("it does not say that it is an agent");
    }
    if (name == null) {
      return AdmissionAnswer.refused(
          "this pod",
          List.of(
              "it does not say which agent it is; write the annotation "
                  + PodTemplate.PREFIX
                  + PodTemplate.AGENT
                  + " into its template"));
    }
    Agents agents = gate.agents();
    Optional<KeptAgent> agent = agents.find(name);
    if (agent.isEmpty()) {
      return AdmissionAnswer.refused(
          "this pod",
          List.of(
              agents.problems().containsKey(name)
                  ? "its agent's manifest cannot be read by the gate; ask who runs the gate"
                  : "the gate keeps no agent of the name that its annotation gives; ask who runs it"));
    }
    List<String> objections = PodCheck.objections(pod.spec(), agent.get());
    if (!objections.isEmpty()) {
      return AdmissionAnswer.refused("this pod as the agent " + name, objections);
    }
    try {
      return ask(agent.get(), demand.with(pod.marks()), now);
    } catch (IllegalArgumentException e) {
      return AdmissionAnswer.refused(
          "this pod as the agent " + name, List.of(String.valueOf(e.getMessage())));
    }
  }

  private AdmissionAnswer ask(KeptAgent agent, Map<String, Object> stated, Instant now) {
    return AdmissionAnswer.of(
        agent.name(),
        gate.decide(
            new AskedQuestion(
                policy,
                new AskedAgent.Observed(agent.seen()), // the one that the pod was compared with
                null,
                stated,
                agent.tools(),
                relyingParty,
                use,
                List.of(),
                List.of(),
                false),
            now));
  }
}
