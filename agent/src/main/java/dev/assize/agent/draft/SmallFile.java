package dev.assize.agent.draft;

import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlFactory;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads files that somebody else wrote, up to a limit. */
final class SmallFile {

  static final int MAX_BYTES = 4 << 20;

  /** Editors allow comments and trailing commas in their settings. */
  private static final JsonMapper JSON =
      Json.mapper()
          .rebuild()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private static final TomlMapper TOML =
      TomlMapper.builder(
              TomlFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          .build();

  private SmallFile() {}

  /** Why a file cannot be used, in words that stand after its name. */
  static final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  /** Whether a regular file lies there; a link that leads to one counts. */
  static boolean exists(Path file) {
    return Files.isRegularFile(file);
  }

  /** The file as a tree; its name's ending says whether it is JSON, TOML or YAML. */
  static JsonNode tree(Path file) throws UnusableException {
    String name = file.getFileName().toString();
    String text = text(file);
    if (name.endsWith(".toml")) {
      return parse(TOML, text, "TOML");
    }
    if (name.endsWith(".yaml")) {
      return yaml(text);
    }
    return parse(JSON, text, "JSON");
  }

  static String text(Path file) throws UnusableException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UnusableException("larger than " + (MAX_BYTES >> 20) + " MiB");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnusableException("not UTF-8 text");
    } catch (IOException e) {
      throw new UnusableException("cannot be read");
    }
  }

  /** The parsers' own messages quote the file, which may hold secrets. */
  private static JsonNode parse(ObjectMapper mapper, String text, String format)
      throws UnusableException {
    try {
      return mapper.readTree(text);
    } catch (JacksonException e) {
      throw new UnusableException("not " + format + " that can be read here");
    }
  }

  private static JsonNode yaml(String text) throws UnusableException {
    try {
      return Document.parse("", text).root();
    } catch (DocumentException e) {
      throw new UnusableException("not YAML that can be read here");
    }
  }
}
