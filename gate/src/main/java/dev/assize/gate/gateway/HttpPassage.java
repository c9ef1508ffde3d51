package dev.assize.gate.gateway;

import com.sun.net.httpserver.HttpExchange;
import dev.assize.gate.gateway.CallLog.Call;
import dev.assize.gate.gateway.message.EventReader;
import dev.assize.gate.gateway.message.EventReader.Event;
import dev.assize.gate.gateway.message.Message;
import dev.assize.gate.gateway.message.MessageException;
import dev.assize.gate.gateway.message.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One HTTP exchange through the gateway. Used by one thread. */
final class HttpPassage {

  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "content-length",
          "transfer-encoding",
          "keep-alive",
          "trailer",
          "upgrade",
          "content-encoding",
          "date",
          ":status");

  private final HttpGateway gateway;
  private final HttpExchange exchange;
  private final Map<String, List<String>> headers;
  private final Sightings sightings;
  private @Nullable Message request;
  private @Nullable Call call;
  private boolean answered;

  HttpPassage(HttpGateway gateway, HttpExchange exchange) {
    this.gateway = gateway;
    this.exchange = exchange;
    this.headers = exchange.getRequestHeaders();
    this.sightings = gateway.sightings(headers);
  }

  void run() throws IOException, InterruptedException {
    if (!exchange.getRequestMethod().equals("POST")) {
      passOn(null);
      return;
    }
    Spool body = new Spool();
    try {
      exchange.getRequestBody().transferTo(body);
      request = Message.of(body);
    } catch (MessageException e) {
      Refusal refusal = Refusal.malformed(String.valueOf(e.getMessage()));
      HttpGateway.answer(exchange, 400, refusal.answer(null, false));
      return;
    }
    try (Message message = request) {
      Optional<Refusal> refusal =
          Screen.isCall(message) ? refuses(message) : Screen.refusesOther(message);
      if (refusal.isEmpty()) {
        passOn(message.bytes());
      } else {
        refuse(message, refusal.get());
      }
    }
  }

  private Optional<Refusal> refuses(Message message) throws IOException, InterruptedException {
    Optional<Refusal> refusal = screen().refuses(message);
    String tool = message.name();
    if (refusal.isPresent() || tool == null) {
      return refusal;
    }
    JsonNode meta = message.meta();
    try {
      var seen = sightings.look(() -> ToolListing.of(gateway.upstream.as(headers), meta)).get();
      refusal = screen().refuses(message).or(() -> screen().refuses(tool, seen));
    } catch (ExecutionException | CompletionException e) {
      return Optional.of(Screen.unchecked(tool, OwnRequests.reason(e)));
    }
    if (refusal.isEmpty()) {
      try {
        call = gateway.log.passed(message, screen().certified(tool));
      } catch (IOException e) {
        return Optional.of(Refusal.logNotWritten(String.valueOf(e.getMessage())));
      }
    }
    return refusal;
  }

  private Screen screen() {
    return gateway.screen;
  }

  private void refuse(Message message, Refusal refusal) throws IOException {
    if (Screen.isCall(message)) {
      String tool = message.name();
      try {
        gateway.log.refused(message, tool == null ? null : screen().certified(tool), refusal);
      } catch (IOException e) {
        gateway.news.accept("the log of calls cannot be written: " + e.getMessage());
      }
    }
    int status = message.id() == null ? 400 : 200;
    HttpGateway.answer(exchange, status, refusal.answer(message.id(), Screen.isCall(message)));
  }

  private void passOn(@Nullable Spool body) throws IOException, InterruptedException {
    HttpResponse<InputStream> response;
    try {
      String query = exchange.getRequestURI().getRawQuery();
      response = gateway.upstream.send(exchange.getRequestMethod(), headers, query, body);
    } catch (IOException e) {
      fail("the MCP server cannot be reached: " + OwnRequests.reason(e));
      return;
    }
    try (InputStream in = response.body()) {
      if (Upstream.isEvents(response)) {
        events(response, in);
      } else {
        whole(response, in);
      }
    }
  }

  /** The head of the response, but for what belongs to a connection. */
  private void copyHead(HttpResponse<?> response) {
    response
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
  }

  private void whole(HttpResponse<InputStream> response, InputStream in) throws IOException {
    int status = response.statusCode();
    Spool body = new Spool();
    try {
      in.transferTo(body);
    } catch (IOException e) {
      body.close();
      fail("the MCP server broke off its answer: " + OwnRequests.reason(e));
      return;
    }
    if (body.size() > 0 && Upstream.isJson(response)) {
      try {
        Message message = screened(Message.of(body));
        copyHead(response);
        HttpGateway.answer(exchange, status, message);
        return;
      } catch (MessageException e) {
        fail("the MCP server answered with what is no message: " + e.getMessage());
        return;
      }
    }
    if (status / 100 == 2 && isRequest() && body.size() > 0) {
      body.close();
      fail("the MCP server answered with what is no message");
      return;
    }
    try (body) {
      copyHead(response);
      exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
      try (InputStream bytes = body.read()) {
        bytes.transferTo(exchange.getResponseBody());
      }
    }
    unanswered("the MCP server answers with status " + status);
  }

  private void events(HttpResponse<?> response, InputStream in) throws IOException {
    copyHead(response);
    exchange.sendResponseHeaders(response.statusCode(), 0);
    boolean resumable = false;
    String why = "the MCP server ended its answer before it had given it";
    try (EventWriter out = new EventWriter(exchange.getResponseBody(), in)) {
      EventReader events = new EventReader(in);
      while (true) {
        Event event;
        try {
          event = events.next();
        } catch (IOException e) {
          why = "the MCP server broke off its answer: " + OwnRequests.reason(e);
          break;
        }
        if (event == null) {
          break;
        }
        resumable |= event.hasId();
        send(event, out);
      }
      Message asked = request;
      if (asked != null && asked.isRequest() && !answered && !resumable) {
        out.write(List.of(), Refusal.serverGone(why).answer(asked.id(), call != null));
      }
    } finally {
      unanswered(why);
    }
  }

  private void send(Event event, EventWriter out) throws IOException {
    Spool data = event.data();
    if (data == null || data.size() == 0) {
      out.write(event.fields(), null);
      return;
    }
    try {
      out.write(event.fields(), screened(Message.of(data)));
    } catch (MessageException e) {
      gateway.news.accept("the server sent what is no message, left out: " + e.getMessage());
    }
  }

  /** What the client may see of a message. */
  private Message screened(Message message) throws IOException {
    if (message.is("notifications/tools/list_changed")) {
      gateway.toolsChanged();
    }
    note(message);
    if (!Screen.concerns(message)) {
      return message;
    }
    try {
      return screen().screened(message, sightings);
    } catch (MessageException e) {
      message.close();
      Refusal refusal = Refusal.malformed("the server's answer: " + e.getMessage());
      return refusal.answer(message.id(), false);
    }
  }

  private void note(Message message) {
    Message asked = request;
    if (asked == null
        || !message.isAnswer()
        || !java.util.Objects.equals(asked.id(), message.id())) {
      return;
    }
    answered = true;
    if (call != null) {
      try {
        gateway.log.answered(call, message);
      } catch (IOException e) {
        gateway.news.accept("the log of calls cannot be written: " + e.getMessage());
      }
    }
  }

  private boolean isRequest() {
    return request != null && request.isRequest();
  }

  private void fail(String why) throws IOException {
    unanswered(why);
    if (request != null && request.isRequest()) {
      HttpGateway.answer(exchange, 200, Refusal.serverGone(why).answer(request.id(), call != null));
    } else {
      HttpGateway.say(exchange, 502, why);
    }
  }

  private void unanswered(String why) throws IOException {
    if (call != null && !answered) {
      answered = true;
      gateway.log.unanswered(call, "SERVER_GONE", why);
    }
  }
}
