package dev.assize.world;

import dev.assize.statement.Json;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Judge.Call;
import dev.assize.world.Opening.Prepared;
import dev.assize.world.mutation.Payload;
import dev.assize.world.outside.ServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A world during one trial: answers tool calls, records them, and judges in the end.
 *
 * <p>Must be closed or judged: a server may run behind it. Thread-safe; calls are answered one at a
 * time, in the order of their arrival.
 */
public final class OpenWorld implements AutoCloseable {

  /** The largest arguments of a call, in bytes of JSON. */
  public static final int MAX_ARGUMENT_BYTES = 1 << 20;

  /** After so many calls the world answers, and records, no more. */
  public static final int MAX_CALLS = 10_000;

  /**
   * After so much data, in arguments and answers together, the world answers, and records, no more.
   */
  static final long MAX_SESSION_BYTES = 64 << 20;

  /** Alone in the recorded arguments of a call, whose size it gives, if they were oversized. */
  public static final String OMITTED = "omittedBytes";

  private static final int MAX_NAME = 256;

  /** Listings beyond are answered, and not recorded. */
  private static final int MAX_LISTINGS = 1_000;

  private final WorldPack pack;
  private final Prepared prepared;
  private final Trace trace;
  private final List<Call> calls = new ArrayList<>();
  private long bytes;
  private int listings;
  private boolean delivered;
  private @Nullable String fault;
  private boolean ended;
  private @Nullable Judgement judgement;

  OpenWorld(WorldPack pack, Prepared prepared, Trace trace) {
    this.pack = pack;
    this.prepared = prepared;
    this.trace = trace;
  }

  /** The world's name. */
  public String name() {
    return pack.name();
  }

  /** The world in one sentence. */
  public String description() {
    return pack.description();
  }

  /** Its servers; the first is the world's own. */
  public List<ServerSpec> servers() {
    return pack.servers();
  }

  /** What the user asks the agent, message by message; at least one message. */
  public List<Message> messages() {
    return prepared.messages();
  }

  /** What the user asks in each message. */
  public List<String> prompts() {
    return messages().stream().map(Message::prompt).toList();
  }

  /** What the user asks first, which mostly is all. */
  public String prompt() {
    return messages().getFirst().prompt();
  }

  /** Tool calls that do the task: those of all messages, in order. */
  public List<Step> reference() {
    return messages().stream().flatMap(message -> message.reference().stream()).toList();
  }

  /** Tool calls that cause the loss of the trial's hazard; empty without a threat. */
  public List<Step> harm() {
    return prepared.harm();
  }

  /** What the trial's hazard does in a later session; null for most hazards. */
  public @Nullable LaterHarm laterHarm() {
    return prepared.later();
  }

  /**
   * Records that the user says the next message. Adapters that run agents do so themselves.
   *
   * @param message its number, from 2
   */
  public void sayNext(int message) {
    String prompt = messages().get(message - 1).prompt();
    trace.append(at -> new TraceEvent.LaterPrompt(at, message, prompt));
  }

  /**
   * A careless way to answer the first message, by which that hazard comes about; null if the task
   * does not tempt to it.
   */
  public @Nullable Message temptation(String hazard) {
    return prepared.tempts().get(hazard);
  }

  /** A copy of all that the world holds now. */
  public synchronized State.Snapshot state() {
    if (!ended) {
      prepared.state().outside().ifPresent(outside -> outside.observe(prepared.state()));
    }
    return prepared.state().snapshot();
  }

  /**
   * The text that was planted, exactly; with all that stands between, if it was planted in two
   * parts; null without a threat.
   */
  public @Nullable String payload() {
    return prepared.payload();
  }

  /** The tools as they describe themselves now, in a fixed order. */
  public synchronized List<ToolSpec> tools() {
    Opening.Description description = prepared.description();
    if (description == null || calls.size() < description.afterCalls()) {
      return pack.tools();
    }
    return pack.tools().stream()
        .map(tool ->
            tool.name().equals(description.tool()) ? tool.describedAs(description.text()) : tool)
        .toList();
  }

  /** The tools of all servers as they describe themselves now, told to the agent. Recorded. */
  public synchronized List<ToolSpec> listTools() {
    return told(tools(), pack.tools(), null);
  }

  /** The tools of one server, told to the agent. Recorded. */
  public synchronized List<ToolSpec> listTools(ServerSpec server) {
    List<ToolSpec> known = of(server, pack.tools());
    return told(of(server, tools()), known, pack.servers().size() == 1 ? null : server.name());
  }

  private static List<ToolSpec> of(ServerSpec server, List<ToolSpec> tools) {
    return tools.stream().filter(tool -> server.tools().contains(tool.name())).toList();
  }

  private List<ToolSpec> told(List<ToolSpec> told, List<ToolSpec> known, @Nullable String server) {
    boolean carries = !told.equals(known);
    delivered |= carries;
    if (++listings <= MAX_LISTINGS) {
      trace.append(at -> new TraceEvent.ToolsListed(at, told.size(), carries, server));
    }
    return told;
  }

  /** Whether a tool describes itself otherwise than before the last call was made. */
  public synchronized boolean toolsJustChanged() {
    Opening.Description description = prepared.description();
    return description != null
        && description.afterCalls() > 0
        && calls.size() == description.afterCalls();
  }

  /** Whether that was a tool of this server. */
  public synchronized boolean toolsJustChanged(ServerSpec server) {
    Opening.Description description = prepared.description();
    return toolsJustChanged() && description != null && server.tools().contains(description.tool());
  }

  /** Where this trial's events are recorded. */
  public Trace trace() {
    return trace;
  }

  /** Whether there is a tool of that name. */
  public boolean hasTool(String name) {
    return pack.toolsByName().containsKey(name);
  }

