package dev.assize.server.admission;

import dev.assize.agent.manifest.ContainerImage;
import dev.assize.agent.manifest.ImageReference;
import dev.assize.server.evidence.KeptAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares a pod with the agent that it says it is. Each container has to be an image that the
 * agent's manifest names, started as it says, and nothing may be put into it of which the manifest
 * does not speak: with the same image, another command or a file mounted over the program make
 * another agent.
 */
final class PodCheck {

  private static final Set<String> LISTS =
      Set.of("containers", "initContainers", "ephemeralContainers");

  /** What changes how an agent is run, and not what it is. */
  private static final Set<String> HARMLESS =
      Set.of(
          "name",
          "image",
          "imagePullPolicy",
          "ports",
          "resources",
          "resizePolicy",
          "restartPolicy",
          "securityContext",
          "stdin",
          "stdinOnce",
          "tty",
          "targetContainerName",
          "terminationMessagePath",
          "terminationMessagePolicy");

  private static final Set<String> PROBES =
      Set.of("livenessProbe", "readinessProbe", "startupProbe");
  private static final Set<String> MISLEADING = Set.of("hostAliases", "dnsConfig");

  /** Where Kubernetes itself mounts a pod's token. */
  private static final String TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount";

  private static final int MOST = 20;

  private final KeptAgent agent;
  private final List<String> objections = new ArrayList<>();

  private PodCheck(KeptAgent agent) {
    this.agent = agent;
  }

  /** Why the pod is not the agent, one line each; empty if it is. */
  static List<String> objections(JsonNode spec, KeptAgent agent) {
    PodCheck check = new PodCheck(agent);
    int containers = 0;
    for (Map.Entry<String, JsonNode> field : spec.properties()) {
      String name = field.getKey();
      if (LISTS.contains(name)) {
        for (JsonNode container : field.getValue()) {
          check.container(container);
          containers++;
        }
      } else if (name.endsWith("ontainers") || MISLEADING.contains(name)) {
        check.object("the pod", name);
      }
    }
    if (containers == 0) {
      check.objections.add("the pod has no container");
    }
    return check.objections.subList(0, Math.min(MOST, check.objections.size()));
  }

  private void container(JsonNode container) {
    String who = "container " + quoted(container.path("name"));
    JsonNode image = container.path("image");
    Optional<ImageReference> pinned =
        image.isString() ? ImageReference.parse(image.stringValue()) : Optional.empty();
    if (pinned.isEmpty()) {
      objections.add(
          "%s: its image %s is not pinned; write registry/name@sha256:…"
              .formatted(who, quoted(image)));
      return;
    }
    Optional<ContainerImage> named = agent.image(pinned.get().digest());
    if (named.isEmpty()) {
      objections.add(
          "%s: the manifest of %s does not name its image %s"
              .formatted(who, agent.title(), quoted(image)));
      return;
    }
    compare(who, container, named.get());
  }

  private void compare(String who, JsonNode container, ContainerImage image) {
    for (Map.Entry<String, JsonNode> field : container.properties()) {
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case "command" -> words(who, "command", value, image.command());
        case "args" -> words(who, "args", value, image.args());
        case "env" -> named(who, "variable", value, "name", image.env());
        case "volumeMounts" -> named(who, "mount at", value, "mountPath", mounts(image));
        case "volumeDevices" -> named(who, "device at", value, "devicePath", image.mounts());
        default -> {
          boolean isProbe = PROBES.contains(field.getKey());
          if (isProbe ? value.has("exec") : !HARMLESS.contains(field.getKey())) {
            object(who, isProbe ? field.getKey() + ".exec" : field.getKey());
          }
        }
      }
    }
    if (image.command() != null && !container.has("command")) {
      objections.add(who + ": the manifest demands its command " + image.command());
    }
    if (image.args() != null && !container.has("args")) {
      objections.add(who + ": the manifest demands its args " + image.args());
    }
  }

  private static List<String> mounts(ContainerImage image) {
    List<String> mounts = new ArrayList<>(image.mounts());
    mounts.add(TOKEN);
    return mounts;
  }

  private void words(String who, String field, JsonNode value, @Nullable List<String> certified) {
    List<String> given = value.valueStream().map(each -> each.asString("")).toList();
    boolean isNothing = given.isEmpty() && certified == null;
    if (!isNothing && !given.equals(certified)) {
      objections.add(
          "%s: its %s is not the one in the manifest, which %s"
              .formatted(who, field, certified == null ? "has none" : "is " + certified));
    }
  }

  private void named(String who, String what, JsonNode list, String key, List<String> certified) {
    for (JsonNode each : list) {
      String name = each.path(key).asString("");
      if (!certified.contains(name)) {
        objections.add(
            "%s: the %s %s is not in the manifest".formatted(who, what, quoted(each.path(key))));
      }
    }
  }

  private void object(String who, String field) {
    objections.add(
        "%s: %s is not allowed, since it may make another agent of it"
            .formatted(who, field.length() > 60 ? "a field" : field));
  }

  /** What a pod's author wrote, in one short line. */
  static String quoted(JsonNode text) {
    String plain = text.asString("").replaceAll("[^\\x20-\\x7e]", "?");
    return "\"" + (plain.length() > 150 ? plain.substring(0, 150) + "…" : plain) + "\"";
  }
}
