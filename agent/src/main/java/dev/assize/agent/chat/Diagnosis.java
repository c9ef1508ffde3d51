package dev.assize.agent.chat;

import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run.Ending;
import dev.assize.agent.manifest.ModelSource;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Why there is no answer, in words that say what to do. Never repeats a key. */
final class Diagnosis {

  private static final String BASE_URL_ADVICE = "is the base URL right? It usually ends in /v1";

  private final ModelEndpoint endpoint;
  private final ModelSource source;
  private final Secret secret;
  private final Limits limits;
  private final Duration deadline;

  Diagnosis(
      ModelEndpoint endpoint, ModelSource source, Secret secret, Limits limits, Duration deadline) {
    this.endpoint = endpoint;
    this.source = source;
    this.secret = secret;
    this.limits = limits;
    this.deadline = deadline;
  }

  Failure tooLong() {
    return new Failure(
        Ending.OUTPUT_LIMIT,
        "%s wrote more than %d bytes in one response".formatted(endpoint, limits.responseBytes()),
        false,
        null);
  }

  Failure unreachable(Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException e ->
          Failure.lasting(
              "cannot reach %s: no connection within the time allowed".formatted(endpoint));
      case ConnectException e ->
          Failure.lasting(
              "cannot reach %s: %s; is it running, and is the base URL right?"
                  .formatted(endpoint, isUnknownHost(e) ? "unknown host" : "connection refused"));
      case SSLException e ->
          Failure.lasting(
              "no TLS connection to %s: %s; check the certificate, and https:// in the base URL"
                  .formatted(endpoint, quote(e.getMessage())));
      default ->
          Failure.passing(
              "the connection to %s broke: %s"
                  .formatted(
                      endpoint,
                      cause.getMessage() == null
                          ? cause.getClass().getSimpleName()
                          : quote(cause.getMessage())));
    };
  }

  Failure silence() {
    return new Failure(
        Ending.DEADLINE,
        "%s had not answered at the deadline of %d s".formatted(endpoint, deadline.toSeconds()),
        false,
        null);
  }

  Failure notAnEndpoint() {
    return Failure.lasting(
        "%s cannot be asked: its base URL or its key has characters that HTTP does not allow"
            .formatted(endpoint));
  }

  /** For every status but success. */
  Failure refusal(HttpResponse<Body> response) {
    int status = response.statusCode();
    String reason = reason(status, response.body().text());
    if (status / 100 == 3) {
      return Failure.lasting(
          "%s redirects to %s; if that is right, put it into the base URL"
              .formatted(
                  endpoint, quote(response.headers().firstValue("Location").orElse("nowhere"))));
    }
    return switch (status) {
      case 401, 403 ->
          Failure.lasting("%s refused the key (%s); %s".formatted(endpoint, reason, keyAdvice()));
      case 404 ->
          Failure.lasting(
              ("%s is not there (%s); check the model's name, and the base URL, which usually"
                      + " ends in /v1")
                  .formatted(endpoint, reason));
      default -> {
        String detail = "%s refused the request (%s)".formatted(endpoint, reason);
        boolean passing = status == 408 || status == 429 || status >= 500;
        yield new Failure(Ending.UNUSABLE, detail, passing, pause(response));
      }
    };
  }

  Failure brokenStream(String problem) {
    return Failure.lasting(
        "%s sent a stream that is not JSON: %s".formatted(endpoint, quote(problem)));
  }

  Failure cutShort() {
    return Failure.passing("%s ended its answer in the middle".formatted(endpoint));
  }

  Failure notJson(String text) {
    return Failure.lasting(
        "%s answered with something that is not JSON (\"%s\"); %s"
            .formatted(endpoint, quote(text), BASE_URL_ADVICE));
  }

  Failure notACompletion() {
    return Failure.lasting(
        "%s answered with JSON that is not a chat completion; %s"
            .formatted(endpoint, BASE_URL_ADVICE));
  }

  /** An error that came with a status of success, as gateways send it once they have begun. */
  Failure reported(JsonNode error) {
    int code = error.path("code").asInt(error.path("status").asInt(500));
    String detail = "%s reported an error: %s".formatted(endpoint, message(error));
    return code == 408 || code == 429 || code >= 500
        ? Failure.passing(detail)
        : Failure.lasting(detail);
  }

  private static @Nullable Duration pause(HttpResponse<Body> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .map(value -> Backoff.retryAfter(value, Instant.now()))
        .orElse(null);
  }

  private String keyAdvice() {
    return switch (source) {
      case ModelSource.Endpoint e when e.keyEnv() != null ->
          "put a valid one into the environment variable " + e.keyEnv();
      default -> "if it needs one, name the environment variable that holds it by keyEnv";
    };
  }

  private String reason(int status, String text) {
    JsonNode json = Reading.json(text);
    String message = json == null ? quote(text) : message(json);
    return message.isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + message;
  }

  /** What servers call their message, by the dialects seen. */
  private String message(JsonNode error) {
    if (error.isString()) {
      return quote(error.stringValue());
    }
    for (String name : new String[] {"error", "message", "detail", "msg"}) {
      if (error.hasNonNull(name)) {
        return message(error.get(name));
      }
    }
    return quote(error.toString());
  }

  private static boolean isUnknownHost(Throwable e) {
    return e instanceof UnresolvedAddressException
        || (e.getCause() != null && isUnknownHost(e.getCause()));
  }

  /** The key goes before the text is shortened, so that not even a part of it is left. */
  private String quote(@Nullable String text) {
    return Text.line(text == null ? null : secret.redact(text));
  }
}