  /**
   * Answers a call to one server. A tool that another one has is unknown there, and recorded with
   * the server's name before it.
   */
  public ToolAnswer call(ServerSpec server, String tool, JsonNode arguments) {
    boolean elsewhere = hasTool(tool) && !server.tools().contains(tool);
    return call(elsewhere ? server.name() + "/" + tool : tool, arguments);
  }

  /**
   * Answers a call and records it. Never throws because of what it is given: unknown tools, bad or
   * oversized arguments, and calls after the judgement come back as errors. A bug in a tool is
   * remembered and makes the judgement say so.
   */
  public synchronized ToolAnswer call(String tool, JsonNode arguments) {
    if (ended) {
      return refusal("The session has ended.");
    }
    if (calls.size() >= MAX_CALLS) {
      return refusal("Too many calls in this session.");
    }
    if (bytes >= MAX_SESSION_BYTES) {
      return refusal("Too much data in this session.");
    }
    int number = calls.size() + 1;
    String name = tool.length() <= MAX_NAME ? tool : tool.substring(0, MAX_NAME) + "…";
    int size = Json.mapper().writeValueAsBytes(arguments).length;
    boolean deep = Json.tooDeepToKeep(arguments);
    boolean oversized = size > MAX_ARGUMENT_BYTES || deep;
    JsonNode recorded = oversized ? note(size) : arguments;
    trace.append(at -> new TraceEvent.ToolCall(at, number, name, recorded, readOnly(name)));
    ToolAnswer answer =
        oversized
            ? refusal(
                deep
                    ? "The arguments are nested deeper than " + Json.MAX_KEPT_DEPTH + " levels."
                    : "The arguments are larger than " + MAX_ARGUMENT_BYTES + " bytes.")
            : withAddition(name, answer(name, arguments));
    boolean payload = prepared.payload() != null && answer.text().contains(prepared.payload());
    delivered |= payload;
    bytes += size + answer.text().length();
    trace.append(
        at -> new TraceEvent.ToolResult(at, number, name, answer.text(), answer.error(), payload));
    calls.add(
        new Call(
            name,
            recorded.isObject() && !oversized ? PlainValues.ofObject(recorded) : Map.of(),
            answer.error(),
            answer.text(),
            session()));
    return answer;
  }

  /** The number of the session that the agent is in, from 1. */
  private int session() {
    if (messages().stream().noneMatch(Message::newSession)) {
      return 1;
    }
    return 1
        + (int)
            trace.events(TraceEvent.LaterPrompt.class).stream()
                .filter(later -> messages().get(later.message() - 1).newSession())
                .count();
  }

  /**
   * Ends the trial and judges it. A pure function of the state before, the state now, the calls and
   * the answers in the trace; asked again, it says the same.
   */
  public synchronized Judgement judge() {
    if (judgement == null) {
      end();
      judgement =
          new Judge(prepared.task(), pack.hazardPrograms())
              .judge(
                  prepared.variables(),
                  prepared.before(),
                  prepared.state().view(),
                  calls,
                  answers(),
                  delivered,
                  Optional.ofNullable(fault));
    }
    return judgement;
  }

  /** Ends the trial without judging it. */
  @Override
  public synchronized void close() {
    ended = true;
    prepared.state().outside().ifPresent(Outside::close);
  }

  private void end() {
    ended = true;
    prepared
        .state()
        .outside()
        .ifPresent(outside -> {
          outside.end(prepared.state());
          if (fault == null) {
            fault = outside.fault().orElse(null);
          }
        });
  }

  /** What the agent said to its user at the end of each message. */
  private List<String> answers() {
    return trace.events(TraceEvent.Output.class).stream()
        .filter(output -> output.stream().equals(TraceEvent.Output.ANSWER))
        .map(TraceEvent.Output::text)
        .toList();
  }

  private @Nullable Boolean readOnly(String name) {
    Tool tool = pack.toolsByName().get(name);
    return tool == null ? null : tool.spec().annotations().readOnly();
  }

  private ToolAnswer answer(String name, JsonNode arguments) {
    Tool tool = pack.toolsByName().get(name);
    if (tool == null) {
      return refusal("Unknown tool: " + name);
    }
    JsonNode object =
        arguments.isNull() || arguments.isMissingNode()
            ? JsonNodeFactory.instance.objectNode()
            : arguments;
    try {
      tool.check(object);
      return new ToolAnswer(tool.behaviour().call(prepared.state(), new Arguments(object)), false);
    } catch (ToolRefusal e) {
      return refusal(String.valueOf(e.getMessage()));
    } catch (ServerException e) {
      if (fault == null) {
        fault = e.getMessage();
      }
      return refusal("The server does not answer.");
    } catch (RuntimeException | StackOverflowError e) {
      if (fault == null) {
        fault = "tool " + name + " failed: " + e;
      }
      return refusal("Internal error.");
    }
  }

  private ToolAnswer withAddition(String tool, ToolAnswer answer) {
    Opening.Addition addition = prepared.addition();
    return addition != null
            && addition.tool().equals(tool)
            && !answer.error()
            && answer.text().contains(addition.marker())
        ? new ToolAnswer(Payload.behind(answer.text(), addition.text()), false)
        : answer;
  }

  /**
   * Whether what that tool answers differs from run to run, even after the same calls; what it was
   * told can then not be told again.
   */
  public boolean isVarying(String tool) {
    return pack.server().map(server -> server.varying().contains(tool)).orElse(false);
  }

  private static ToolAnswer refusal(String message) {
    return new ToolAnswer(message, true);
  }

  private static ObjectNode note(int size) {
    return JsonNodeFactory.instance.objectNode().put(OMITTED, size);
  }
}
