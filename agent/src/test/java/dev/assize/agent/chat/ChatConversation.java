package dev.assize.agent.chat;

import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.agent.manifest.Interface.Chat;
import dev.assize.agent.manifest.ModelSource.Endpoint;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent.Output;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A chat agent, a scripted server that plays its model, and tools that note their calls. */
abstract class ChatConversation {

  static final String KEY = "sk-assize-secret-0123456789";
  static final Limits QUICK =
      new Limits(16 << 20, 1 << 20, 4 << 20, 128, 3, Duration.ofMillis(2), Duration.ofMillis(20));

  final ToyTools tools = new ToyTools();
  final Trace trace = new Trace();
  ScriptedServer server;
  Duration deadline = Duration.ofSeconds(20);
  String key = KEY;
  List<String> later = List.of();

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  Run run() throws InterruptedException {
    return run(server.baseUrl());
  }

  Run run(URI baseUrl) throws InterruptedException {
    try (ChatAgent agent = new ChatAgent(chat(), true, QUICK)) {
      return agent.run(assignment(baseUrl));
    }
  }

  Chat chat() {
    return new Chat(
        new Endpoint(server.baseUrl(), "toy-1", "TOY_KEY"), "Be brief.", 0.2, 8, 512, null);
  }

  Assignment assignment(URI baseUrl) {
    return assignment(baseUrl, "What is 2 + 3?", trace);
  }

  Assignment assignment(URI baseUrl, String prompt, Trace trace) {
    return new Assignment(
        prompt,
        later.stream().map(each -> new Assignment.Later(each, false)).toList(),
        new ModelEndpoint(baseUrl, "toy-1", key),
        List.of(new Assignment.Server("toy", URI.create("http://127.0.0.1:1/mcp"))),
        tools,
        () -> Path.of("unused"),
        deadline,
        trace);
  }

  String answer() {
    return trace.events(Output.class).getLast().text();
  }

  String toolMessage() {
    return server.requests().get(1).at("/messages/3/content").stringValue();
  }

  static String delta(String fields) {
    return "{\"choices\":[{\"index\":0,\"delta\":{" + fields + "}}]}";
  }

  static String callDelta(int index, String fields) {
    return delta("\"tool_calls\":[{\"index\":" + index + "," + fields + "}]");
  }
}
