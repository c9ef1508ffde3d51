package dev.assize.sandbox.capture.tls;

import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS client says in clear before anything else (RFC 8446, 4.1.2).
 *
 * @param serverName null if it names none
 * @param protocols the application protocols it offers
 * @param encryptedHello whether it carries an encrypted client hello
 */
public record ClientHello(
    @Nullable String serverName, List<String> protocols, boolean encryptedHello) {

  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int RECORD_HEADER = 5;
  private static final int FIXED_PART = 34;
  private static final int MAX_PROTOCOLS = 64;
  private static final int SERVER_NAME = 0;
  private static final int ALPN = 16;
  private static final int ENCRYPTED_CLIENT_HELLO = 0xfe0d;
  private static final ClientHello UNREADABLE = new ClientHello(null, List.of(), false);

  /** Copies the list. */
  public ClientHello {
    protocols = List.copyOf(protocols);
  }

  /** Whether a stream begins like TLS. */
  public static boolean startsWith(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == HANDSHAKE && bytes[1] == 3;
  }

  /** Looks at a stream without reading it. Without a name if it is not a client hello. */
  public static ClientHello peek(Input input) throws IOException {
    byte[] header = input.peek(RECORD_HEADER);
    if (header.length < RECORD_HEADER) {
      return UNREADABLE;
    }
    int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
    return parse(input.peek(RECORD_HEADER + length));
  }

  /** Reads what stands in the first record. Without a name if it is not a client hello. */
  public static ClientHello parse(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      buffer.position(RECORD_HEADER);
      if (buffer.get() != CLIENT_HELLO) {
        return UNREADABLE;
      }
      skip(buffer, 3 + FIXED_PART);
      skip(buffer, buffer.get() & 0xff);
      skip(buffer, buffer.getShort() & 0xffff);
      skip(buffer, buffer.get() & 0xff);
      buffer.getShort();
      return extensions(buffer);
    } catch (BufferUnderflowException | IllegalArgumentException cutOff) {
      return UNREADABLE;
    }
  }

  private static ClientHello extensions(ByteBuffer buffer) {
    String name = null;
    List<String> protocols = new ArrayList<>();
    boolean encrypted = false;
    while (buffer.remaining() >= 4) {
      int type = buffer.getShort() & 0xffff;
      int length = Math.min(buffer.getShort() & 0xffff, buffer.remaining());
      ByteBuffer content = buffer.slice(buffer.position(), length);
      skip(buffer, length);
      switch (type) {
        case SERVER_NAME -> name = serverName(content);
        case ALPN -> protocols = protocols(content);
        case ENCRYPTED_CLIENT_HELLO -> encrypted = true;
        default -> {
          // Nothing that helps to say who talks to whom.
        }
      }
    }
    return new ClientHello(name, protocols, encrypted);
  }

  private static @Nullable String serverName(ByteBuffer content) {
    if (content.remaining() < 5) {
      return null;
    }
    skip(content, 3);
    return text(content, content.getShort() & 0xffff);
  }

  private static List<String> protocols(ByteBuffer content) {
    List<String> names = new ArrayList<>();
    skip(content, Math.min(2, content.remaining()));
    while (content.hasRemaining() && names.size() < MAX_PROTOCOLS) {
      names.add(text(content, content.get() & 0xff));
    }
    return names;
  }

  private static String text(ByteBuffer buffer, int length) {
    byte[] bytes = new byte[Math.min(length, buffer.remaining())];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void skip(ByteBuffer buffer, int bytes) {
    buffer.position(buffer.position() + bytes);
  }
}
