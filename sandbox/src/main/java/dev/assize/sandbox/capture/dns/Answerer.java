package dev.assize.sandbox.capture.dns;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes answers to DNS queries (RFC 1035). */
public final class Answerer {

  private static final int HEADER = 12;
  private static final int A = 1;
  private static final int TTL_SECONDS = 300;
  private static final int RESPONSE = 0x8000;
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int RECURSION_AVAILABLE = 0x0080;
  private static final int SERVER_FAILURE = 2;
  private static final int NO_SUCH_NAME = 3;

  private Answerer() {}

  /**
   * What was asked, and what to answer.
   *
   * @param address the four bytes that the answer holds; null if it holds none
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Answer(Question question, byte @Nullable [] address, byte[] message) {}

  /**
   * The answer to a query: an address for {@code A}, and no record of any other type, which makes
   * clients fall back on what they can. Names that end in {@code .invalid} do not exist (RFC 6761).
   *
   * @return empty if it is not a query
   */
  public static Optional<Answer> answer(byte[] query, NameTable names) {
    return Question.parse(query).map(question -> answer(question, query, names));
  }

  private static Answer answer(Question question, byte[] query, NameTable names) {
    if (question.type() != A || question.name().isEmpty()) {
      return new Answer(question, null, message(question, query, null, 0));
    }
    if (question.name().toLowerCase(Locale.ROOT).endsWith(".invalid")) {
      return new Answer(question, null, message(question, query, null, NO_SUCH_NAME));
    }
    byte[] address = names.address(question.name()).orElse(null);
    return new Answer(
        question, address, message(question, query, address, address == null ? SERVER_FAILURE : 0));
  }

  private static byte[] message(
      Question question, byte[] query, byte @Nullable [] address, int code) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int desired = question.recursion() ? RECURSION_DESIRED : 0;
    shorts(out, question.id(), RESPONSE | desired | RECURSION_AVAILABLE | code);
    shorts(out, 1, address == null ? 0 : 1, 0, 0);
    out.writeBytes(Arrays.copyOfRange(query, HEADER, question.end()));
    if (address != null) {
      shorts(out, 0xc000 | HEADER, A, 1, 0, TTL_SECONDS, address.length);
      out.writeBytes(address);
    }
    return out.toByteArray();
  }

  private static void shorts(ByteArrayOutputStream out, int... values) {
    for (int value : values) {
      out.write(value >> 8);
      out.write(value);
    }
  }
}
