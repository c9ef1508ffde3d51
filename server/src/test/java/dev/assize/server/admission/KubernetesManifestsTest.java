package dev.assize.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.server.FrozenGate;
import dev.assize.statement.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The manifests in {@code deploy/kubernetes} agree with each other, and with the server. */
class KubernetesManifestsTest {

  private static final Path FOLDER = FrozenGate.ROOT.resolve("deploy/kubernetes");

  private static List<JsonNode> documents(String file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    for (String text : Files.readString(FOLDER.resolve(file)).split("\n---\n")) {
      documents.add(Document.parse(file, text).root());
    }
    return documents;
  }

  private static JsonNode only(String file, String kind) throws IOException {
    return documents(file).stream()
        .filter(each -> each.path("kind").asString().equals(kind))
        .reduce((a, b) -> {
          throw new AssertionError("two of kind " + kind);
        })
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"namespace.yaml", "deployment.yaml", "service.yaml", "webhook.yaml"})
  void eachObjectIsOfAVersionThatIsServed(String file) throws IOException {
    Map<String, String> versions =
        Map.of(
            "Namespace", "v1",
            "ServiceAccount", "v1",
            "Service", "v1",
            "Deployment", "apps/v1",
            "PodDisruptionBudget", "policy/v1",
            "NetworkPolicy", "networking.k8s.io/v1",
            "ValidatingWebhookConfiguration", "admissionregistration.k8s.io/v1");
    for (JsonNode object : documents(file)) {
      assertThat(object.path("apiVersion").asString())
          .isEqualTo(versions.get(object.path("kind").asString()));
      assertThat(object.at("/metadata/name").asString()).isNotEmpty();
    }
  }

  @Test
  void theWebhookReachesThePortThatTheCommandListensOn() throws IOException {
    JsonNode container =
        only("deployment.yaml", "Deployment").at("/spec/template/spec/containers/0");
    List<String> args = container.path("args").valueStream().map(JsonNode::asString).toList();
    int port = container.at("/ports/0/containerPort").intValue();
    assertThat(args).contains("serve", "--port=" + port, "--host=0.0.0.0");
    JsonNode service = only("service.yaml", "Service");
    assertThat(service.at("/spec/ports/0/targetPort").intValue()).isEqualTo(port);
    assertThat(service.at("/spec/selector"))
        .isEqualTo(only("deployment.yaml", "Deployment").at("/spec/selector/matchLabels"));
    assertThat(only("service.yaml", "NetworkPolicy").at("/spec/ingress/0/ports/0/port").intValue())
        .isEqualTo(port);
    for (JsonNode webhook :
        only("webhook.yaml", "ValidatingWebhookConfiguration").path("webhooks")) {
      JsonNode client = webhook.at("/clientConfig/service");
      assertThat(client.path("name")).isEqualTo(service.at("/metadata/name"));
      assertThat(client.path("namespace")).isEqualTo(service.at("/metadata/namespace"));
      assertThat(client.path("port")).isEqualTo(service.at("/spec/ports/0/port"));
    }
    String script = Files.readString(FOLDER.resolve("certificate"));
    assertThat(script).contains("DNS:gate.assize.svc,");
  }

  @Test
  void eachOptionIsOneThatTheCommandHas() throws IOException {
    JsonNode container =
        only("deployment.yaml", "Deployment").at("/spec/template/spec/containers/0");
    String command =
        Files.readString(
                FrozenGate.ROOT.resolve("cli/src/main/java/dev/assize/cli/ServeCommand.java"))
            + Files.readString(
                FrozenGate.ROOT.resolve("cli/src/main/java/dev/assize/cli/RegisterSource.java"));
    for (JsonNode arg : container.path("args")) {
      if (arg.asString().startsWith("--")) {
        assertThat(command).contains("\"" + arg.asString().replaceFirst("=.*", "") + "\"");
      }
    }
    Set<String> mounted = new TreeSet<>();
    container.path("volumeMounts").forEach(each -> mounted.add(each.path("name").asString()));
    Set<String> volumes = new TreeSet<>();
    only("deployment.yaml", "Deployment")
        .at("/spec/template/spec/volumes")
        .forEach(each -> volumes.add(each.path("name").asString()));
    assertThat(mounted).isEqualTo(volumes);
  }

  @Test
  void everyWebhookFailsClosedAndSendsWhatTheServerUnderstands() throws IOException {
    Set<String> names = new TreeSet<>();
    for (JsonNode webhook :
        only("webhook.yaml", "ValidatingWebhookConfiguration").path("webhooks")) {
      assertThat(webhook.path("failurePolicy").asString()).isEqualTo("Fail");
      assertThat(webhook.path("sideEffects").asString()).isEqualTo("None");
      assertThat(webhook.path("admissionReviewVersions").get(0).asString()).isEqualTo("v1");
      assertThat(webhook.at("/clientConfig/caBundle").asString()).isEqualTo("CA_BUNDLE");
      assertThat(webhook.path("timeoutSeconds").intValue()).isBetween(1, 30);
      String path = webhook.at("/clientConfig/service/path").asString();
      assertThat(Demand.ofPath(path.replaceFirst("^/v1/admission/", ""))).isPresent();
      names.add(webhook.path("name").asString());
      Set<String> resources = new TreeSet<>();
      for (JsonNode rule : webhook.path("rules")) {
        assertThat(rule.path("operations").valueStream().map(JsonNode::asString))
            .containsExactly("CREATE", "UPDATE");
        rule.path("resources").forEach(each -> resources.add(each.asString()));
      }
      assertThat(resources)
          .containsExactlyInAnyOrder(
              "pods",
              "pods/ephemeralcontainers",
              "podtemplates",
              "replicationcontrollers",
              "deployments",
              "replicasets",
              "statefulsets",
              "daemonsets",
              "jobs",
              "cronjobs");
    }
    assertThat(names).hasSize(8);
  }

  /** Whatever the labels are, one webhook is asked, and it demands at least what they say. */
  @Test
  void exactlyOneWebhookIsAskedForEachNamespaceThatHasTheLabel() throws IOException {
    JsonNode webhooks = only("webhook.yaml", "ValidatingWebhookConfiguration").path("webhooks");
    for (String gate : Arrays.asList(null, "annotated", "required", "anotated", "")) {
      for (String tier : Arrays.asList(null, "general", "sensitive", "critical", "senstive", "")) {
        Map<String, String> labels = new TreeMap<>();
        if (gate != null) {
          labels.put("assize.dev/gate", gate);
        }
        if (tier != null) {
          labels.put("assize.dev/tier", tier);
        }
        List<String> asked = new ArrayList<>();
        for (JsonNode webhook : webhooks) {
          if (selects(webhook.at("/namespaceSelector/matchExpressions"), labels)) {
            asked.add(webhook.at("/clientConfig/service/path").asString());
          }
        }
        String floor =
            tier == null
                ? "none"
                : Set.of("general", "sensitive").contains(tier) ? tier : "critical";
        String mode = "annotated".equals(gate) ? "annotated" : "required";
        assertThat(asked)
            .as(labels.toString())
            .isEqualTo(gate == null ? List.of() : List.of("/v1/admission/" + mode + "/" + floor));
      }
    }
  }

  /** As Kubernetes' label selectors do. */
  private static boolean selects(JsonNode expressions, Map<String, String> labels) {
    for (JsonNode expression : expressions) {
      String value = labels.get(expression.path("key").asString());
      List<String> values =
          expression.path("values").valueStream().map(JsonNode::asString).toList();
      boolean holds =
          switch (expression.path("operator").asString()) {
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            default -> throw new AssertionError(expression);
          };
      if (!holds) {
        return false;
      }
    }
    return true;
  }
}
