package dev.assize.log.checkpoint;

import dev.assize.log.merkle.Hash;
import dev.assize.log.text.Excerpt;
import dev.assize.log.text.Lines;
import dev.assize.log.text.MalformedTextException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log says of itself at one size.
 *
 * @param origin name of the log, 1 to {@value #MAX_ORIGIN} bytes
 * @param size in entries
 * @param root of the Merkle tree over the entries
 * @param extensions further lines, which are signed and mean nothing here; logs should have none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

  /** Longest origin, in bytes of UTF-8; C2SP's newer signatures hold no longer one. */
  public static final int MAX_ORIGIN = 255;

  private static final String FORMAT = "checkpoint";

  /**
   * @throws MalformedTextException if this could not stand in a checkpoint
   */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    requireLine("the origin", origin);
    if (origin.getBytes(StandardCharsets.UTF_8).length > MAX_ORIGIN) {
      throw new MalformedTextException(
          "checkpoint: the origin is longer than " + MAX_ORIGIN + " bytes: " + Excerpt.of(origin));
    }
    if (size < 0) {
      throw new MalformedTextException("checkpoint: the size is negative");
    }
    extensions.forEach(line -> requireLine("an extension line", line));
  }

  /** A checkpoint without extension lines. */
  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  /**
   * Reads the text of a note.
   *
   * @throws MalformedTextException if it is no checkpoint
   */
  public static Checkpoint parse(String text) {
    Lines lines = new Lines(FORMAT, text);
    String origin = lines.next("the origin");
    long size = lines.decimal("the size", lines.next("the size"));
    Hash root = lines.hash("the root", lines.next("the root"));
    List<String> extensions = new ArrayList<>();
    while (lines.hasNext()) {
      extensions.add(lines.next("an extension line"));
    }
    return new Checkpoint(origin, size, root, extensions);
  }

  /** The text of the note; {@link #parse} reads exactly what this writes. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static void requireLine(String what, String line) {
    boolean fits = !line.isEmpty();
    for (int i = 0; fits && i < line.length(); i++) {
      fits = line.charAt(i) >= ' ';
    }
    if (!fits) {
      throw new MalformedTextException(
          "checkpoint: %s is empty or has a control character".formatted(what));
    }
  }
}
