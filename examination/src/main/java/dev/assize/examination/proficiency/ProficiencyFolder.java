package dev.assize.examination.proficiency;

import dev.assize.examination.ExaminationFolder;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Tier;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;

/**
 * Where a proficiency test lies: {@code commitment.json}, the blind agents in {@code handout/}, the
 * examinations of them in {@code results/}, {@code key.json}, and {@code proficiency.json} with
 * what it is worth.
 *
 * @param path the folder
 */
public record ProficiencyFolder(Path path) {

  /** Name of the file with the outcome. */
  public static final String RESULT = "proficiency.json";

  private static final String KEY = "key.json";
  private static final String COMMITMENT = "commitment.json";

  /**
   * What is fixed, and may be known, before the test.
   *
   * @param format {@value #FORMAT}
   * @param key digest of the key
   * @param names the blind ones, in the order of the test
   * @param tier how strictly they are to be examined
   * @param worlds where
   * @param leftOut as in {@link ProficiencyResult#leftOut}
   */
  public record Commitment(
      String format,
      Digest key,
      List<String> names,
      Tier tier,
      List<String> worlds,
      List<String> leftOut) {

    /** Version of this file format. */
    public static final String FORMAT = "assize/proficiency-commitment/v1";

    public Commitment {
      if (!FORMAT.equals(format)) {
        throw new IllegalArgumentException(
            "format is " + format + ", this version reads " + FORMAT);
      }
      names = List.copyOf(names);
      worlds = List.copyOf(worlds);
      leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }
  }

  /**
   * Begins a test.
   *
   * @throws DocumentException if one lies there already
   */
  public static ProficiencyFolder create(Path path, Commitment commitment) {
    if (Files.exists(path.resolve(COMMITMENT))) {
      throw new DocumentException(List.of(path + ": holds a proficiency test already"));
    }
    ProficiencyFolder folder = new ProficiencyFolder(path);
    try {
      Files.createDirectories(folder.handout());
      Files.createDirectories(folder.results());
    } catch (IOException e) {
      throw new DocumentException(List.of(path + ": cannot be made: " + e.getMessage()));
    }
    folder.write(COMMITMENT, commitment);
    return folder;
  }

  /** Where the blind agents lie. */
  public Path handout() {
    return path.resolve("handout");
  }

  /** Where the examinations of them lie. */
  public Path results() {
    return path.resolve("results");
  }

  /** Reveals the key, or lays it where only its owner reads it. */
  public void writeKey(Key key) {
    write(KEY, key);
  }

  /** Writes the outcome. */
  public void write(ProficiencyResult result) {
    write(RESULT, result);
  }

  /**
   * What was fixed before.
   *
   * @throws DocumentException if nothing was
   */
  public Commitment commitment() {
    return read(COMMITMENT, Commitment.class);
  }

  /**
   * The key.
   *
   * @throws DocumentException if there is none, or it is another than was committed to
   */
  public Key key() {
    Key key = read(KEY, Key.class);
    if (!key.digest().equals(commitment().key())) {
      throw new DocumentException(
          List.of(path.resolve(KEY) + ": is another key than " + COMMITMENT + " names"));
    }
    return key;
  }

  /**
   * The examinations in {@code results/}, by the digest of the agent that was examined.
   *
   * @throws DocumentException if two are of the same agent
   */
  public Map<Digest, ExaminationFolder> examinations() {
    Map<Digest, ExaminationFolder> found = new HashMap<>();
    try (Stream<Path> folders = Files.list(results())) {
      for (Path each : folders.sorted().filter(Files::isDirectory).toList()) {
        ExaminationFolder folder = ExaminationFolder.open(each);
        ExaminationFolder other = found.put(folder.plan().agent().digest(), folder);
        if (other != null) {
          throw new DocumentException(
              List.of(
                  "%s: a second examination of the agent of %s; give one of them"
                      .formatted(each, other.path())));
        }
      }
    } catch (IOException e) {
      throw new DocumentException(List.of(results() + ": cannot be read: " + e.getMessage()));
    }
    return found;
  }

  private <T> T read(String name, Class<T> type) {
    Path file = path.resolve(name);
    try {
      return Json.mapper().readValue(Files.readAllBytes(file), type);
    } catch (JacksonException e) {
      throw new DocumentException(List.of(file + ": " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new DocumentException(
          List.of(path + ": no proficiency test here: " + name + " cannot be read"));
    }
  }

  private void write(String name, Object value) {
    writeBytes(
        name,
        Json.mapper().writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(value));
  }

  void writeBytes(String name, byte[] bytes) {
    try {
      Files.write(path.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
