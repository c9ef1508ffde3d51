package dev.assize.agent.chat;

import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run.Ending;
import dev.assize.agent.manifest.ModelSource;
import dev.assize.statement.Json;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent.ModelRequest;
import dev.assize.statement.trace.TraceEvent.ModelResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks one run's model, again where that may help, and records every request and response. Not
 * thread-safe.
 */
final class ModelCall {

  private final HttpClient client;
  private final ModelEndpoint endpoint;
  private final @Nullable Trace trace;
  private final Deadline deadline;
  private final Limits limits;
  private final Secret secret;
  private final Diagnosis diagnosis;
  private Dialect dialect = Dialect.COMMON;
  private boolean dialectProven;
  private int requests;

  /**
   * @param source where the model comes from, for advice
   * @param allowed how long all requests together may take, from now on
   * @param trace where requests and responses are recorded; null if nowhere
   */
  ModelCall(
      HttpClient client,
      ModelSource source,
      ModelEndpoint endpoint,
      Duration allowed,
      Limits limits,
      @Nullable Trace trace) {
    this.client = client;
    this.endpoint = endpoint;
    this.trace = trace;
    this.deadline = Deadline.in(allowed);
    this.limits = limits;
    this.secret = new Secret(endpoint.key());
    this.diagnosis = new Diagnosis(endpoint, source, secret, limits, allowed);
  }

  /**
   * Asks until there is an answer, or trying again is useless, or no time is left. A server that
   * failed before the deadline has failed; one that was merely slow has met the deadline.
   */
  Answer ask(Conversation conversation) throws InterruptedException {
    Backoff backoff = new Backoff(limits);
    Failure before = null;
    for (int attempt = 1; ; attempt++) {
      Answer answer = askOnce(conversation);
      if (!(answer instanceof Failure failure)) {
        return answer;
      }
      if (before != null && failure.ending() == Ending.DEADLINE) {
        return before.with("; the deadline passed while it was tried again");
      }
      before = failure;
      if (!failure.passing() || attempt == limits.attempts()) {
        return attempt == 1 ? failure : failure.with(" (tried " + attempt + " times)");
      }
      Duration pause = backoff.before(attempt + 1, failure.pause());
      if (pause.compareTo(deadline.left()) >= 0) {
        return failure.with("; the deadline left no time to try again");
      }
      Thread.sleep(pause);
    }
  }

  /** Asks in the dialect that the server has accepted; before that, in each that it may accept. */
  private Answer askOnce(Conversation conversation) throws InterruptedException {
    while (true) {
      Exchange exchange = exchange(conversation.request(endpoint.name(), dialect));
      dialectProven |= exchange.answer() instanceof Completion;
      Dialect other = dialectProven ? null : dialect.after(exchange.status(), exchange.error());
      if (other == null) {
        return exchange.answer();
      }
      dialect = other;
    }
  }

  /**
   * @param status 0 where none arrived
   * @param body what to record
   */
  private record Exchange(int status, Answer answer, JsonNode body) {

    String error() {
      return body.toString();
    }
  }

  private Exchange exchange(ObjectNode request) throws InterruptedException {
    int number = ++requests;
    if (trace != null) {
      JsonNode body = secret.redact(request);
      trace.append(at -> new ModelRequest(at, number, "chat", "main", body));
    }
    Exchange exchange = send(request);
    if (trace != null) {
      Long in = exchange.answer() instanceof Completion c ? c.inputTokens() : null;
      Long out = exchange.answer() instanceof Completion c ? c.outputTokens() : null;
      JsonNode body = secret.redact(exchange.body());
      trace.append(at -> new ModelResponse(at, number, exchange.status(), body, in, out));
    }
    return exchange;
  }

  private Exchange send(ObjectNode request) throws InterruptedException {
    HttpRequest http;
    try {
      http = http(request);
    } catch (IllegalArgumentException e) {
      return withoutResponse(diagnosis.notAnEndpoint());
    }
    CompletableFuture<HttpResponse<Body>> pending = client.sendAsync(http, this::body);
    try {
      HttpResponse<Body> response = pending.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      Answer answer = new Reading(diagnosis).of(response);
      return new Exchange(response.statusCode(), answer, recorded(answer, response.body()));
    } catch (TimeoutException e) {
      return withoutResponse(diagnosis.silence());
    } catch (ExecutionException e) {
      return withoutResponse(diagnosis.unreachable(e.getCause() == null ? e : e.getCause()));
    } finally {
      pending.cancel(true);
    }
  }

  private HttpRequest http(ObjectNode request) {
    String base = endpoint.baseUrl().toString();
    String slash = base.endsWith("/") ? "" : "/";
    HttpRequest.Builder http =
        HttpRequest.newBuilder(URI.create(base + slash + "chat/completions"))
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream, application/json")
            .header("User-Agent", "assize")
            .POST(
                BodyPublishers.ofString(
                    Json.mapper().writeValueAsString(request), StandardCharsets.UTF_8));
    if (!endpoint.key().isEmpty()) {
      http.header("Authorization", "Bearer " + endpoint.key());
    }
    return http.build();
  }

  private Body body(ResponseInfo info) {
    String type = info.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    boolean streamed = info.statusCode() / 100 == 2 && type.startsWith("text/event-stream");
    return new Body(streamed, limits.responseBytes());
  }

  private static Exchange withoutResponse(Failure failure) {
    return new Exchange(0, failure, JsonNodeFactory.instance.stringNode(failure.detail()));
  }

  private static JsonNode recorded(Answer answer, Body body) {
    return switch (answer) {
      case Completion completion -> completion.message();
      case Failure failure -> {
        JsonNode error = Reading.json(body.text());
        yield error != null ? error : JsonNodeFactory.instance.stringNode(failure.detail());
      }
    };
  }
}
