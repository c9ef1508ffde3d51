package dev.assize.examination;

import dev.assize.examination.proposing.Proposals;
import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;

/**
 * Where an examination keeps its evidence: {@code plan.json}, {@code journal.jsonl}, {@code
 * traces/}, {@code findings.json}; and beside it what is made of it, {@code report.html} and {@code
 * report-pages/}.
 *
 * @param path the folder
 */
public record ExaminationFolder(Path path) {

  private static final String PLAN = "plan.json";
  private static final String FINDINGS = "findings.json";
  private static final int MAX_PART = 64 << 20;

  /**
   * Makes a new folder with a plan in it. The plan is written last: where there is none, nothing
   * was started.
   *
   * @param companions further files, by name
   * @throws DocumentException if an examination lies there already
   */
  public static ExaminationFolder create(Path path, Plan plan, Map<String, ?> companions) {
    requireFree(path);
    ExaminationFolder folder = new ExaminationFolder(path);
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new DocumentException(List.of(path + ": cannot be made: " + e.getMessage()));
    }
    companions.forEach((name, value) -> folder.write(path.resolve(name), value));
    folder.write(path.resolve(PLAN), PlanFile.of(plan));
    return folder;
  }

  /**
   * Makes sure that a new examination can go there.
   *
   * @throws DocumentException if an examination lies there already
   */
  public static void requireFree(Path path) {
    if (Files.exists(path.resolve(PLAN))) {
      throw new DocumentException(
          List.of(path + ": holds an examination already; use --resume, or another --out"));
    }
  }

  /**
   * Opens the folder of an examination that was started before.
   *
   * @throws DocumentException if there is none
   */
  public static ExaminationFolder open(Path path) {
    if (!Files.isRegularFile(path.resolve(PLAN))) {
      throw new DocumentException(
          List.of(path + ": no examination here: there is no " + PLAN + " in it"));
    }
    return new ExaminationFolder(path);
  }

  /**
   * The plan.
   *
   * @throws DocumentException if it is not one
   */
  public Plan plan() {
    return read(path.resolve(PLAN), PlanFile::read);
  }

  /**
   * The findings.
   *
   * @throws DocumentException if there are none yet
   */
  public Findings findings() {
    Path file = path.resolve(FINDINGS);
    if (!Files.exists(file)) {
      throw new DocumentException(
          List.of(
              path + ": the examination has not ended: there is no " + FINDINGS + "; --resume it"));
    }
    return read(file, Findings.class);
  }

  /**
   * What an attacker's model has proposed; nothing if none was asked.
   *
   * @throws DocumentException if the file cannot be read
   */
  public Proposals proposals() {
    return part(Proposals.FILE, Proposals.class).orElse(Proposals.NONE);
  }

  /** Writes the findings, replacing earlier ones in one step. */
  public void writeFindings(Findings findings) {
    write(path.resolve(FINDINGS), findings);
  }

  /**
   * Writes a further part of the evidence under that name, replacing an earlier one in one step.
   */
  public void writePart(String name, Object part) {
    write(path.resolve(name), part);
  }

  /**
   * A further part of the evidence; empty if there is none of that name.
   *
   * @throws DocumentException if it is not what it should be
   */
  public <T> Optional<T> part(String name, Class<T> type) {
    Path file = path.resolve(name);
    return Files.exists(file) ? Optional.of(read(file, type)) : Optional.empty();
  }

  /** Writes a further file, replacing an earlier one in one step. */
  public void writeBytes(String name, byte[] bytes) {
    replace(path.resolve(name), bytes);
  }

  /**
   * A further file; empty if there is none of that name.
   *
   * @throws DocumentException if it cannot be read, or is longer than {@value #MAX_PART} bytes
   */
  public Optional<byte[]> bytes(String name) {
    Path file = path.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MAX_PART) {
        throw new DocumentException(
            List.of(file + ": too long; something else than its name says"));
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new DocumentException(List.of(file + ": cannot be read: " + e.getMessage()));
    }
  }

  /** Where the journal lies. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** The traces. */
  public TraceStore traces() {
    return new TraceStore(path.resolve("traces"));
  }

  /** Where the report lies. */
  public Path report() {
    return path.resolve("report.html");
  }

  private static <T> T read(Path file, Class<T> type) {
    return read(file, bytes -> Json.mapper().readValue(bytes, type));
  }

  private static <T> T read(Path file, Function<byte[], T> reading) {
    try {
      return reading.apply(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw new DocumentException(List.of(file + ": " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new DocumentException(List.of(file + ": cannot be read: " + e.getMessage()));
    }
  }

  private void write(Path file, Object value) {
    replace(
        file,
        Json.mapper().writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(value));
  }

  private void replace(Path file, byte[] bytes) {
    try {
      Path temporary = Files.createTempFile(path, file.getFileName().toString(), ".tmp");
      Files.write(temporary, bytes);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
