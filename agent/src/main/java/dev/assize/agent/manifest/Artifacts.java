package dev.assize.agent.manifest;

import dev.assize.agent.manifest.Identity.Artifact;
import dev.assize.statement.Digest;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that a manifest names, each checked and digested. They lie inside the manifest's
 * directory, also when symbolic links are followed.
 */
final class Artifacts {

  static final long MAX_BYTES = 256L << 20;
  static final long MAX_TOTAL_BYTES = 1L << 30;
  static final int MAX_TEXT_BYTES = 1 << 20;

  private final Document document;
  private final Path directory;
  private final Map<String, Artifact> found = new LinkedHashMap<>();
  private final Set<String> listed = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private long total;

  Artifacts(Document document, Path directory) {
    this.document = document;
    this.directory = directory;
  }

  /** Adds the file whose path stands at {@code pointer}; what is wrong is kept for the end. */
  void add(String pointer) {
    try {
      String path = document.root().at(pointer).stringValue();
      if (!listed.add(path)) {
        throw document.problem(pointer, "this file stands twice");
      }
      Path file = locate(pointer, path);
      long size = size(pointer, file, MAX_BYTES);
      put(new Artifact(path, Digest.ofFile(file), size), pointer);
    } catch (DocumentException e) {
      problems.addAll(e.problems());
    } catch (IOException | UncheckedIOException e) {
      problems.addAll(document.problem(pointer, "cannot be read: " + reason(e)).problems());
    }
  }

  /**
   * Adds a file that is read too. Text and digest come from the same bytes.
   *
   * @throws DocumentException if it cannot be read as UTF-8
   */
  String addText(String pointer) {
    try {
      String path = document.root().at(pointer).stringValue();
      Path file = locate(pointer, path);
      size(pointer, file, MAX_TEXT_BYTES);
      byte[] bytes = Files.readAllBytes(file);
      put(new Artifact(path, Digest.of(bytes), bytes.length), pointer);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw document.problem(pointer, "this file is not UTF-8 text");
    } catch (IOException e) {
      throw document.problem(pointer, "cannot be read: " + reason(e));
    }
  }

  /**
   * Everything that was added.
   *
   * @throws DocumentException with every problem
   */
  List<Artifact> finish() {
    if (!problems.isEmpty()) {
      throw new DocumentException(problems);
    }
    return List.copyOf(found.values());
  }

  private void put(Artifact artifact, String pointer) {
    if (found.putIfAbsent(artifact.path(), artifact) != null) {
      return;
    }
    total += artifact.size();
    if (total > MAX_TOTAL_BYTES) {
      throw document.problem(
          pointer, "the artifacts together are larger than " + MAX_TOTAL_BYTES + " bytes");
    }
  }

  private Path locate(String pointer, String path) throws IOException {
    List<String> parts = Arrays.asList(path.split("/", -1));
    if (parts.contains("") || parts.contains(".") || parts.contains("..") || path.contains("\\")) {
      throw document.problem(
          pointer,
          "a path is relative to the manifest, inside its directory, and plain: no .., no . and no"
              + " leading, trailing or double /");
    }
    try {
      Path base = directory.toRealPath();
      Path file = base.resolve(path).toRealPath();
      if (!file.startsWith(base)) {
        throw document.problem(
            pointer, "this is a link that leads out of the manifest's directory");
      }
      if (!Files.isRegularFile(file)) {
        throw document.problem(pointer, "not a regular file");
      }
      return file;
    } catch (InvalidPathException e) {
      throw document.problem(pointer, "not a path: " + e.getReason());
    }
  }

  private long size(String pointer, Path file, long limit) throws IOException {
    long size = Files.size(file);
    if (size > limit) {
      throw document.problem(pointer, "this file is larger than " + limit + " bytes");
    }
    return size;
  }

  private static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    return cause instanceof NoSuchFileException
        ? "there is no such file"
        : cause.getClass().getSimpleName();
  }
}
