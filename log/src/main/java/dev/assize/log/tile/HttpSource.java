package dev.assize.log.tile;

import dev.assize.log.text.NetworkReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * A log behind a web server. Asks again, twice, where the network or the server fails. Bodies may
 * be gzip, as C2SP tlog-tiles allows for entry bundles.
 */
public final class HttpSource implements TileSource {

  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 3;
  private static final int PAUSE_MILLIS = 200;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECTING)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String prefix;

  /**
   * @param prefix the log's URL, with or without a slash at its end
   */
  public HttpSource(URI prefix) {
    this.prefix = prefix.toString().replaceFirst("/+$", "");
  }

  @Override
  public Optional<byte[]> find(String path, int limit) {
    URI uri = URI.create(prefix + "/" + path);
    try {
      HttpResponse<byte[]> response = get(uri, limit);
      return switch (response.statusCode()) {
        case OK -> Optional.of(body(path, response, limit));
        case NOT_FOUND, GONE -> Optional.empty();
        default -> throw new SourceException(uri + ": the server answers " + response.statusCode());
      };
    } catch (IOException e) {
      throw new SourceException(uri + ": cannot be read: " + NetworkReason.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException(uri + ": interrupted while reading", e);
    }
  }

  private HttpResponse<byte[]> get(URI uri, int limit) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWERING).build();
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt == ATTEMPTS;
      try {
        HttpResponse<byte[]> response = exchange(request, limit);
        int status = response.statusCode();
        if (last || (status < SERVER_ERRORS && status != TOO_MANY_REQUESTS)) {
          return response;
        }
      } catch (IOException e) {
        if (last) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep((long) PAUSE_MILLIS * attempt);
    }
  }

  /** The client's own timeout ends with the headers; a server could send the body for ever. */
  private HttpResponse<byte[]> exchange(HttpRequest request, int limit)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, info -> subscriber(info, limit));
    try {
      return response.get(ANSWERING.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(NetworkReason.of(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + ANSWERING.toSeconds() + " s", e);
    } finally {
      response.cancel(true);
    }
  }

  private static BodySubscriber<byte[]> subscriber(ResponseInfo info, int limit) {
    return isTooLong(info.headers(), limit)
        ? BodySubscribers.replacing(new byte[0])
        : BodySubscribers.limiting(BodySubscribers.ofByteArray(), limit);
  }

  private static boolean isTooLong(HttpHeaders headers, int limit) {
    return headers.firstValueAsLong("Content-Length").orElse(0) > limit;
  }

  private static byte[] body(String path, HttpResponse<byte[]> response, int limit)
      throws IOException {
    if (isTooLong(response.headers(), limit)) {
      throw tooLong(path, limit);
    }
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (encoding.equals("identity")) {
      return response.body();
    }
    if (!encoding.equals("gzip")) {
      throw new SourceException(
          response.uri() + ": the server sends the unknown encoding " + encoding);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw tooLong(path, limit);
      }
      return bytes;
    }
  }

  private static TileException tooLong(String path, int limit) {
    return new TileException(path, "is longer than the %d bytes it may have".formatted(limit));
  }

  @Override
  public String toString() {
    return prefix;
  }
}
