package dev.assize.examination.evidence;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.proposing.Proposals;
import dev.assize.log.merkle.Hash;
import dev.assize.statement.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that prove an outcome, by path, with the digest of each. Written as {@code
 * evidence.json}, so that a change can be traced to its file; what is signed is the {@link #root}.
 *
 * @param files path below the examination's folder, with {@code /}, and the digest of the file's
 *     bytes
 */
public record Evidence(Map<String, Digest> files) {

  /** Name of the file that lists the evidence. */
  public static final String FILE = "evidence.json";

  private static final List<String> PARTS =
      List.of(
          "plan.json",
          PlanSeal.FILE,
          "invocation.json",
          "journal.jsonl",
          Proposals.FILE,
          "findings.json",
          "containment.json",
          "collection.json");

  private static final String TRACES = "traces";
  private static final String TRACE_NAME = "[0-9a-f]{64}\\.jsonl\\.zst";

  /** Sorts the files by path. */
  public Evidence {
    files = new TreeMap<>(files);
  }

  /**
   * The evidence that lies in a folder now.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Evidence of(ExaminationFolder folder) {
    Map<String, Digest> files = new TreeMap<>();
    for (Path file : paths(folder.path())) {
      files.put(folder.path().relativize(file).toString().replace('\\', '/'), Digest.ofFile(file));
    }
    return new Evidence(files);
  }

  /** Never follows links: what they lead to may be anything, and is not in the folder. */
  private static List<Path> paths(Path folder) {
    Stream<Path> parts = PARTS.stream().map(folder::resolve);
    Path traces = folder.resolve(TRACES);
    try (Stream<Path> stored = Files.isDirectory(traces) ? Files.list(traces) : Stream.empty()) {
      return Stream.concat(
              parts, stored.filter(file -> String.valueOf(file.getFileName()).matches(TRACE_NAME)))
          .filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Root of the Merkle tree (RFC 6962, SHA-256) over the files in the order of their paths; the
   * leaf of a file is its path, a line feed, the hexadecimal digest of its bytes, and a line feed.
   */
  public Digest root() {
    List<Hash> leaves =
        files.entrySet().stream()
            .map(file -> file.getKey() + "\n" + file.getValue().hex() + "\n")
            .map(line -> Hash.leaf(line.getBytes(StandardCharsets.UTF_8)))
            .toList();
    return new Digest(HexFormat.of().formatHex(root(leaves).bytes()));
  }

  private static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.EMPTY_TREE;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return Hash.node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }
}
