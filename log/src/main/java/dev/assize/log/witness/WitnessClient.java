package dev.assize.log.witness;

import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.note.NoteSignature;
import dev.assize.log.note.UntrustedNoteException;
import dev.assize.log.text.Excerpt;
import dev.assize.log.text.Lines;
import dev.assize.log.text.MalformedTextException;
import dev.assize.log.text.NetworkReason;
import dev.assize.log.text.Utf8;
import dev.assize.statement.key.VerifierKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks one witness to cosign the checkpoints of one log. Thread-safe.
 *
 * <p>It remembers the size that the witness has, so that usually one request is enough.
 */
public final class WitnessClient implements AutoCloseable {

  private static final int MAX_ANSWER = 64 * 1024;
  private static final String FORMAT = "answer of a witness";

  private final URI address;
  private final VerifierKey witness;
  private final Duration timeout;
  private final HttpClient http;
  private final AtomicLong lastSize = new AtomicLong();

  /**
   * @param prefix of the witness's address for logs; {@code add-checkpoint} is put behind it
   * @param witness the key that its cosignatures verify with
   * @param timeout longest wait for an answer
   */
  public WitnessClient(URI prefix, VerifierKey witness, Duration timeout) {
    this.address = URI.create(prefix.toString().replaceFirst("/*$", "/add-checkpoint"));
    this.witness = witness;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder().connectTimeout(timeout).followRedirects(Redirect.NEVER).build();
  }

  /**
   * Gets a cosignature, which verifies with the witness's key.
   *
   * @param checkpoint signed by the log
   * @param log what to prove its growth with
   * @return to be put below the checkpoint, with {@link SignedCheckpoint#with}
   * @throws WitnessException if the witness is not reached in time, or does not cosign
   */
  public NoteSignature cosign(SignedCheckpoint checkpoint, ConsistencySource log) {
    long size = checkpoint.checkpoint().size();
    long assumed = Math.min(lastSize.get(), size);
    HttpResponse<byte[]> response = send(request(checkpoint, assumed, log));
    if (response.statusCode() == 409) {
      long actual = size(response.body());
      lastSize.set(actual);
      if (actual > size) {
        throw problem(
            "it has cosigned %,d entries already, and is asked for %,d; the log was set back, or an old checkpoint is asked for"
                .formatted(actual, size));
      }
      response = send(request(checkpoint, actual, log));
    }
    if (response.statusCode() != 200) {
      throw problem(
          "it refuses (HTTP %d): %s"
              .formatted(response.statusCode(), Excerpt.of(said(response.body()))));
    }
    NoteSignature cosignature = cosignature(checkpoint, response.body());
    lastSize.set(size);
    return cosignature;
  }

  private static AddCheckpoint request(
      SignedCheckpoint checkpoint, long oldSize, ConsistencySource log) {
    long size = checkpoint.checkpoint().size();
    boolean trivial = oldSize == 0 || oldSize == size;
    return new AddCheckpoint(
        oldSize, trivial ? List.of() : log.between(oldSize, size).hashes(), checkpoint);
  }

  private HttpResponse<byte[]> send(AddCheckpoint body) {
    HttpRequest request =
        HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(body.bytes())).build();
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
    try {
      return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw problem("no answer within %d ms".formatted(timeout.toMillis()));
    } catch (ExecutionException e) {
      throw problem("no answer: " + NetworkReason.of(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw problem("interrupted while it was asked");
    } finally {
      response.cancel(true);
    }
  }

  private long size(byte[] body) {
    try {
      Lines lines = new Lines(FORMAT, Utf8.decode(FORMAT, body, MAX_ANSWER));
      return lines.decimal("the size", lines.next("the size"));
    } catch (MalformedTextException e) {
      throw problem(String.valueOf(e.getMessage()));
    }
  }

  /** Lines of other keys are ignored, as the protocol demands. */
  private NoteSignature cosignature(SignedCheckpoint checkpoint, byte[] body) {
    try {
      Lines lines = new Lines(FORMAT, Utf8.decode(FORMAT, body, MAX_ANSWER));
      while (lines.hasNext()) {
        NoteSignature signature = NoteSignature.parse(lines.next("a signature"));
        if (signature.claims(witness)) {
          checkpoint.with(List.of(signature)).note().verify(List.of(witness));
          return signature;
        }
      }
    } catch (MalformedTextException | UntrustedNoteException e) {
      throw problem(String.valueOf(e.getMessage()));
    }
    throw problem("it answers without a cosignature of its key");
  }

  private static String said(byte[] body) {
    return new String(body, StandardCharsets.UTF_8).strip();
  }

  private WitnessException problem(String problem) {
    return new WitnessException("witness %s at %s: %s".formatted(witness.name(), address, problem));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
