package dev.assize.log.service;

import dev.assize.log.policy.Policy;
import dev.assize.log.policy.TrustedLog;
import dev.assize.log.proof.LogProof;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.text.Excerpt;
import dev.assize.log.text.MalformedTextException;
import dev.assize.log.text.NetworkReason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A log at a URL, as {@link LogServer} serves it.
 *
 * @param prefix the log's URL, with or without a slash at its end
 * @param origin as the policy names it
 */
public record RemoteLog(URI prefix, String origin) implements AppendableLog {

  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * The log that a policy trusts at a URL: the one that it names with this URL, or its only one.
   *
   * @throws LogUnavailableException if the policy trusts none there
   */
  public static RemoteLog at(URI prefix, Policy policy) {
    List<TrustedLog> named = policy.logs().stream().filter(log -> same(prefix, log.url())).toList();
    List<TrustedLog> candidates = named.isEmpty() ? policy.logs() : named;
    if (candidates.size() != 1) {
      throw new LogUnavailableException(
          "the policy does not say which log is at %s; it needs a line: log VKEY %s"
              .formatted(prefix, prefix));
    }
    return new RemoteLog(prefix, candidates.getFirst().key().name());
  }

  private static boolean same(URI prefix, @Nullable String url) {
    return url != null
        && url.replaceFirst("/+$", "").equals(prefix.toString().replaceFirst("/+$", ""));
  }

  /**
   * @throws LogUnavailableException if the address is no URL of a log
   */
  public RemoteLog {
    String scheme = String.valueOf(prefix.getScheme());
    if (!scheme.matches("https?") || prefix.getHost() == null) {
      throw new LogUnavailableException(
          prefix + ": no log can be there; give an http or https URL");
    }
  }

  @Override
  public LogProof append(byte[] entry) throws InterruptedException {
    if (entry.length < 1 || entry.length > LogWriter.MAX_ENTRY) {
      throw new IllegalArgumentException(
          "an entry has 1 to %d bytes, not %d".formatted(LogWriter.MAX_ENTRY, entry.length));
    }
    URI address = URI.create(prefix.toString().replaceFirst("/*$", "/" + LogServer.ADD));
    HttpResponse<byte[]> response =
        send(HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(entry)).build());
    if (response.statusCode() != 200) {
      throw new LogUnavailableException(
          "the log at %s does not take the entry (HTTP %d): %s"
              .formatted(prefix, response.statusCode(), said(response.body())));
    }
    try {
      return LogProof.parse(response.body());
    } catch (MalformedTextException e) {
      throw new LogUnavailableException(
          "the log at %s answers with no proof: %s".formatted(prefix, e.getMessage()));
    }
  }

  /**
   * Sends again what a broken connection may have lost, such as one that the server closed while it
   * was idle: an entry is never twice in a log.
   */
  private HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return sendOnce(request);
      } catch (ExecutionException e) {
        if (attempt == ATTEMPTS) {
          throw unreached(NetworkReason.of(e.getCause()));
        }
        Thread.sleep(PAUSE.multipliedBy(attempt));
      }
    }
  }

  /** The client's own timeout ends with the headers; a server could send the body for ever. */
  private HttpResponse<byte[]> sendOnce(HttpRequest request)
      throws InterruptedException, ExecutionException {
    CompletableFuture<HttpResponse<byte[]>> response =
        HTTP.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LogProof.MAX_SIZE));
    try {
      return response.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw unreached("no answer within " + TIMEOUT.toSeconds() + " s");
    } finally {
      response.cancel(true);
    }
  }

  private LogUnavailableException unreached(String reason) {
    return new LogUnavailableException(
        "the log at %s is not reached: %s".formatted(prefix, reason));
  }

  private static String said(byte[] body) {
    return Excerpt.of(new String(body, StandardCharsets.UTF_8).strip());
  }
}
