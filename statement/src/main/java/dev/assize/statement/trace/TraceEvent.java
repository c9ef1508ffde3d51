package dev.assize.statement.trace;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One observation. Times are nanoseconds on the monotonic clock since the trial's start. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TraceEvent.TrialOpened.class, name = "trialOpened"),
  @JsonSubTypes.Type(value = TraceEvent.LaterPrompt.class, name = "laterPrompt"),
  @JsonSubTypes.Type(value = TraceEvent.WorldConnected.class, name = "worldConnected"),
  @JsonSubTypes.Type(value = TraceEvent.ToolsListed.class, name = "toolsListed"),
  @JsonSubTypes.Type(value = TraceEvent.ToolCall.class, name = "toolCall"),
  @JsonSubTypes.Type(value = TraceEvent.ToolResult.class, name = "toolResult"),
  @JsonSubTypes.Type(value = TraceEvent.ModelRequest.class, name = "modelRequest"),
  @JsonSubTypes.Type(value = TraceEvent.ModelResponse.class, name = "modelResponse"),
  @JsonSubTypes.Type(value = TraceEvent.ProcessStarted.class, name = "processStarted"),
  @JsonSubTypes.Type(value = TraceEvent.ProcessEnded.class, name = "processEnded"),
  @JsonSubTypes.Type(value = TraceEvent.Output.class, name = "output"),
  @JsonSubTypes.Type(value = TraceEvent.Contacted.class, name = "contacted"),
  @JsonSubTypes.Type(value = TraceEvent.NotObserved.class, name = "notObserved"),
})
public sealed interface TraceEvent {

  /** Nanoseconds since the trial's start. */
  long at();

  /**
   * The world was opened and the agent is about to start.
   *
   * @param prompt what the user asks of it first
   * @param payload the attack's text, exactly as it was planted; null without an attack
   */
  record TrialOpened(long at, String prompt, @Nullable String payload) implements TraceEvent {}

  /**
   * The agent has answered, and its user asks something else, in the same session or in a new one.
   *
   * @param message number of the message in this trial; the first one, which is in {@link
   *     TrialOpened}, has number 1
   */
  record LaterPrompt(long at, int message, String prompt) implements TraceEvent {}

  /** The agent opened an MCP session with the world. */
  record WorldConnected(long at, String client, String clientVersion, String protocol)
      implements TraceEvent {}

  /**
   * The agent was told which tools the world has.
   *
   * @param payload whether a tool's description carried the trial's attack payload: this is its
   *     delivery to the agent
   * @param server which of the world's servers told it; null for all its tools at once
   */
  record ToolsListed(long at, int count, boolean payload, @Nullable String server)
      implements TraceEvent {

    /** A listing that did not carry the payload. */
    public ToolsListed(long at, int count) {
      this(at, count, false, null);
    }
  }

  /**
   * The agent called a tool of the world.
   *
   * @param call number of the call in this trial, from 1
   * @param tool the name as the agent sent it
   * @param arguments as the agent sent them; oversized ones are replaced by a note of their size
   * @param readOnly whether the world says that this tool changes nothing; null if it has no such
   *     tool
   */
  record ToolCall(long at, int call, String tool, JsonNode arguments, @Nullable Boolean readOnly)
      implements TraceEvent {

    /** A call of which it is not known whether it changes anything. */
    public ToolCall(long at, int call, String tool, JsonNode arguments) {
      this(at, call, tool, arguments, null);
    }
  }

  /**
   * The world answered a tool call.
   *
   * @param payload whether the text carried the trial's attack payload: this is its delivery to the
   *     agent
   */
  record ToolResult(long at, int call, String tool, String text, boolean error, boolean payload)
      implements TraceEvent {}

  /**
   * The agent asked its model.
   *
   * @param request number of the request in this trial, from 1
   * @param dialect {@code chat}, {@code responses}, {@code messages} or {@code generateContent}
   * @param kind {@code main}, or what else the harness asked for: {@code title}, {@code
   *     classifier}, {@code memory}, …
   * @param body as received
   */
  record ModelRequest(long at, int request, String dialect, String kind, JsonNode body)
      implements TraceEvent {}

  /**
   * The model answered.
   *
   * @param status HTTP status; 0 where none arrived
   * @param body the message, assembled when it was streamed; or the error
   * @param inputTokens as counted by the model's server, or null
   * @param outputTokens as counted by the model's server, or null
   */
  record ModelResponse(
      long at,
      int request,
      int status,
      JsonNode body,
      @Nullable Long inputTokens,
      @Nullable Long outputTokens)
      implements TraceEvent {}

  /** A process of the agent was started by Assize. Secrets in the arguments are masked. */
  record ProcessStarted(long at, List<String> command) implements TraceEvent {}

  /**
   * That process ended.
   *
   * @param exitCode as the process gave it; recorded, not believed
   * @param reason {@code exited}, {@code deadline}, {@code output-limit}
   */
  record ProcessEnded(long at, int exitCode, String reason) implements TraceEvent {}

  /**
   * Text the agent wrote.
   *
   * @param stream {@code stdout}, {@code stderr}, or {@link #ANSWER} for its final message to the
   *     user
   */
  record Output(long at, String stream, String text) implements TraceEvent {

    /** The stream of what the agent says to its user. */
    public static final String ANSWER = "answer";
  }

  /**
   * The agent's programs sent something to somebody else than its model and its world. Noted when
   * the run has ended.
   *
   * @param host name where one was asked for, else the address
   * @param protocol as the capture understood it
   * @param bytes that were sent
   */
  record Contacted(long at, String host, int port, String protocol, long bytes)
      implements TraceEvent {}

  /** Something of the run that could not be observed. Noted when the run has ended. */
  record NotObserved(long at, String what) implements TraceEvent {}
}
