package dev.assize.sandbox.capture.http;

import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a WebSocket (RFC 6455, 5) and writes what they carry, unmasked, to one body.
 * Not thread-safe.
 */
final class WebSocketReader {

  private static final int PING = 9;
  private static final int CLOSE = 8;
  private static final int PONG = 10;
  private static final int MOST_CONTROL = 125;

  private final Input input;
  private final OutputStream body;

  WebSocketReader(Input input, OutputStream body) {
    this.input = input;
    this.body = body;
  }

  /**
   * Reads to the end of the stream or the frame that closes it.
   *
   * @param answers where pings and the close are answered; null if somebody else does that
   * @throws IOException if the stream breaks or is no WebSocket
   */
  void readAll(@Nullable OutputStream answers) throws IOException {
    int first = input.read();
    while (first >= 0) {
      int opcode = first & 0x0f;
      byte[] payload = frame(opcode);
      if (answers != null && (opcode == PING || opcode == CLOSE)) {
        answer(answers, opcode == PING ? PONG : CLOSE, payload);
      }
      if (opcode == CLOSE) {
        return;
      }
      first = input.read();
    }
  }

  /** Writes a frame's payload to the body, and returns it too if it is a control frame's. */
  private byte[] frame(int opcode) throws IOException {
    int second = required();
    long length = length(second & 0x7f);
    byte[] mask = new byte[4];
    if ((second & 0x80) != 0) {
      for (int i = 0; i < 4; i++) {
        mask[i] = (byte) required();
      }
    }
    if (opcode >= CLOSE && length > MOST_CONTROL) {
      throw new MalformedException("a control frame of " + length + " bytes", new byte[0]);
    }
    return payload(length, mask, opcode >= CLOSE);
  }

  private byte[] payload(long length, byte[] mask, boolean keep) throws IOException {
    byte[] buffer = new byte[(int) Math.min(length, 1 << 13)];
    long at = 0;
    while (at < length) {
      int some = input.read(buffer, 0, (int) Math.min(buffer.length, length - at));
      if (some < 0) {
        throw new IOException("the stream ended within a frame");
      }
      for (int i = 0; i < some; i++) {
        buffer[i] ^= mask[(int) ((at + i) & 3)];
      }
      body.write(buffer, 0, some);
      if (keep && some < length) {
        return rest(buffer, some, length, mask);
      }
      at += some;
    }
    return keep ? Arrays.copyOf(buffer, (int) length) : new byte[0];
  }

  private byte[] rest(byte[] begin, int have, long length, byte[] mask) throws IOException {
    byte[] whole = Arrays.copyOf(begin, (int) length);
    for (int i = have; i < length; i++) {
      whole[i] = (byte) (required() ^ mask[i & 3]);
      body.write(whole[i]);
    }
    return whole;
  }

  private long length(int code) throws IOException {
    int bytes = code == 126 ? 2 : code == 127 ? 8 : 0;
    long length = bytes == 0 ? code : 0;
    for (int i = 0; i < bytes; i++) {
      length = (length << 8) | required();
    }
    if (length < 0) {
      throw new MalformedException("a frame of negative length", new byte[0]);
    }
    return length;
  }

  private int required() throws IOException {
    int next = input.read();
    if (next < 0) {
      throw new IOException("the stream ended within a frame");
    }
    return next;
  }

  private static void answer(OutputStream to, int opcode, byte[] payload) throws IOException {
    byte[] frame = new byte[2 + payload.length];
    frame[0] = (byte) (0x80 | opcode);
    frame[1] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 2, payload.length);
    to.write(frame);
    to.flush();
  }
}
