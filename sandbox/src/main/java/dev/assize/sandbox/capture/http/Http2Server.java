package dev.assize.sandbox.capture.http;

import dev.assize.sandbox.capture.flow.ContentCoding;
import dev.assize.sandbox.capture.flow.Header;
import dev.assize.sandbox.capture.flow.SpoolFile;
import dev.assize.sandbox.capture.stream.Input;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Serves one HTTP/2 connection (RFC 9113), gRPC calls included. Netty reads and writes the frames
 * on a channel in memory; bytes come and go by our own streams, so that one thread does it all.
 */
public final class Http2Server {

  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final int MAX_STREAMS = 128;
  private static final int MAX_HEADER_BYTES = 1 << 16;
  private static final int BUFFER = 1 << 14;

  /** What a client may send before we say that it was read; it costs no memory of ours. */
  private static final int WINDOW = 1 << 20;

  private final Input input;
  private final OutputStream out;
  private final ExchangeLog log;
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Map<Http2FrameStream, Call> calls = new LinkedHashMap<>();

  /** Serves what comes in and writes to {@code out}. */
  public Http2Server(Input input, OutputStream out, ExchangeLog log) {
    this.input = input;
    this.out = out;
    this.log = log;
  }

  /** Whether a stream begins like HTTP/2. */
  public static boolean startsWith(byte[] bytes) {
    return bytes.length >= PREFACE.length
        && java.util.Arrays.equals(bytes, 0, PREFACE.length, PREFACE, 0, PREFACE.length);
  }

  /**
   * Serves until the connection ends.
   *
   * @throws IOException if it breaks, or is not HTTP/2 after all
   */
  public void serve() throws IOException {
    channel.config().setAllocator(new UnpooledByteBufAllocator(false));
    channel
        .pipeline()
        .addLast(
            Http2FrameCodecBuilder.forServer()
                .initialSettings(
                    Http2Settings.defaultSettings()
                        .initialWindowSize(WINDOW)
                        .maxConcurrentStreams(MAX_STREAMS)
                        .maxHeaderListSize(MAX_HEADER_BYTES))
                .build());
    try {
      byte[] buffer = new byte[BUFFER];
      send(new DefaultHttp2WindowUpdateFrame(WINDOW));
      flush();
      int some = input.read(buffer, 0, buffer.length);
      while (some >= 0) {
        channel.writeInbound(Unpooled.copiedBuffer(buffer, 0, some));
        handleFrames();
        flush();
        some = channel.isOpen() ? input.read(buffer, 0, buffer.length) : -1;
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception broken) {
      throw new IOException("not HTTP/2: " + broken.getMessage(), broken);
    } finally {
      calls.values().forEach(call -> log.add(call.asked(), log.unanswered()));
      channel.finishAndReleaseAll();
    }
  }

  private void handleFrames() {
    Object frame = channel.readInbound();
    while (frame != null) {
      try {
        handle(frame);
      } finally {
        ReferenceCountUtil.release(frame);
      }
      frame = channel.readInbound();
    }
  }

  private void handle(Object frame) {
    switch (frame) {
      case Http2HeadersFrame headers -> headers(headers);
      case Http2DataFrame data -> data(data);
      case Http2ResetFrame reset -> {
        Call call = calls.remove(reset.stream());
        if (call != null) {
          log.add(call.asked(), log.unanswered());
        }
      }
      default -> {
        // Settings, pings and windows, which the codec has dealt with.
      }
    }
  }

  private void headers(Http2HeadersFrame frame) {
    Call call = calls.get(frame.stream());
    if (call == null) {
      call = new Call(log.now(), frame.headers(), log.spool().open());
      calls.put(frame.stream(), call);
    } else {
      call.trailers(frame.headers());
    }
    if (frame.isEndStream()) {
      answer(frame.stream(), call);
    }
  }

  private void data(Http2DataFrame frame) {
    Call call = calls.get(frame.stream());
    if (call != null) {
      call.read(frame.content());
    }
    send(
        new DefaultHttp2WindowUpdateFrame(frame.initialFlowControlledBytes())
            .stream(frame.stream()));
    if (call != null && frame.isEndStream()) {
      answer(frame.stream(), call);
    }
  }

  private void answer(Http2FrameStream stream, Call call) {
    calls.remove(stream);
    ExchangeLog.Asked asked = call.asked();
    Answers.Answer answer = Answers.bundled().to(asked.method(), asked.target(), asked.headers());
    boolean remoteCall = answer.type().startsWith("application/grpc");
    Http2Headers headers =
        new DefaultHttp2Headers()
            .status(Integer.toString(answer.status()))
            .set("content-type", answer.type());
    send(new DefaultHttp2HeadersFrame(headers, false).stream(stream));
    if (remoteCall) {
      Http2Headers trailers = new DefaultHttp2Headers().set("grpc-status", "0");
      send(new DefaultHttp2HeadersFrame(trailers, true).stream(stream));
    } else {
      send(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(answer.bytes()), true).stream(stream));
    }
    log.add(
        asked,
        new ExchangeLog.Answered(answer.status(), list(headers), log.spool().keep(answer.bytes())));
  }

  /** In memory there is nothing to wait for; a frame that is refused ends its stream. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(Object frame) {
    channel.write(frame);
  }

  private void flush() throws IOException {
    channel.flush();
    ByteBuf bytes = channel.readOutbound();
    while (bytes != null) {
      bytes.readBytes(out, bytes.readableBytes());
      bytes.release();
      bytes = channel.readOutbound();
    }
    out.flush();
  }

  private static List<Header> list(Http2Headers headers) {
    List<Header> list = new ArrayList<>();
    headers.forEach(
        entry -> list.add(new Header(entry.getKey().toString(), entry.getValue().toString())));
    return list;
  }

  /** A request on its way. */
  private static final class Call {

    private final long started;
    private final List<Header> headers;
    private final SpoolFile body;

    Call(long started, Http2Headers headers, SpoolFile body) {
      this.started = started;
      this.headers = list(headers);
      this.body = body;
    }

    void trailers(Http2Headers trailers) {
      headers.addAll(list(trailers));
    }

    void read(ByteBuf content) {
      byte[] bytes = new byte[content.readableBytes()];
      content.readBytes(bytes);
      body.write(bytes, 0, bytes.length);
    }

    ExchangeLog.Asked asked() {
      String host = pseudo(":authority");
      return new ExchangeLog.Asked(
          started,
          "h2",
          orEmpty(pseudo(":method")),
          orEmpty(pseudo(":path")),
          host,
          headers,
          body.finish(ContentCoding.named(headers)));
    }

    private @Nullable String pseudo(String name) {
      return headers.stream().filter(h -> h.is(name)).map(Header::value).findFirst().orElse(null);
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }
  }
}
