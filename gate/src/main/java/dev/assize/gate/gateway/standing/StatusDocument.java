package dev.assize.gate.gateway.standing;

import dev.assize.statement.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** A standing as JSON, in a file or at a URL. Thread-safe. */
public final class StatusDocument implements StandingSource {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String place;
  private final Reader reader;

  private StatusDocument(String place, Reader reader) {
    this.place = place;
    this.reader = reader;
  }

  @FunctionalInterface
  private interface Reader {
    byte[] read() throws IOException, InterruptedException;
  }

  /** In a file, which whoever writes it replaces in one step. */
  public static StatusDocument in(Path file) {
    return new StatusDocument(
        file.toString(),
        () -> {
          try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(StrictJson.MAX_BYTES + 1);
          } catch (NoSuchFileException e) {
            throw new IOException("there is no such file", e);
          }
        });
  }

  /** At a URL. Redirections are not followed. */
  public static StatusDocument at(URI address) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Accept", "application/json")
            .header("Cache-Control", "no-cache")
            .build();
    return new StatusDocument(
        address.toString(),
        () -> {
          HttpResponse<InputStream> response =
              client.send(request, HttpResponse.BodyHandlers.ofInputStream());
          try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
              throw new IOException("it answers with status " + response.statusCode());
            }
            return body.readNBytes(StrictJson.MAX_BYTES + 1);
          }
        });
  }

  @Override
  public Standing look() throws IOException, InterruptedException {
    try {
      return StrictJson.read(reader.read(), Standing.class);
    } catch (StrictJson.MalformedException e) {
      throw new IOException(place + ": not a standing: " + e.getMessage(), e);
    } catch (IOException e) {
      String why = e.getMessage();
      throw new IOException(place + ": " + (why == null ? "cannot be reached" : why), e);
    }
  }
}
