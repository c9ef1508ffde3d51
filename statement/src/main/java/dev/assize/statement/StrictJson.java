package dev.assize.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads signed JSON, which may come from anybody: valid UTF-8, no duplicate keys, nothing after its
 * end; bounded in size, depth and number of values. Unknown fields are ignored, as in-toto demands,
 * so that later versions may add some.
 */
public final class StrictJson {

  /** The largest document, in bytes: what an entry of the log may hold. */
  public static final int MAX_BYTES = 65_535;

  private static final int MAX_DEPTH = 32;
  private static final int MAX_TOKENS = 20_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxTokenCount(MAX_TOKENS)
                          .maxStringLength(MAX_BYTES)
                          .maxNameLength(1_000)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private StrictJson() {}

  /** Bytes that are not the JSON they should be. The message says what is wrong and where. */
  public static final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  /**
   * Reads one value.
   *
   * @throws MalformedException if the bytes are too many, no UTF-8, no JSON, or do not fit the type
   */
  public static <T> T read(byte[] json, Class<T> type) {
    if (json.length > MAX_BYTES) {
      throw new MalformedException(
          "%d bytes; at most %d are read".formatted(json.length, MAX_BYTES));
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new MalformedException("null where a value is needed");
      }
      return value;
    } catch (CharacterCodingException e) {
      throw new MalformedException("not UTF-8");
    } catch (JacksonException e) {
      throw new MalformedException(where(e) + e.getOriginalMessage());
    }
  }

  private static String where(JacksonException e) {
    String path = e.getPathReference();
    var location = e.getLocation();
    String line = location == null ? "" : "line " + location.getLineNr() + ": ";
    return path == null || path.isEmpty() ? line : line + path.replaceAll("^.*?\\[", "[") + ": ";
  }
}
