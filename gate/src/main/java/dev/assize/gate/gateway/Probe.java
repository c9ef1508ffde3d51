package dev.assize.gate.gateway;

import dev.assize.gate.gateway.catalogue.ToolCatalogue;
import dev.assize.gate.gateway.message.Message;
import dev.assize.gate.gateway.message.MessageException;
import dev.assize.gate.gateway.message.Spool;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Greets a server as a client does, and asks it what it offers. Stateless. */
public final class Probe {

  private static final String PROTOCOL = "2025-11-25";

  private Probe() {}

  /**
   * Starts a server, asks it and ends it.
   *
   * @param environment variables beside our own
   * @param errors where the server's complaints go
   * @throws IOException if it cannot be started or does not answer rightly; the message says why
   */
  public static ToolCatalogue.Server of(
      List<String> command, Map<String, String> environment, OutputStream errors)
      throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(command, environment, errors);
        Outlet outlet = new Outlet(server.input(), "to server")) {
      OwnRequests requests = new OwnRequests(outlet);
      Thread.ofPlatform().daemon().start(() -> read(server, requests));
      JsonNode greeting = requests.ask("initialize", greeting());
      ObjectNode greeted = Json.mapper().createObjectNode();
      greeted.put("jsonrpc", "2.0").put("method", "notifications/initialized");
      outlet.send(Refusal.message(greeted));
      return offers(greeting, requests);
    }
  }

  /**
   * Asks a server at a URL.
   *
   * @param headers sent with each request
   * @throws IOException if it cannot be reached or does not answer rightly; the message says why
   */
  public static ToolCatalogue.Server of(URI address, Map<String, List<String>> headers)
      throws IOException, InterruptedException {
    try (Upstream upstream = new Upstream(address)) {
      Map<String, List<String>> own = new LinkedHashMap<>(headers);
      Upstream.Answered greeting = upstream.ask(own, "initialize", greeting());
      String session = greeting.session();
      if (session != null) {
        own.put("Mcp-Session-Id", List.of(session));
      }
      String version = greeting.result().path("protocolVersion").asString(PROTOCOL);
      own.put("MCP-Protocol-Version", List.of(version));
      upstream.tell(own, "notifications/initialized");
      ToolCatalogue.Server offers = offers(greeting.result(), upstream.as(own));
      if (session != null) {
        upstream.send("DELETE", own, null, null).body().close();
      }
      return offers;
    } catch (java.net.ConnectException e) {
      throw new IOException("nobody listens there", e);
    }
  }

  private static ObjectNode greeting() {
    ObjectNode parameters = Json.mapper().createObjectNode();
    parameters.put("protocolVersion", PROTOCOL).putObject("capabilities");
    parameters.putObject("clientInfo").put("name", "assize-gateway").put("version", "1");
    return parameters;
  }

  private static ToolCatalogue.Server offers(JsonNode greeting, ToolListing.Asking asking)
      throws IOException, InterruptedException {
    JsonNode instructions = greeting.path("instructions");
    @Nullable String text = instructions.isString() ? instructions.stringValue() : null;
    try {
      return ToolCatalogue.Server.of(text, ToolListing.of(asking, null));
    } catch (IllegalArgumentException e) {
      throw new IOException("its tools cannot be certified: " + e.getMessage(), e);
    }
  }

  private static void read(ServerLink server, OwnRequests requests) {
    LineReader lines = new LineReader(server.output());
    try {
      for (Spool line = lines.next(); line != null; line = lines.next()) {
        take(line, requests);
      }
      requests.end(server.state());
    } catch (IOException e) {
      requests.end("it cannot be read any more: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is no message, and what nobody asked for, is left out. */
  private static void take(Spool line, OwnRequests requests) throws IOException {
    try (Message message = Message.of(line)) {
      requests.take(message);
    } catch (MessageException e) {
      // servers print what they should not
    }
  }
}
