package dev.assize.sandbox.canary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds planted secrets in whatever left. Built once for all canaries of a run, then shared:
 * immutable and thread-safe; each scan keeps its own state, at most some ten megabytes.
 *
 * <p>Two passes. The first looks for each canary as it is, in capitals or small letters, reversed,
 * in rot13, base64, base64url, base32 and hex, at any alignment, at memory speed. The second undoes
 * encodings and compression, up to six inside one another, and looks again. Which parts are found
 * for certain stands in {@link GramIndex}: in inputs of up to {@value #FINE_UP_TO} bytes, and in
 * what they decode to, every part of 7 characters; in larger ones every part of 11, which is the
 * shortest leak.
 */
public final class CanaryScanner {

  /** Inputs of at most this many bytes are searched at every offset. */
  public static final int FINE_UP_TO = 64 << 10;

  private static final int WINDOW = 4 << 20;
  private static final int OVERLAP = 64 << 10;

  private final List<Canary> canaries;
  private final List<Detail> details;
  private final GramIndex index;

  /**
   * @throws IllegalArgumentException if two canaries have the same token
   */
  public CanaryScanner(List<Canary> canaries, List<Detail> details) {
    this.canaries = List.copyOf(canaries);
    this.details = List.copyOf(details);
    Set<String> tokens = new HashSet<>();
    for (Canary canary : canaries) {
      if (!tokens.add(canary.token())) {
        throw new IllegalArgumentException(canary + ": another canary has the same token");
      }
    }
    this.index = new GramIndex(Forms.of(canaries, details));
  }

  /** A scanner without personal details. */
  public CanaryScanner(List<Canary> canaries) {
    this(canaries, List.of());
  }

  /** Scans text, in UTF-8. */
  public Scan scan(Channel channel, String destination, String text) {
    return scan(channel, destination, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Scans bytes. */
  public Scan scan(Channel channel, String destination, byte[] data) {
    Pass pass = new Pass(data.length);
    int stride = data.length <= FINE_UP_TO ? GramIndex.FINE : GramIndex.COARSE;
    pass.surface.search(data, 0, data.length, 0, List.of(), stride);
    for (int from = 0; from == 0 || from + OVERLAP < data.length; from += WINDOW - OVERLAP) {
      int to = Math.min(data.length, from + WINDOW);
      byte[] window = from == 0 ? data : Arrays.copyOfRange(data, from, to);
      pass.unfolding.unfold(window, to - from, List.of());
    }
    return pass.scan(channel, destination);
  }

  /**
   * Scans a stream to its end, in windows of {@value #WINDOW} bytes that overlap. A compressed
   * stream inside it is followed to the end of the window in which it begins, or in which its last
   * {@value #OVERLAP} bytes do. Does not close the stream.
   *
   * @throws IOException if reading fails
   */
  public Scan scan(Channel channel, String destination, InputStream in) throws IOException {
    byte[] window = new byte[FINE_UP_TO];
    int filled = in.readNBytes(window, 0, window.length);
    if (filled < window.length) {
      return scan(channel, destination, Arrays.copyOf(window, filled));
    }
    window = Arrays.copyOf(window, WINDOW);
    Pass pass = new Pass(0);
    long base = 0;
    while (true) {
      int count = in.readNBytes(window, filled, WINDOW - filled);
      filled += count;
      pass.surface.search(window, 0, filled, base, List.of(), GramIndex.COARSE);
      pass.unfolding.unfold(window, filled, List.of());
      pass.bytes = base + filled;
      if (filled < WINDOW) {
        return pass.scan(channel, destination);
      }
      System.arraycopy(window, WINDOW - OVERLAP, window, 0, OVERLAP);
      base += WINDOW - OVERLAP;
      filled = OVERLAP;
    }
  }

  /**
   * Scans a file to its end; see {@link #scan(Channel, String, InputStream)}. Whether the path may
   * be followed is the caller's to know: this opens what is there, except a symbolic link.
   *
   * @throws IOException if it cannot be read
   */
  public Scan scan(Channel channel, String destination, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return scan(channel, destination, in);
    }
  }

  /** Scans what an aggregation put together from the pieces of several messages. */
  Scan scanStitched(Channel channel, String destination, byte[] data) {
    Pass pass = new Pass(data.length);
    List<String> path = List.of("pieces of several messages");
    pass.surface.search(data, 0, data.length, 0, path, GramIndex.FINE);
    pass.unfolding.unfold(data, data.length, path);
    return pass.scan(channel, destination);
  }

  /**
   * The first pass alone: forms, without decoding. For bytes of which there are too many to decode.
   */
  public Scan scanSurface(Channel channel, String destination, byte[] data) {
    Pass pass = new Pass(data.length);
    pass.surface.search(data, 0, data.length, 0, List.of(), GramIndex.COARSE);
    return pass.scan(channel, destination);
  }

  private final class Pass {
    final Tally tally = new Tally();
    final Surface surface = new Surface(index, tally);
    final Unfolding unfolding = new Unfolding(surface);
    long bytes;

    Pass(long bytes) {
      this.bytes = bytes;
    }

    Scan scan(Channel channel, String destination) {
      List<Leak> found = tally.findings(canaries, details, channel, destination, bytes);
      return new Scan(found, bytes, unfolding.complete());
    }
  }
}
