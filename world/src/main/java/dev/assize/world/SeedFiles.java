package dev.assize.world;

import dev.assize.cel.ExpressionException;
import dev.assize.cel.Expressions;
import dev.assize.cel.Template;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that a wrapped server finds, with {@code ${…}} in their texts and in their paths.
 *
 * @param texts as they lie in the pack, by their path, sorted
 * @param templates of each: its path and its text
 */
record SeedFiles(Map<String, String> texts, Map<String, Entry> templates) {

  private static final int MAX_FILES = 1_000;
  private static final long MAX_BYTES = 16L << 20;

  record Entry(Template path, Template text) {}

  static SeedFiles none() {
    return new SeedFiles(Map.of(), Map.of());
  }

  /**
   * Reads them.
   *
   * @param facts names that they may use
   * @throws DocumentException with the file that is not right
   */
  static SeedFiles read(Path folder, Collection<String> facts) {
    Expressions expressions = Expressions.over(facts);
    Map<String, String> texts = new TreeMap<>();
    Map<String, Entry> templates = new LinkedHashMap<>();
    texts(folder, texts);
    texts.forEach((path, text) -> {
      try {
        templates.put(
            path, new Entry(Template.of(path, expressions), Template.of(text, expressions)));
      } catch (ExpressionException e) {
        throw problem(folder.resolve(path), String.valueOf(e.getMessage()));
      }
    });
    return new SeedFiles(texts, templates);
  }

  /**
   * Their texts in one trial, by path.
   *
   * @throws WorldException if one cannot be rendered, or two have the same path
   */
  Map<String, String> render(Map<String, Object> facts) {
    Map<String, String> files = new TreeMap<>();
    templates.forEach((path, entry) -> {
      try {
        if (files.put(entry.path().text(facts), entry.text().text(facts)) != null) {
          throw new WorldException("files: " + path + " has the path of another file");
        }
      } catch (ExpressionException e) {
        throw new WorldException("files: " + path + ": " + e.getMessage());
      }
    });
    return files;
  }

  private static void texts(Path folder, Map<String, String> texts) {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> !Files.isDirectory(each)).sorted().toList()) {
        bytes += Files.size(file);
        if (texts.size() >= MAX_FILES || bytes > MAX_BYTES) {
          throw problem(
              folder, "more than " + MAX_FILES + " files or " + (MAX_BYTES >> 20) + " MiB");
        }
        texts.put(folder.relativize(file).toString().replace('\\', '/'), text(file));
      }
    } catch (IOException e) {
      throw problem(folder, "cannot be read: " + e.getMessage());
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw problem(file, "is not text in UTF-8");
    }
  }

  private static DocumentException problem(Path file, String text) {
    return new DocumentException(List.of(file + ": " + text));
  }
}
