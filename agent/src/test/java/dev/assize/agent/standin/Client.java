package dev.assize.agent.standin;

import dev.assize.statement.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sends raw requests, as harnesses do, and takes server-sent events apart. */
final class Client {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI root;

  Client(StandInServer server) {
    this.root = server.root();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json");
  }

  HttpResponse<String> post(String path, String key, String body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> get(String path, String key) {
    return send(request(path).header("Authorization", "Bearer " + key).GET().build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return Json.mapper().readTree(response.body());
  }

  /** The data of each event, parsed; OpenAI's end marker left out. */
  static List<JsonNode> events(String body) {
    List<JsonNode> events = new ArrayList<>();
    for (String frame : body.split("\r?\n\r?\n")) {
      String data =
          frame.lines().filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
      if (!data.equals("data: [DONE]")) {
        JsonNode event = Json.mapper().readTree(data.substring(6));
        frame
            .lines()
            .filter(line -> line.startsWith("event: "))
            .forEach(line -> {
              if (!line.substring(7).equals(event.path("type").asString())) {
                throw new AssertionError("event name and type differ: " + frame);
              }
            });
        events.add(event);
      }
    }
    return events;
  }
}
