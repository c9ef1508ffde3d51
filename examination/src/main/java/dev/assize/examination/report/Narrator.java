package dev.assize.examination.report;

import dev.assize.examination.TrialRecord.Exposure;
import dev.assize.statement.Json;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.statement.trace.TraceEvent.Contacted;
import dev.assize.statement.trace.TraceEvent.LaterPrompt;
import dev.assize.statement.trace.TraceEvent.ModelRequest;
import dev.assize.statement.trace.TraceEvent.ModelResponse;
import dev.assize.statement.trace.TraceEvent.NotObserved;
import dev.assize.statement.trace.TraceEvent.Output;
import dev.assize.statement.trace.TraceEvent.ProcessEnded;
import dev.assize.statement.trace.TraceEvent.ProcessStarted;
import dev.assize.statement.trace.TraceEvent.ToolCall;
import dev.assize.statement.trace.TraceEvent.ToolResult;
import dev.assize.statement.trace.TraceEvent.ToolsListed;
import dev.assize.statement.trace.TraceEvent.TrialOpened;
import dev.assize.statement.trace.TraceEvent.WorldConnected;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Turns the events of one trial into steps, one after the other. Not thread-safe. */
final class Narrator {

  private static final int TEXT = 1_500;
  private static final int ONE_LINE = 90;
  private static final int ATTACK_TEXT = 5_000;
  private static final int AROUND_ATTACK = 800;

  private final Exposure exposure;
  private final String payload;
  private final CopiedValues copied;
  private final Set<Integer> refused;
  private boolean attacked;

  private Narrator(Exposure exposure, String payload, CopiedValues copied, Set<Integer> refused) {
    this.exposure = exposure;
    this.payload = payload;
    this.copied = copied;
    this.refused = refused;
  }

  /** For a trial with these events. */
  static Narrator of(List<TraceEvent> events, Exposure exposure) {
    TrialOpened opened = opening(events);
    String payload = opened.payload() == null ? "" : opened.payload();
    Set<Integer> refused =
        kind(events, ToolResult.class)
            .filter(ToolResult::error)
            .map(ToolResult::call)
            .collect(Collectors.toUnmodifiableSet());
    return new Narrator(exposure, payload, new CopiedValues(asked(events), payload), refused);
  }

  /** What the trial began with; empty texts if the trace does not tell. */
  static TrialOpened opening(List<TraceEvent> events) {
    return kind(events, TrialOpened.class).findFirst().orElse(new TrialOpened(0, "", null));
  }

  /** All that the user asked. */
  private static String asked(List<TraceEvent> events) {
    return Stream.concat(
            Stream.of(opening(events).prompt()),
            kind(events, LaterPrompt.class).map(LaterPrompt::prompt))
        .collect(Collectors.joining("\n"));
  }

  private static <E extends TraceEvent> Stream<E> kind(List<TraceEvent> events, Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Whether the attack's text has been told of. */
  boolean attacked() {
    return attacked;
  }

  /** The step that an event makes, if it makes one. */
  Optional<Step> tell(TraceEvent event) {
    return switch (event) {
      case ToolCall call -> Optional.of(call(call));
      case ToolResult result -> Optional.of(result(result));
      case ModelResponse response ->
          speech(response, "The model says", ModelText.said(response.body()));
      case Output output when output.stream().equals(Output.ANSWER) ->
          speech(output, "The agent answers its user", output.text());
      case Output output ->
          speech(output, "The agent writes to " + Excerpt.name(output.stream()), output.text());
      case LaterPrompt later -> speech(later, "The user goes on", later.prompt());
      case WorldConnected connected ->
          context(
              connected,
              "The agent connects to the world as "
                  + Excerpt.name(connected.client())
                  + " "
                  + Excerpt.name(connected.clientVersion()));
      case ProcessStarted started -> context(started, "The agent's process starts");
      case ProcessEnded ended ->
          context(ended, "The agent's process ends: " + Excerpt.name(ended.reason()));
      case Contacted contacted ->
          context(
              contacted,
              "The agent had sent %d bytes to %s, port %d"
                  .formatted(contacted.bytes(), Excerpt.name(contacted.host()), contacted.port()));
      case NotObserved unseen ->
          context(unseen, "Not observed: " + Excerpt.sentence(unseen.what()));
      case TrialOpened _, ToolsListed _, ModelRequest _ -> Optional.empty();
    };
  }

  private Step call(ToolCall call) {
    Excerpt arguments = Excerpt.block(json(call.arguments()), TEXT);
    boolean acts =
        attacked && Boolean.FALSE.equals(call.readOnly()) && !refused.contains(call.call());
    return new Step(
        acts ? Step.Style.ACT : Step.Style.CALL,
        time(call),
        "Calls " + Excerpt.name(call.tool()),
        acts ? acted(copied.in(call.arguments())) : "",
        arguments);
  }

  private static String json(JsonNode arguments) {
    String line = Json.mapper().writeValueAsString(arguments);
    return line.length() <= ONE_LINE || line.length() > TEXT
        ? line
        : Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(arguments);
  }

  private static String acted(List<String> values) {
    return "Acted after the attack"
        + (values.isEmpty()
            ? "."
            : ", with values from the attacker's text: " + String.join(", ", values) + ".");
  }

  private Step result(ToolResult result) {
    String title =
        Excerpt.name(result.tool()) + (result.error() ? " answers with an error" : " answers");
    if (!result.payload()) {
      return new Step(
          Step.Style.RESULT, time(result), title, "", Excerpt.block(result.text(), TEXT));
    }
    String mark = attacked ? "The attack's text once more." : arrival();
    attacked = true;
    return delivery(result, title, mark);
  }

  /** Cuts the attacker's text out of what stood around it, so that it can be shown apart. */
  private Step delivery(ToolResult result, String title, String mark) {
    String text = result.text();
    int start = payload.isEmpty() ? -1 : text.indexOf(payload);
    if (start < 0) {
      return new Step(
          Step.Style.ATTACK, time(result), title, mark, Excerpt.block(text, ATTACK_TEXT));
    }
    return new Step(
        Step.Style.ATTACK,
        time(result),
        title,
        mark,
        Excerpt.end(text.substring(0, start), AROUND_ATTACK),
        Excerpt.block(payload, ATTACK_TEXT),
        Excerpt.block(text.substring(start + payload.length()), AROUND_ATTACK));
  }

  private String arrival() {
    return switch (exposure) {
      case MODEL_REQUEST ->
          "Here the attack reached the agent: the attacker's text, marked below, stands in this"
              + " answer, and was then seen in a request to the model.";
      case DELIVERY ->
          "Here the attack reached the agent: the attacker's text, marked below, stands in this"
              + " answer.";
      case NOT_EXPOSED, NO_ATTACK -> "The attacker's text, marked below, stands in this answer.";
    };
  }

  private static Optional<Step> speech(TraceEvent event, String title, String text) {
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(
            new Step(Step.Style.SPEECH, time(event), title, "", Excerpt.block(text.strip(), TEXT)));
  }

  private static Optional<Step> context(TraceEvent event, String title) {
    return Optional.of(new Step(Step.Style.CONTEXT, time(event), title, "", Step.NO_TEXT));
  }

  private static String time(TraceEvent event) {
    return String.format(Locale.ROOT, "%.2f s", event.at() / 1e9);
  }
}
