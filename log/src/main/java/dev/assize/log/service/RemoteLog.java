package dev.assize.log.service;

import dev.assize.log.policy.Policy;
import dev.assize.log.policy.TrustedLog;
import dev.assize.log.proof.LogProof;
import dev.assize.log.text.Excerpt;
import dev.assize.log.text.MalformedTextException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log at a URL, as {@link LogServer} serves it.
 *
 * @param prefix the log's URL, with or without a slash at its end
 * @param origin as the policy names it
 */
public record RemoteLog(URI prefix, String origin) implements AppendableLog {

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

  @Override
  public LogProof append(byte[] entry) throws InterruptedException {
    URI address = URI.create(prefix.toString().replaceFirst("/*$", "/" + LogServer.ADD));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(entry))
            .build();
    try {
      HttpResponse<byte[]> response =
          HTTP.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LogProof.MAX_SIZE));
      if (response.statusCode() != 200) {
        throw new LogUnavailableException(
            "the log at %s does not take the entry (HTTP %d): %s"
                .formatted(prefix, response.statusCode(), said(response.body())));
      }
      return LogProof.parse(response.body());
    } catch (MalformedTextException e) {
      throw new LogUnavailableException(
          "the log at %s answers with no proof: %s".formatted(prefix, e.getMessage()));
    } catch (IOException e) {
      throw new LogUnavailableException("the log at %s is not reached: %s".formatted(prefix, e));
    }
  }

  private static String said(byte[] body) {
    return Excerpt.of(new String(body, StandardCharsets.UTF_8).strip());
  }
}
