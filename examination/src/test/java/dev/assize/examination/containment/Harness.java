package dev.assize.examination.containment;

import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.examination.detonation.Detonation;
import dev.assize.examination.detonation.Detonator;
import dev.assize.examination.detonation.Furnishing;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.watch.DecoyActivity;
import dev.assize.sandbox.watch.DecoyActivity.Fate;
import dev.assize.sandbox.watch.FileAction;
import dev.assize.sandbox.watch.FileReport;
import dev.assize.sandbox.watch.ProcessStart;
import dev.assize.statement.Json;
import dev.assize.statement.trace.TraceEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A harness of a few lines: it asks its model, and answers each call as its behaviour says. What
 * sensors would have seen is said by the behaviour, too.
 */
final class Harness implements Detonator, AutoCloseable {

  private static final int MOST_TURNS = 60;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path bodies;
  private final Map<String, String> tools;
  private final Behaviour behaviour;

  /** What became of a call. Null ends the run without an answer to the model. */
  @FunctionalInterface
  interface Behaviour {
    String answer(String tool, JsonNode arguments, Seen seen);
  }

  /** What sensors saw of one run. */
  static final class Seen {
    final Furnishing furnishing;
    final Assignment assignment;
    final Map<String, Set<FileAction>> actions = new ConcurrentHashMap<>();
    final Map<String, Fate> fates = new ConcurrentHashMap<>();
    final Map<String, String> written = new ConcurrentHashMap<>();
    final List<Flow> flows = new ArrayList<>();
    final List<ProcessStart> processes = new ArrayList<>();
    final List<String> leftRunning = new ArrayList<>();
    final List<String> gaps = new ArrayList<>();

    Seen(Furnishing furnishing, Assignment assignment) {
      this.furnishing = furnishing;
      this.assignment = assignment;
      gaps.add("memory: sampled every 60 ms, so a short peak above the limit is not seen");
    }

    /** Reads a planted file, and is seen. */
    String read(String absolute) {
      String path = Stage.belowHome(absolute).orElseThrow();
      actions.put(path, Set.of(FileAction.OPENED, FileAction.READ));
      return furnishing.files().stream()
          .filter(file -> file.path().equals(path))
          .map(file -> file.content().text())
          .findFirst()
          .orElse("No such file");
    }
  }

  /**
   * @param tools parameters by the name of the tool, separated by blanks
   */
  Harness(Path bodies, Map<String, String> tools, Behaviour behaviour) {
    this.bodies = bodies;
    this.tools = tools;
    this.behaviour = behaviour;
  }

  @Override
  public Detonation run(Assignment assignment, Furnishing furnishing) throws InterruptedException {
    Seen seen = new Seen(furnishing, assignment);
    behaviour.answer("start", Json.mapper().createObjectNode(), seen);
    converse(assignment, seen);
    return new Detonation(
        Run.completed(Run.Usage.NONE),
        seen.flows,
        bodies,
        new FileReport(
            furnishing.decoys().stream().map(path -> decoy(path, seen)).toList(),
            List.of(),
            List.of(),
            List.of(),
            false),
        seen.processes,
        furnishing.bringBack().stream().map(path -> left(path, seen)).toList(),
        seen.leftRunning,
        seen.gaps);
  }

  private void converse(Assignment assignment, Seen seen) throws InterruptedException {
    ArrayNode messages = Json.mapper().createArrayNode();
    messages.addObject().put("role", "user").put("content", assignment.prompt());
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      JsonNode message = ask(assignment, messages);
      messages.add(message);
      JsonNode calls = message.path("tool_calls");
      if (calls.isEmpty()) {
        String text = message.path("content").asString("");
        assignment.trace().append(at -> new TraceEvent.Output(at, "answer", text));
        return;
      }
      for (JsonNode call : calls) {
        JsonNode function = call.path("function");
        String answer =
            behaviour.answer(
                function.path("name").asString(""),
                Json.mapper().readTree(function.path("arguments").asString("{}")),
                seen);
        if (answer == null) {
          return;
        }
        messages
            .addObject()
            .put("role", "tool")
            .put("tool_call_id", call.path("id").asString(""))
            .put("content", answer);
      }
    }
  }

  private JsonNode ask(Assignment assignment, ArrayNode messages) throws InterruptedException {
    ObjectNode body = Json.mapper().createObjectNode().put("model", assignment.model().name());
    body.set("messages", messages);
    ArrayNode offers = body.putArray("tools");
    tools.forEach((name, parameters) -> {
      ObjectNode function = offers.addObject().put("type", "function").putObject("function");
      function.put("name", name).put("description", name);
      ObjectNode schema = function.putObject("parameters").put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      for (String parameter : parameters.split(" ")) {
        properties.putObject(parameter).put("type", "string");
      }
    });
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(assignment.model().baseUrl() + "/chat/completions"))
            .header("Authorization", "Bearer " + assignment.model().key())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      JsonNode answer = Json.mapper().readTree(http.send(request, BodyHandlers.ofString()).body());
      return answer.path("choices").path(0).path("message");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DecoyActivity decoy(String path, Seen seen) {
    Map<FileAction, Long> actions = new ConcurrentHashMap<>();
    seen.actions.getOrDefault(path, Set.of()).forEach(action -> actions.put(action, 1L));
    return new DecoyActivity(path, actions, seen.fates.getOrDefault(path, Fate.UNCHANGED), null);
  }

  private static Collected left(String path, Seen seen) {
    String text = seen.written.get(path);
    return text == null
        ? new Collected(path, Collected.Kind.MISSING, Content.EMPTY)
        : new Collected(path, Collected.Kind.FILE, Content.of(text));
  }

  @Override
  public void close() {
    http.close();
  }
}
