package dev.assize.sandbox.capture.http;

import dev.assize.sandbox.capture.flow.Body;
import dev.assize.sandbox.capture.flow.ContentCoding;
import dev.assize.sandbox.capture.flow.Header;
import dev.assize.sandbox.capture.flow.SpoolFile;
import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads along while an agent talks HTTP/1 with somebody else. Each side is read by a thread of its
 * own; the bytes have been passed on before they are understood, so nothing here can change or
 * delay them. What is not HTTP goes to the leftovers of its side.
 */
public final class HttpRelay {

  /** An answer may be here before its request, which was passed on, has been understood. */
  private static final long LAG_MILLIS = 1_000;

  private final ExchangeLog log;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private boolean requestsEnded;

  /** Records into a connection's log. */
  public HttpRelay(ExchangeLog log) {
    this.log = log;
  }

  /**
   * Reads the agent's side to its end.
   *
   * @throws IOException if either end breaks
   */
  public void requests(Input input, SpoolFile leftovers) throws IOException {
    try {
      byte[] next = input.peek();
      while (next.length > 0 && Head.isRequest(next)) {
        Head head = Head.request(input);
        if (head == null) {
          return;
        }
        request(head, input);
        next = input.peek();
      }
    } catch (MalformedException notHttp) {
      leftovers.write(notHttp.consumed(), 0, notHttp.consumed().length);
    } finally {
      synchronized (pending) {
        requestsEnded = true;
        pending.notifyAll();
      }
    }
    Framing.rest(input, leftovers);
  }

  /**
   * Reads the other side to its end.
   *
   * @throws IOException if either end breaks
   */
  public void responses(Input input, SpoolFile leftovers) throws IOException {
    try {
      while (input.peek().length > 0) {
        Head head = Head.response(input);
        if (head == null) {
          break;
        }
        Pending asked = first();
        if (asked == null) {
          throw new MalformedException("an answer to no request", Head.rewritten(head));
        }
        response(head, asked, input);
      }
    } catch (MalformedException notHttp) {
      leftovers.write(notHttp.consumed(), 0, notHttp.consumed().length);
    }
    Framing.rest(input, leftovers);
  }

  /** Records what was asked and never answered. To be called when both sides have ended. */
  public void finish() {
    Pending asked = take();
    while (asked != null) {
      log.add(asked.asked(), log.unanswered());
      asked = take();
    }
  }

  private void request(Head head, Input input) throws IOException {
    boolean webSocket = head.has("upgrade", "websocket");
    SpoolFile sink = log.spool().open();
    Pending asked =
        new Pending(
            head, log.now(), webSocket ? "websocket" : "http/1.1", new CompletableFuture<>());
    synchronized (pending) {
      pending.add(asked);
      pending.notifyAll();
    }
    try {
      Framing.request(head, input, sink);
      if (webSocket) {
        new WebSocketReader(input, sink).readAll(null);
      }
    } finally {
      asked.body().complete(sink.finish(ContentCoding.named(head.headers())));
    }
  }

  private void response(Head head, Pending asked, Input input) throws IOException {
    if (head.status() < 200 && head.status() != 101) {
      return;
    }
    SpoolFile sink = log.spool().open();
    try {
      if (head.status() == 101) {
        new WebSocketReader(input, sink).readAll(null);
      } else {
        Framing.response(head, asked.head().method().toUpperCase(Locale.ROOT), input, sink);
      }
    } finally {
      take();
      List<Header> headers = head.headers();
      Body body = sink.finish(ContentCoding.named(headers));
      log.add(asked.asked(), new ExchangeLog.Answered(head.status(), headers, body));
    }
  }

  private @Nullable Pending first() throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAG_MILLIS);
    synchronized (pending) {
      try {
        for (long left = LAG_MILLIS; pending.isEmpty() && !requestsEnded && left > 0; ) {
          pending.wait(left);
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("stopped while waiting for a request");
      }
      return pending.peekFirst();
    }
  }

  private @Nullable Pending take() {
    synchronized (pending) {
      return pending.pollFirst();
    }
  }

  /** A request whose answer is to come. */
  private record Pending(Head head, long started, String protocol, CompletableFuture<Body> body) {

    /** Waits for the request's end, which the other thread always reaches. */
    ExchangeLog.Asked asked() {
      return new ExchangeLog.Asked(
          started,
          protocol,
          head.method(),
          head.target(),
          head.header("host").orElse(null),
          head.headers(),
          body.join());
    }
  }
}
