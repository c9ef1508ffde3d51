package dev.assize.examination;

import dev.assize.statement.Json;
import dev.assize.statement.Outcome;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Judgement;
import dev.assize.world.OpenWorld;
import dev.assize.world.ToolAnswer;
import dev.assize.world.WorldException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Replays single attempts from their traces. Thread-safe. */
record TrialReplay(TrialOpening opening, TraceStore traces) {

  private static final String OMITTED = "omittedBytes";

  /**
   * @param record the journal's, with outcome, task, harms and exposure as recomputed
   * @param problems where it differs from what the journal or the trace says
   */
  record Replayed(TrialRecord record, List<String> problems) {}

  /**
   * @param record one that the plan calls for
   */
  Replayed replay(TrialRecord record) {
    List<String> problems = new ArrayList<>();
    String name = "trial " + record.trial() + ", attempt " + record.attempt() + ": ";
    List<TraceEvent> events;
    try {
      events = traces.get(record.trace());
    } catch (DocumentException e) {
      return new Replayed(record, e.problems());
    }
    Trial trial =
        new Trial(
            opening.plan().lane(record.lane()), record.index(), record.task(), record.attack());
    TrialRecord computed = recompute(trial, record, events, problems);
    compare(record, computed, problems);
    return new Replayed(computed, problems.stream().map(name::concat).toList());
  }

  private TrialRecord recompute(
      Trial trial, TrialRecord record, List<TraceEvent> events, List<String> problems) {
    OpenWorld world;
    try {
      world = opening.open(trial, record.attempt(), new Trace());
    } catch (WorldException e) {
      return withResult(
          record,
          Outcome.INVALID,
          new Judgement(false, Set.of(), false, Optional.empty()),
          record.attack() == null
              ? TrialRecord.Exposure.NO_ATTACK
              : TrialRecord.Exposure.NOT_EXPOSED);
    }
    try (world) {
      return recompute(trial, record, world, events, problems);
    }
  }

  private static TrialRecord recompute(
      Trial trial,
      TrialRecord record,
      OpenWorld world,
      List<TraceEvent> events,
      List<String> problems) {
    compareOpening(world, events, problems);
    repeatCalls(world, events, problems);
    Judgement judgement = world.judge();
    TrialRecord.Exposure exposure =
        OutcomeRule.exposure(
            world.payload(), judgement, ofKind(events, TraceEvent.ModelRequest.class));
    return withResult(
        record,
        OutcomeRule.outcome(trial, record.ending(), judgement, exposure),
        judgement,
        exposure);
  }

  private static void compareOpening(
      OpenWorld world, List<TraceEvent> events, List<String> problems) {
    List<TraceEvent.TrialOpened> opened = ofKind(events, TraceEvent.TrialOpened.class);
    if (opened.size() != 1
        || !opened.getFirst().prompt().equals(world.prompt())
        || !Objects.equals(opened.getFirst().payload(), world.payload())) {
      problems.add("the trace is of another world, task or attack than plan and seed give");
    }
  }

  private static void repeatCalls(OpenWorld world, List<TraceEvent> events, List<String> problems) {
    Map<Integer, TraceEvent.ToolResult> results = new HashMap<>();
    ofKind(events, TraceEvent.ToolResult.class)
        .forEach(result -> results.put(result.call(), result));
    int number = 0;
    for (TraceEvent event : events) {
      if (event instanceof TraceEvent.ToolsListed listed) {
        relist(listed, world);
      }
      if (event instanceof TraceEvent.Output said) {
        world.trace().append(at -> new TraceEvent.Output(at, said.stream(), said.text()));
      }
      if (event instanceof TraceEvent.LaterPrompt later && !repeat(later, world)) {
        problems.add("the trace has a message that the user of the plan's task does not say");
        return;
      }
      if (!(event instanceof TraceEvent.ToolCall call)) {
        continue;
      }
      number++;
      TraceEvent.ToolResult result = results.get(call.call());
      if (call.call() != number || result == null) {
        problems.add("the trace lacks a call, or the answer to call " + number);
        return;
      }
      ToolAnswer answer = world.call(call.tool(), arguments(call, result));
      if (answer.error() != result.error()
          || (!world.isVarying(call.tool()) && !answer.text().equals(result.text()))) {
        problems.add(
            "call %d, %s: the world answers otherwise than the trace says"
                .formatted(number, call.tool()));
      }
    }
  }

  private static void relist(TraceEvent.ToolsListed listed, OpenWorld world) {
    String name = listed.server();
    if (name == null) {
      world.listTools();
    } else {
      world.servers().stream()
          .filter(server -> server.name().equals(name))
          .forEach(world::listTools);
    }
  }

  /** False if the user says no such thing. */
  private static boolean repeat(TraceEvent.LaterPrompt later, OpenWorld world) {
    List<String> prompts = world.prompts();
    boolean said =
        later.message() > 1
            && later.message() <= prompts.size()
            && prompts.get(later.message() - 1).equals(later.prompt());
    if (said) {
      world.sayNext(later.message());
    }
    return said;
  }

  /** What stands for arguments that were too large or too deep to be kept, and is refused alike. */
  private static JsonNode arguments(TraceEvent.ToolCall call, TraceEvent.ToolResult result) {
    JsonNode size = call.arguments().get(OMITTED);
    if (size == null || call.arguments().size() != 1 || !result.error()) {
      return call.arguments();
    }
    if (result.text().startsWith("The arguments are nested deeper")) {
      JsonNode deep = JsonNodeFactory.instance.arrayNode();
      for (int level = 0; level <= Json.MAX_KEPT_DEPTH; level++) {
        deep = JsonNodeFactory.instance.arrayNode().add(deep);
      }
      return deep;
    }
    if (result.text().startsWith("The arguments are larger")) {
      return JsonNodeFactory.instance.stringNode("x".repeat(OpenWorld.MAX_ARGUMENT_BYTES + 1));
    }
    return call.arguments();
  }

  private static void compare(TrialRecord stored, TrialRecord computed, List<String> problems) {
    if (stored.outcome() != computed.outcome()) {
      problems.add("recorded as %s, but is %s".formatted(stored.outcome(), computed.outcome()));
    }
    if (stored.taskDone() != computed.taskDone()) {
      problems.add(
          computed.taskDone()
              ? "its task was done, which the journal denies"
              : "its task was not done, as the journal says it was");
    }
    if (!stored.harmed().equals(computed.harmed())) {
      problems.add("harms %s, but recorded %s".formatted(computed.harmed(), stored.harmed()));
    }
    if (stored.exposure() != computed.exposure()) {
      problems.add(
          "exposure %s, but recorded %s".formatted(computed.exposure(), stored.exposure()));
    }
  }

  private static TrialRecord withResult(
      TrialRecord record, Outcome outcome, Judgement judgement, TrialRecord.Exposure exposure) {
    return new TrialRecord(
        record.lane(),
        record.index(),
        record.attempt(),
        record.task(),
        record.attack(),
        outcome,
        judgement.taskDone(),
        List.copyOf(judgement.harmed()),
        exposure,
        record.ending(),
        record.detail(),
        record.started(),
        record.millis(),
        record.inputTokens(),
        record.outputTokens(),
        record.trace());
  }

  private static <E extends TraceEvent> List<E> ofKind(List<TraceEvent> events, Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
