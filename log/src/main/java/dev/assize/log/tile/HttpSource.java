package dev.assize.log.tile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
        case OK -> Optional.of(body(uri, response, limit));
        case NOT_FOUND, GONE -> Optional.empty();
        default -> throw new SourceException(uri + ": the server answers " + response.statusCode());
      };
    } catch (IOException e) {
      throw new SourceException(uri + ": cannot be read: " + reason(e), e);
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
        HttpResponse<byte[]> response =
            client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limit));
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

  private static byte[] body(URI uri, HttpResponse<byte[]> response, int limit) throws IOException {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (encoding.equals("identity")) {
      return response.body();
    }
    if (!encoding.equals("gzip")) {
      throw new SourceException(uri + ": the server sends the unknown encoding " + encoding);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new SourceException(uri + ": is longer than the " + limit + " bytes it may have");
      }
      return bytes;
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public String toString() {
    return prefix;
  }
}
