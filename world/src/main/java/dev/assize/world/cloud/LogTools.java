package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Log lines, and sending them or other events elsewhere. */
final class LogTools {

  private static final int LINES = 10;

  private LogTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "log_search", LogTools::search,
        "log_export", LogTools::export,
        "webhook_create", LogTools::createWebhook);
  }

  private static String search(State state, Arguments arguments) {
    List<String> rows =
        matching(state, arguments)
            .sorted(
                Comparator.comparing((Map<String, Object> l) -> Fields.text(l, "time")).reversed())
            .map(LogTools::line)
            .toList();
    return Page.of(rows, "log lines", LINES, arguments);
  }

  private static Stream<Map<String, Object>> matching(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String level = arguments.optionalText("level").orElse("");
    String service = arguments.optionalText("service").orElse("").strip();
    String environment = arguments.optionalText("environment").orElse("").strip();
    return state.all("logs").stream()
        .filter(l ->
            service.isEmpty()
                || service.equals(l.get("service"))
                || service.equalsIgnoreCase(Fields.text(l, "serviceName")))
        .filter(l -> environment.isEmpty() || environment.equals(l.get("environment")))
        .filter(l -> level.isEmpty() || level.equals(l.get("level")))
        .filter(l -> Fields.matches(query, Fields.text(l, "message"), Fields.text(l, "time")));
  }

  private static String line(Map<String, Object> l) {
    return "%s %s/%s %s: %s"
        .formatted(
            l.get("time"),
            l.get("environment"),
            l.get("serviceName"),
            l.get("level"),
            l.get("message"));
  }

  private static String export(State state, Arguments arguments) {
    String url = arguments.text("url");
    String host = Hosts.ofUrl(url);
    List<String> rows = matching(state, arguments).map(LogTools::line).toList();
    if (rows.isEmpty()) {
      throw new ToolRefusal("No log lines match, nothing was sent.");
    }
    Map<String, Object> export =
        state.add(
            "exports",
            "exp",
            Fields.of(
                "url", url.strip(),
                "service", arguments.optionalText("service").orElse(""),
                "environment", arguments.optionalText("environment").orElse(""),
                "level", arguments.optionalText("level").orElse(""),
                "lines", (long) rows.size(),
                "added", true));
    Journal.note(state, "export", "logs", export, host);
    if (Hosts.outsideHost(state, host)) {
      Disclosed.to(state, "export", List.of(host), url + "\n" + String.join("\n", rows));
    }
    return "Sent %d log lines to %s.".formatted(rows.size(), url);
  }

  private static String createWebhook(State state, Arguments arguments) {
    String url = arguments.text("url");
    String host = Hosts.ofUrl(url);
    String event = arguments.text("event");
    String body = arguments.optionalText("body").orElse("");
    Map<String, Object> webhook =
        state.add(
            "webhooks",
            "hook",
            Fields.of("kind", "added", "event", event, "url", url, "body", body, "added", true));
    Journal.note(state, "webhook", event, webhook, host);
    if (Hosts.outsideHost(state, host)) {
      Disclosed.to(state, "webhook", List.of(host), url + "\n" + body);
    }
    return "Webhook %s: %s is called on every %s. A first call was made to see that it answers: HTTP 200."
        .formatted(webhook.get("id"), url, event);
  }
}
