package dev.assize.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way Assize reads and writes JSON: strict, bounded, and canonical (RFC 8785) where bytes
 * are digested.
 */
public final class Json {

  private static final int MAX_DEPTH = 200;

  /** How deep a value from outside may be nested to be kept inside another, as traces do. */
  public static final int MAX_KEPT_DEPTH = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(64 << 20)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  /**
   * The shared mapper: duplicate keys refused, 200 levels, strings up to 64 MiB, nulls not written.
   * Thread-safe.
   */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * The canonical bytes of a value, by the JSON Canonicalization Scheme (RFC 8785).
   *
   * @param value becomes an object or an array in JSON
   * @throws IllegalArgumentException if the value has no canonical form: it is neither object nor
   *     array, or holds a NaN, an infinity, an integer that a double cannot hold, or a lone
   *     surrogate
   */
  public static byte[] canonical(Object value) {
    JsonNode tree = MAPPER.valueToTree(value);
    refuseInexactNumbers(tree);
    try {
      String text = new JsonCanonicalizer(MAPPER.writeValueAsString(tree)).getEncodedString();
      return bytes(StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("no canonical JSON form: half of a surrogate pair", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("no canonical JSON form: " + e.getMessage(), e);
    }
  }

  /**
   * Whether a value has more than {@value #MAX_KEPT_DEPTH} levels. Such a value is not kept:
   * wrapped in a record it might be written, and never be read back.
   */
  public static boolean tooDeepToKeep(JsonNode node) {
    return isDeeperThan(node, MAX_KEPT_DEPTH);
  }

  private static boolean isDeeperThan(JsonNode node, int levels) {
    if (!node.isContainer()) {
      return false;
    }
    if (levels == 0) {
      return true;
    }
    for (JsonNode child : node) {
      if (isDeeperThan(child, levels - 1)) {
        return true;
      }
    }
    return false;
  }

  /** One line of JSON, in UTF-8, with a line feed at its end. */
  public static byte[] line(Object value) {
    return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Two values whose numbers differ must never have one canonical form. */
  private static void refuseInexactNumbers(JsonNode node) {
    if (node.isNumber() && !isExact(node)) {
      throw new IllegalArgumentException(
          "no canonical JSON form: a double cannot hold " + node.asString());
    }
    node.forEach(Json::refuseInexactNumbers);
  }

  private static boolean isExact(JsonNode number) {
    if (number.isFloat() || number.isDouble()) {
      return Double.isFinite(number.doubleValue());
    }
    BigDecimal exact = number.decimalValue();
    double nearest = exact.doubleValue();
    return Double.isFinite(nearest)
        && (number.isBigDecimal() || new BigDecimal(nearest).compareTo(exact) == 0);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
