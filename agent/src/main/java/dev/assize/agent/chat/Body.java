package dev.assize.agent.chat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response's body as it arrives: an event stream is read on the way, anything else is collected;
 * both up to a limit.
 *
 * <p>A stream counts as over when it says {@code [DONE]}, also if the server then keeps the
 * connection open. The fields are written by the HTTP client's thread only, and read by others only
 * after {@link #getBody()} has completed.
 */
final class Body implements BodySubscriber<Body> {

  /** How long a server may take to close a stream that is over, before the connection is cut. */
  private static final long LINGER_SECONDS = 2;

  private final CompletableFuture<Body> result = new CompletableFuture<>();
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final MessageAssembly assembly = new MessageAssembly();
  private final EventStream events = new EventStream(assembly::add);
  private final boolean streamed;
  private final int limit;
  private long received;
  private boolean overflow;
  private Flow.@Nullable Subscription subscription;

  Body(boolean streamed, int limit) {
    this.streamed = streamed;
    this.limit = limit;
  }

  /** The assembled message, if the body was an event stream. */
  @Nullable MessageAssembly assembly() {
    return streamed ? assembly : null;
  }

  /** What was collected, if it was not. */
  String text() {
    return collected.toString(StandardCharsets.UTF_8);
  }

  /** Whether more came than is allowed. */
  boolean overflow() {
    return overflow;
  }

  @Override
  public CompletionStage<Body> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (!result.isDone()) {
        take(buffer);
      }
    }
  }

  private void take(ByteBuffer buffer) {
    received += buffer.remaining();
    if (received > limit) {
      overflow = true;
      finish(0);
    } else if (streamed) {
      events.feed(buffer);
      if (assembly.ended()) {
        finish(LINGER_SECONDS);
      }
    } else {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      collected.writeBytes(bytes);
    }
  }

  private void finish(long lingerSeconds) {
    result.complete(this);
    Flow.Subscription open = subscription;
    if (open == null) {
      return;
    }
    if (lingerSeconds == 0) {
      open.cancel();
    } else {
      CompletableFuture.delayedExecutor(lingerSeconds, TimeUnit.SECONDS).execute(open::cancel);
    }
  }

  @Override
  public void onError(Throwable throwable) {
    if (streamed && assembly.complete()) {
      result.complete(this);
    } else {
      result.completeExceptionally(throwable);
    }
  }

  @Override
  public void onComplete() {
    if (streamed && !result.isDone()) {
      events.end();
    }
    result.complete(this);
  }
}
