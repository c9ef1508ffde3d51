package dev.assize.agent.draft;

import dev.assize.agent.draft.Surroundings.LocalServer;
import dev.assize.statement.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A running model server on this machine.
 *
 * @param server where it listens
 * @param models ids of the models it serves, those that can hold a conversation first; not empty
 * @param more how many there are beyond those
 */
record ServedModels(LocalServer server, List<String> models, int more) {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_MODELS = 20;
  private static final Duration CONNECT = Duration.ofMillis(500);
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Pattern OTHER_PURPOSE =
      Pattern.compile("(?i)embed|rerank|whisper|tts|bge-|minilm|moderation");

  /** Asks for the list of models, once; empty if nobody or something else answers. */
  static Optional<ServedModels> ask(LocalServer server) throws InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build()) {
      try {
        return answer(client, server.baseUrl()).flatMap(body -> of(server, body));
      } finally {
        client.shutdownNow();
      }
    }
  }

  /** The deadline is for the whole answer: a request's own timeout ends with the headers. */
  private static Optional<byte[]> answer(HttpClient client, URI baseUrl)
      throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/models")).build();
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    try {
      HttpResponse<byte[]> answer = response.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (ExecutionException | TimeoutException nobodyThere) {
      response.cancel(true);
      return Optional.empty();
    }
  }

  private static Optional<ServedModels> of(LocalServer server, byte[] body) {
    try {
      List<String> talking = new ArrayList<>();
      List<String> others = new ArrayList<>();
      for (JsonNode model : Json.mapper().readTree(body).path("data")) {
        String id = Text.line(model.path("id").asString(""));
        if (!id.isEmpty()) {
          (OTHER_PURPOSE.matcher(id).find() ? others : talking).add(id);
        }
      }
      talking.addAll(others);
      List<String> shown = talking.stream().limit(MAX_MODELS).toList();
      return shown.isEmpty()
          ? Optional.empty()
          : Optional.of(new ServedModels(server, shown, talking.size() - shown.size()));
    } catch (JacksonException somethingElse) {
      return Optional.empty();
    }
  }

  ModelChoice model() {
    return new ModelChoice(
        server.baseUrl().toString(),
        models.getFirst(),
        null,
        "A model server answers at " + server.name() + "'s usual address");
  }

  /** For the summary. */
  String shown() {
    return server.baseUrl() + ", models: " + (models.size() + more);
  }
}
