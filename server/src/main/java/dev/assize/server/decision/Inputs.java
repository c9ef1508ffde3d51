package dev.assize.server.decision;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that strangers send: UTF-8, each key once, nothing after its end, bounded in depth and
 * in the number of values. How long it may be is for whoever receives it to say.
 */
public final class Inputs {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_TOKENS = 1_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxTokenCount(MAX_TOKENS)
                          .maxStringLength(16 << 20)
                          .maxNameLength(2_000)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Inputs() {}

  /**
   * Reads one value.
   *
   * @throws QuestionException if the bytes are none
   */
  public static JsonNode read(byte[] json) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      JsonNode root = MAPPER.readTree(text);
      if (root.isMissingNode()) {
        throw new QuestionException("no JSON: there is nothing");
      }
      return root;
    } catch (CharacterCodingException e) {
      throw new QuestionException("no JSON: not UTF-8");
    } catch (StreamConstraintsException e) {
      throw new QuestionException("too large or too deep: " + e.getOriginalMessage());
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String where =
          at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
      throw new QuestionException("no JSON: " + where + e.getOriginalMessage());
    }
  }
}
