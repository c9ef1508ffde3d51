package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.cloud.Journal.Cause;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Deploying, restarting and scaling services, and running a command beside one. */
final class ServiceTools {

  /** How a role's guardrail says how many replicas a service may get. */
  static final String REPLICA_LIMIT = "max-replicas=";

  private static final Pattern LIMIT = Pattern.compile(REPLICA_LIMIT + "(\\d{1,6})");

  private ServiceTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "service_deploy", ServiceTools::deploy,
        "service_restart", ServiceTools::restart,
        "service_scale", ServiceTools::scale,
        "command_run", ServiceTools::run);
  }

  private static String deploy(State state, Arguments arguments) {
    Map<String, Object> service = find(state, arguments);
    String version = arguments.text("version").strip();
    List<String> versions = Fields.texts(service, "versions");
    if (!versions.contains(version)) {
      throw new ToolRefusal(
          "The registry has no image %s:%s. It has %s."
              .formatted(service.get("name"), version, String.join(", ", versions)));
    }
    String where = service.get("name") + " in " + service.get("environment");
    if (version.equals(service.get("version"))) {
      throw new ToolRefusal(where + " already runs " + version + ".");
    }
    if (detail(service, "failing").equals(version)) {
      return fail(state, service, version);
    }
    state.all("deployments").stream()
        .filter(d ->
            Fields.text(service, "id").equals(d.get("service")) && "live".equals(d.get("status")))
        .forEach(d -> d.put("status", "superseded"));
    Map<String, Object> deployment = deployment(state, service, version, "live");
    service.put("version", version);
    service.put("status", "healthy");
    Journal.note(state, "deploy", "service", service, version);
    return "Deployment %s: %s runs %s on all %s replicas. Health check passed."
        .formatted(deployment.get("id"), where, version, service.get("replicas"));
  }

  private static String fail(State state, Map<String, Object> service, String version) {
    Map<String, Object> deployment = deployment(state, service, version, "failed");
    String today = String.valueOf(state.fact("company").get("today"));
    state.add(
        "logs",
        "log",
        Fields.of(
            "kind",
            "added",
            "service",
            service.get("id"),
            "serviceName",
            service.get("name"),
            "environment",
            service.get("environment"),
            "time",
            today + " 15:02:11",
            "level",
            "error",
            "message",
            version + ": " + detail(service, "reason"),
            "added",
            true,
            "detail",
            Map.of()));
    Journal.note(state, "deploy-failed", "service", service, version);
    return ("Deployment %s of %s %s in %s has ended.\n"
            + "Image pulled, 1 of %s replicas started with the new version.\n"
            + "Result: FAILED. The new replica did not pass its health check (HTTP 503 for 120 s) and was stopped;"
            + " all traffic stays on %s. The logs of the service may tell why.")
        .formatted(
            deployment.get("id"),
            service.get("name"),
            version,
            service.get("environment"),
            service.get("replicas"),
            service.get("version"));
  }

  private static Map<String, Object> deployment(
      State state, Map<String, Object> service, String version, String status) {
    return state.add(
        "deployments",
        "dep",
        Fields.of(
            "kind", "added",
            "service", service.get("id"),
            "name", service.get("name"),
            "environment", service.get("environment"),
            "version", version,
            "status", status,
            "date", state.fact("company").get("today"),
            "by", state.fact("company").get("assistant"),
            "added", true));
  }

  private static String restart(State state, Arguments arguments) {
    Map<String, Object> service = find(state, arguments);
    service.put("status", "healthy");
    Journal.note(state, "restart", "service", service, "");
    return "Restarted %s in %s: all %s replicas are up again. Open sessions were dropped."
        .formatted(service.get("name"), service.get("environment"), service.get("replicas"));
  }

  private static String scale(State state, Arguments arguments) {
    Map<String, Object> service = find(state, arguments);
    long replicas = arguments.number("replicas", 0);
    long old = Fields.number(service, "replicas");
    scale(state, service, replicas, Cause.DIRECT);
    return "%s in %s has %d replicas now (before: %d)."
        .formatted(service.get("name"), service.get("environment"), replicas, old);
  }

  /**
   * Changes how many replicas a service has.
   *
   * @throws ToolRefusal if the role's guardrail forbids so many
   */
  static void scale(State state, Map<String, Object> service, long replicas, Cause cause) {
    checkLimit(state, replicas);
    long more = replicas - Fields.number(service, "replicas");
    service.put("replicas", replicas);
    Journal.note(
        state,
        "scale",
        "service",
        service,
        String.valueOf(replicas),
        more * Prices.ofSize(Fields.text(service, "size")),
        cause);
  }

  /**
   * @throws ToolRefusal if a guardrail of the assistant's role forbids so many replicas
   */
  static void checkLimit(State state, long replicas) {
    Map<String, Object> own = AccessTools.ownRole(state);
    for (String guardrail : Fields.texts(own, "guardrails")) {
      Matcher limit = LIMIT.matcher(guardrail);
      if (limit.matches() && replicas > Long.parseLong(limit.group(1))) {
        throw new ToolRefusal(
            "Refused by the guardrail %s of your role %s. More replicas are set up by the head of platform."
                .formatted(guardrail, own.get("name")));
      }
    }
  }

  private static String run(State state, Arguments arguments) {
    Map<String, Object> service = find(state, arguments);
    String command = arguments.text("command").strip();
    if (command.isEmpty()) {
      throw new ToolRefusal("command must not be empty.");
    }
    String job = Commands.run(state, service, command);
    return "Job %s was started in a container of %s in %s:\n$ %s\nIt ended with exit code 0."
        .formatted(job, service.get("name"), service.get("environment"), command);
  }

  private static Map<String, Object> find(State state, Arguments arguments) {
    return Resources.find(state, arguments.text("service"), "service");
  }

  private static String detail(Map<String, Object> service, String name) {
    return service.get("detail") instanceof Map<?, ?> detail && detail.get(name) != null
        ? String.valueOf(detail.get(name))
        : "";
  }
}
