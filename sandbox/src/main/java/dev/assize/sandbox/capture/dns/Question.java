package dev.assize.sandbox.capture.dns;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * The question of a DNS message (RFC 1035, 4.1).
 *
 * @param id of the message
 * @param name in the letters in which it was asked, without the final dot; bytes that are not
 *     printable, and dots within a label, are written {@code \ddd}
 * @param type the number of the record type
 * @param recursion whether the client wished recursion
 * @param end where in the message the question ends
 */
public record Question(int id, String name, int type, boolean recursion, int end) {

  private static final int HEADER = 12;
  private static final int MAX_NAME = 255;
  private static final Map<Integer, String> TYPES =
      Map.ofEntries(
          Map.entry(1, "A"),
          Map.entry(2, "NS"),
          Map.entry(5, "CNAME"),
          Map.entry(6, "SOA"),
          Map.entry(10, "NULL"),
          Map.entry(12, "PTR"),
          Map.entry(15, "MX"),
          Map.entry(16, "TXT"),
          Map.entry(28, "AAAA"),
          Map.entry(33, "SRV"),
          Map.entry(64, "SVCB"),
          Map.entry(65, "HTTPS"),
          Map.entry(255, "ANY"));

  /** The type's name, or {@code TYPEn} (RFC 3597). */
  public String typeName() {
    return TYPES.getOrDefault(type, "TYPE" + type);
  }

  /** Reads a message; empty if it is not a query with one question. */
  public static Optional<Question> parse(byte[] message) {
    if (message.length < HEADER) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(message);
    int id = buffer.getShort() & 0xffff;
    int flags = buffer.getShort() & 0xffff;
    int questions = buffer.getShort() & 0xffff;
    boolean query = (flags & 0xf800) == 0;
    if (!query || questions != 1) {
      return Optional.empty();
    }
    buffer.position(HEADER);
    return name(buffer)
        .filter(name -> buffer.remaining() >= 4)
        .map(name ->
            new Question(
                id,
                name,
                buffer.getShort() & 0xffff,
                (flags & 0x0100) != 0,
                buffer.position() + 2));
  }

  private static Optional<String> name(ByteBuffer buffer) {
    StringBuilder name = new StringBuilder();
    int start = buffer.position();
    while (buffer.hasRemaining() && buffer.position() - start <= MAX_NAME) {
      int length = buffer.get() & 0xff;
      if (length == 0) {
        return Optional.of(name.toString());
      }
      if (length > 63 || length > buffer.remaining()) {
        return Optional.empty();
      }
      name.append(name.isEmpty() ? "" : ".");
      for (int i = 0; i < length; i++) {
        append(name, buffer.get() & 0xff);
      }
    }
    return Optional.empty();
  }

  private static void append(StringBuilder name, int octet) {
    if (octet > 0x20 && octet < 0x7f && octet != '.' && octet != '\\') {
      name.append((char) octet);
    } else {
      name.append('\\')
          .append((char) ('0' + octet / 100))
          .append((char) ('0' + octet / 10 % 10))
          .append((char) ('0' + octet % 10));
    }
  }
}
