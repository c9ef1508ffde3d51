package dev.assize.world.mcp;

import dev.assize.statement.Json;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.OpenWorld;
import dev.assize.world.ServerSpec;
import dev.assize.world.ToolAnswer;
import dev.assize.world.ToolSpec;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpNotificationHandler;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * What an open world answers to the protocol's requests, whatever carries them.
 *
 * <p>It hands the SDK's sessions their handlers itself instead of going through the SDK's server
 * object. So raw arguments, unknown tools included, reach the world; the moments of connecting and
 * listing can be recorded; and a trial costs microseconds to mount.
 */
final class WorldSession {

  /** Sessions that one trial may open; agents open one or two. */
  static final int MAX_SESSIONS = 100;

  static final String TOOLS_CHANGED = McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED;

  static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  static final McpJsonMapper JSON = new JacksonMcpJsonMapper(Json.mapper());

  private static final String VERSION = "1.0.0";

  private final OpenWorld world;
  private final ServerSpec server;
  private final Supplier<Mono<Void>> toolsChanged;
  private final List<String> protocols;
  private final AtomicInteger sessions = new AtomicInteger();

  /**
   * @param server which of the world's
   * @param protocols versions that the transport speaks, oldest first
   * @param toolsChanged tells all clients that listen to a server whose tools have just changed
   *     that they should list them again
   */
  WorldSession(
      OpenWorld world,
      ServerSpec server,
      List<String> protocols,
      Supplier<Mono<Void>> toolsChanged) {
    this.server = server;
    this.toolsChanged = toolsChanged;
    this.world = world;
    this.protocols = protocols;
  }

  /** Counts a new session, or refuses it. */
  Mono<InitializeResult> initialize(InitializeRequest request) {
    return Mono.fromCallable(() -> {
      if (sessions.incrementAndGet() > MAX_SESSIONS) {
        throw error(McpSchema.ErrorCodes.INVALID_REQUEST, "Too many sessions");
      }
      String protocol =
          protocols.contains(request.protocolVersion())
              ? request.protocolVersion()
              : protocols.getLast();
      record(request.clientInfo(), protocol);
      return InitializeResult.builder(
              protocol,
              ServerCapabilities.builder().tools(true).build(),
              Implementation.builder(server.name(), VERSION).build())
          .instructions(server.description())
          .build();
    });
  }

  /** Answers by method. */
  Map<String, McpRequestHandler<?>> requests() {
    return Map.of(
        McpSchema.METHOD_PING, (exchange, parameters) -> Mono.just(Map.of()),
        McpSchema.METHOD_TOOLS_LIST, (exchange, parameters) -> Mono.fromCallable(this::list),
        McpSchema.METHOD_TOOLS_CALL,
            (exchange, parameters) ->
                Mono.fromCallable(() -> call(parameters)).flatMap(this::afterTellingOfChanges));
  }

  /** Notifications that clients send and that need no action. */
  static Map<String, McpNotificationHandler> notifications() {
    McpNotificationHandler ignore = (exchange, parameters) -> Mono.empty();
    return Map.of(
        McpSchema.METHOD_NOTIFICATION_INITIALIZED,
        ignore,
        "notifications/cancelled",
        ignore,
        McpSchema.METHOD_NOTIFICATION_PROGRESS,
        ignore,
        McpSchema.METHOD_NOTIFICATION_ROOTS_LIST_CHANGED,
        ignore);
  }

  private ListToolsResult list() {
    return ListToolsResult.builder(
            world.listTools(server).stream().map(WorldSession::tool).toList())
        .build();
  }

  private CallToolResult call(@Nullable Object parameters) {
    JsonNode request = Json.mapper().valueToTree(parameters);
    JsonNode name = request.path("name");
    if (!name.isString()) {
      throw error(McpSchema.ErrorCodes.INVALID_PARAMS, "The tool's name is missing");
    }
    ToolAnswer answer = world.call(server, name.stringValue(), request.path("arguments"));
    if (!server.tools().contains(name.stringValue())) {
      throw error(McpSchema.ErrorCodes.INVALID_PARAMS, answer.text());
    }
    return CallToolResult.builder().addTextContent(answer.text()).isError(answer.error()).build();
  }

  /** Whoever does not listen is not told, and works on with the tools as it knows them. */
  private Mono<CallToolResult> afterTellingOfChanges(CallToolResult result) {
    return world.toolsJustChanged()
        ? toolsChanged.get().onErrorComplete().thenReturn(result)
        : Mono.just(result);
  }

  private void record(@Nullable Implementation client, String protocol) {
    String name = client == null || client.name() == null ? "" : client.name();
    String version = client == null || client.version() == null ? "" : client.version();
    world.trace().append(at -> new TraceEvent.WorldConnected(at, name, version, protocol));
  }

  private static McpSchema.Tool tool(ToolSpec spec) {
    ToolSpec.Annotations hints = spec.annotations();
    return McpSchema.Tool.builder(
            spec.name(), Json.mapper().convertValue(spec.input(), new TypeReference<>() {}))
        .title(orNull(spec.title()))
        .description(spec.description())
        .annotations(
            ToolAnnotations.builder()
                .title(orNull(spec.title()))
                .readOnlyHint(hints.readOnly())
                .destructiveHint(hints.destructive())
                .idempotentHint(hints.idempotent())
                .openWorldHint(hints.openWorld())
                .build())
        .build();
  }

  /** What a server leaves unsaid is not said for it. */
  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static McpError error(int code, String message) {
    return McpError.builder(code).message(message).build();
  }
}
