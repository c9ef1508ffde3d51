package dev.assize.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.gate.policy.Answer;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.policy.Decision.ConditionToMeet;
import dev.assize.server.FrozenGate;
import dev.assize.server.decision.AskedQuestion;
import dev.assize.server.decision.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AdmissionTest {

  @TempDir private Path temp;

  private FrozenGate frozen;

  @BeforeEach
  void aGate() throws IOException {
    frozen = new FrozenGate(temp);
  }

  private JsonNode ask(JsonNode review, String path, Map<String, Object> cluster) {
    Admission admission = new Admission(frozen.gate, "ci", cluster, null, "");
    JsonNode answer = admission.review(review, Demand.ofPath(path).orElseThrow(), frozen.now);
    assertThat(answer.path("apiVersion").asString()).isEqualTo("admission.k8s.io/v1");
    assertThat(answer.path("kind").asString()).isEqualTo("AdmissionReview");
    JsonNode response = answer.path("response");
    assertThat(response.path("uid").asString()).isEqualTo(review.at("/request/uid").asString());
    assertThat(response.path("allowed").isBoolean()).isTrue();
    if (!response.path("allowed").booleanValue()) {
      assertThat(response.at("/status/code").intValue()).isEqualTo(403);
      assertThat(response.at("/status/message").asString()).startsWith("Assize does not let in ");
    }
    for (JsonNode warning : response.path("warnings")) {
      assertThat(warning.asString()).hasSizeLessThanOrEqualTo(256).doesNotContain("\n");
    }
    for (Map.Entry<String, JsonNode> each : response.path("auditAnnotations").properties()) {
      assertThat(each.getKey()).matches("[A-Za-z]+");
      assertThat(each.getValue().isString()).isTrue();
    }
    return response;
  }

  private JsonNode ask(JsonNode review, String path) {
    return ask(review, path, Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pod-create", "pod-create-dry-run", "deployment-create", "cronjob-create"})
  void theCertifiedAgentIsLetInWhateverMakesItsPod(String sample) throws IOException {
    JsonNode response = ask(Reviews.sample(sample), "required/general");
    assertThat(response.path("allowed").booleanValue()).as(response.toString()).isTrue();
    JsonNode audit = response.path("auditAnnotations");
    assertThat(audit.path("answer").asString()).isEqualTo("ALLOW");
    assertThat(audit.path("agent").asString()).isEqualTo("clerk " + frozen.clerk());
    assertThat(audit.path("policy").asString()).startsWith("ci 1.0.0 sha256:");
    assertThat(audit.path("checkpoint").asString()).startsWith("sha256:");
    assertThat(audit.path("certificate").asString()).startsWith("sha256:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pod-create", "pod-create-dry-run", "deployment-create", "cronjob-create"})
  void aWithdrawnOneIsNotAndThePersonAtKubectlReadsWhy(String sample) throws IOException {
    frozen.source = FrozenGate.log("withdrawn");
    frozen.look();
    JsonNode response = ask(Reviews.sample(sample), "required/general");
    assertThat(response.path("allowed").booleanValue()).isFalse();
    assertThat(response.at("/status/message").asString())
        .contains(
            "the agent clerk: DENY by the policy ci",
            "not-in-order: ",
            "Why: ",
            "What to do: See the register");
    assertThat(response.at("/auditAnnotations/clauses").asString()).contains("not-in-order");
  }

  @Test
  void whatGoesMayGoAndWhatStaysAsItWasIsNotAskedAbout() throws IOException {
    frozen.source = FrozenGate.log("withdrawn");
    frozen.look();
    assertThat(ask(Reviews.sample("pod-delete"), "required/general").path("allowed").booleanValue())
        .isTrue();
    assertThat(
            ask(Reviews.sample("deployment-scale"), "required/general")
                .path("allowed")
                .booleanValue())
        .isTrue();
  }

  @Test
  void anotherImageMakesAnotherAgent() throws IOException {
    JsonNode response = ask(Reviews.sample("deployment-update"), "required/general");
    assertThat(response.path("allowed").booleanValue()).isFalse();
    assertThat(response.at("/status/message").asString())
        .contains("container \"clerk\": the manifest of clerk 1.0.0 does not name its image");
  }

  @Test
  void aDebuggersContainerIsNoPartOfTheAgent() throws IOException {
    JsonNode response = ask(Reviews.sample("pod-debug"), "required/general");
    assertThat(response.path("allowed").booleanValue()).isFalse();
    assertThat(response.at("/status/message").asString())
        .contains("debugger-8xzrl", "is not pinned");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.assize.server.admission.PodAttacks#attacks")
  void whoeverWritesAPodCannotMakeAnotherAgentOfIt(
      String name, Consumer<ObjectNode> deed, String message) throws IOException {
    JsonNode response = ask(Reviews.pod(deed), "required/general");
    assertThat(response.path("allowed").booleanValue()).isFalse();
    assertThat(response.at("/status/message").asString()).contains(message);
    assertThat(response.at("/status/message").asString()).doesNotContain("\u001b");
  }

  @Test
  void aPodWithoutContainersIsNoAgent() throws IOException {
    JsonNode review =
        Reviews.pod(pod -> {
          ((ObjectNode) pod.get("spec")).remove("containers");
          ((ObjectNode) pod.get("spec")).remove("initContainers");
        });
    assertThat(ask(review, "required/general").at("/status/message").asString())
        .contains("the pod has no container");
  }

  @Test
  void theSameImageFromAMirrorOrWithATagIsTheSame() throws IOException {
    for (String image :
        List.of(
            PodAttacks.AGENT.replace("registry.example", "mirror.internal:5000/x"),
            PodAttacks.AGENT.replace("@", ":9.9@"))) {
      JsonNode review = Reviews.pod(pod -> Reviews.container(pod).put("image", image));
      assertThat(ask(review, "required/general").path("allowed").booleanValue()).as(image).isTrue();
    }
  }

  @Test
  void aPodsAuthorCannotLowerWhatItsNamespaceOrClusterDemands() throws IOException {
    JsonNode modest = Reviews.sample("pod-create"); // says general
    assertThat(ask(modest, "required/none").path("allowed").booleanValue()).isTrue();
    for (String path :
        List.of(
            "required/sensitive",
            "required/critical",
            "annotated/sensitive",
            "required/sensitive/acts")) {
      JsonNode response = ask(modest, path);
      assertThat(response.path("allowed").booleanValue()).as(path).isFalse();
      assertThat(response.at("/status/message").asString()).contains("tier-too-low");
    }
    assertThat(
            ask(modest, "required/none", Map.of("context.tier", "sensitive"))
                .path("allowed")
                .booleanValue())
        .isFalse();
    JsonNode strict =
        Reviews.pod(pod -> Reviews.annotations(pod).put("assize.dev/tier", "sensitive"));
    assertThat(ask(strict, "required/general").path("allowed").booleanValue()).isFalse();
    JsonNode silent = Reviews.pod(pod -> Reviews.annotations(pod).remove("assize.dev/tier"));
    assertThat(ask(silent, "required/general").path("allowed").booleanValue()).isTrue();
    JsonNode unknown = ask(silent, "required/none");
    assertThat(unknown.path("allowed").booleanValue()).isFalse();
    assertThat(unknown.at("/status/message").asString()).contains("Say what tier the use has");
  }

  @Test
  void onlyTheStricterOfTwoStatementsCounts() {
    Demand demand =
        Demand.ofPath("required/sensitive/asks")
            .orElseThrow()
            .and(Map.of("context.purpose", "deployment", "context.publicBody", true));
    assertThat(
            demand.with(
                Map.of(
                    "agent",
                    "clerk",
                    "tier",
                    "general",
                    "autonomy",
                    "acts",
                    "purpose",
                    "personal",
                    "public-body",
                    "false")))
        .containsEntry("context.tier", "sensitive")
        .containsEntry("context.autonomy", "acts")
        .containsEntry("context.purpose", "deployment")
        .containsEntry("context.publicBody", true);
    assertThat(demand.with(Map.of("tier", "critical", "autonomy", "suggests")))
        .containsEntry("context.tier", "critical")
        .containsEntry("context.autonomy", "asks");
  }

  @Test
  void podsThatSayNothingAreLetInOnlyWhereNobodyDemandsIt() throws IOException {
    JsonNode plain = Reviews.pod(pod -> ((ObjectNode) pod.get("metadata")).remove("annotations"));
    assertThat(ask(plain, "annotated/critical").path("allowed").booleanValue()).isTrue();
    assertThat(ask(plain, "required/none").path("allowed").booleanValue()).isFalse();
    JsonNode halfway = Reviews.pod(pod -> Reviews.annotations(pod).remove("assize.dev/agent"));
    assertThat(ask(halfway, "annotated/none").path("allowed").booleanValue()).isFalse();
  }

  @Test
  void conditionsAreWarnings() throws IOException {
    var question =
        new AskedQuestion(
            "baseline",
            new AskedQuestion.AskedAgent.Kept("clerk"),
            null,
            Map.of("context.tier", "general"),
            null,
            null,
            "",
            List.of(),
            List.of(),
            false);
    Told told = frozen.gate.decide(question, frozen.now);
    var condition = new ConditionToMeet("dissent", "Read it. ".repeat(60), frozen.now, null);
    Decision plain = told.decision();
    Decision conditional =
        new Decision(
            Answer.ALLOW_WITH_CONDITIONS,
            plain.policy(),
            plain.at(),
            plain.until(),
            plain.reasons(),
            List.of(condition),
            plain.missing(),
            plain.evidence());
    JsonNode response =
        AdmissionAnswer.of(
                "clerk",
                new Told(
                    told.agent(),
                    told.certificate(),
                    conditional,
                    List.of(),
                    told.register(),
                    null))
            .review("u")
            .path("response");
    assertThat(response.path("allowed").booleanValue()).isTrue();
    assertThat(response.at("/warnings/0").asString())
        .startsWith("assize: until 2030-")
        .hasSizeLessThanOrEqualTo(256);
  }

  @Test
  void aRegisterThatIsTooOldLetsNobodyIn() throws IOException {
    frozen.source = FrozenGate.unreachable();
    frozen.pass(java.time.Duration.ofHours(7));
    frozen.look();
    JsonNode response = ask(Reviews.sample("pod-create"), "required/general");
    assertThat(response.path("allowed").booleanValue()).isFalse();
    assertThat(response.at("/status/message").asString())
        .contains("UNKNOWN by the policy ci", "its evidence is too old: certificate.status")
        .contains(" more\n")
        .satisfies(message -> assertThat(message.lines()).hasSizeLessThan(10));
  }

  @Test
  void otherKindsAndOperationsAreNotLetIn() throws IOException {
    ObjectNode kind = Reviews.sample("pod-create");
    ((ObjectNode) kind.at("/request/kind")).put("kind", "VirtualMachine");
    assertThat(ask(kind, "required/general").at("/status/message").asString())
        .contains("does not know where its pods are");
    ObjectNode connect = Reviews.sample("pod-create");
    ((ObjectNode) connect.get("request")).put("operation", "CONNECT");
    assertThat(ask(connect, "required/general").path("allowed").booleanValue()).isFalse();
  }
}
