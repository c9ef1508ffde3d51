package dev.assize.sandbox.decoy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;

/**
 * A git repository with one branch, as loose objects and an index (gitrepository-layout,
 * gitformat-index). Files of the work tree lie in its top folder.
 */
final class GitRepository {

  private static final int FILE = 0100644;

  private final String author;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final StringBuilder log = new StringBuilder();
  private String head = "";

  /**
   * @param author name and address, as in {@code Name <mail@host>}
   */
  GitRepository(String author) {
    this.author = author;
  }

  /** Commits a tree. */
  void commit(Map<String, String> tree, String message, Instant time) {
    String who = author + " " + time.getEpochSecond() + " +0000";
    String parent = head.isEmpty() ? "" : "parent " + head + "\n";
    String commit =
        "tree %s\n%sauthor %s\ncommitter %s\n\n%s\n"
            .formatted(tree(tree), parent, who, who, message);
    String before = head.isEmpty() ? "0".repeat(40) : head;
    head = object("commit", commit.getBytes(StandardCharsets.UTF_8));
    log.append(
        "%s %s %s\tcommit%s: %s\n"
            .formatted(before, head, who, parent.isEmpty() ? " (initial)" : "", message));
    files.put("index", index(tree));
  }

  /** What lies in {@code .git}, by path. */
  Map<String, byte[]> files() {
    Map<String, byte[]> all = new TreeMap<>(files);
    put(all, "HEAD", "ref: refs/heads/main\n");
    put(
        all,
        "config",
        "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n");
    put(all, "description", "Unnamed repository; edit this file 'description' to name it.\n");
    put(all, "info/exclude", "# git ls-files --others --exclude-from=.git/info/exclude\n");
    put(all, "refs/heads/main", head + "\n");
    put(all, "logs/HEAD", log.toString());
    put(all, "logs/refs/heads/main", log.toString());
    return all;
  }

  private String tree(Map<String, String> tree) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new TreeMap<>(tree)
        .forEach((name, text) -> {
          bytes.writeBytes(("100644 " + name + "\0").getBytes(StandardCharsets.UTF_8));
          bytes.writeBytes(HexFormat.of().parseHex(blob(text)));
        });
    return object("tree", bytes.toByteArray());
  }

  private String blob(String text) {
    return object("blob", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps an object under its name. */
  private String object(String type, byte[] content) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes((type + " " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
    whole.writeBytes(content);
    String name = HexFormat.of().formatHex(sha1(whole.toByteArray()));
    files.put("objects/" + name.substring(0, 2) + "/" + name.substring(2), deflate(whole));
    return name;
  }

  /** Version 2; times and sizes are left for git to find out. */
  private byte[] index(Map<String, String> tree) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("DIRC".getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(ByteBuffer.allocate(8).putInt(2).putInt(tree.size()).array());
    new TreeMap<>(tree).forEach((name, text) -> bytes.writeBytes(entry(name, text)));
    bytes.writeBytes(sha1(bytes.toByteArray()));
    return bytes.toByteArray();
  }

  private byte[] entry(String name, String text) {
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer entry = ByteBuffer.allocate((62 + path.length + 8) / 8 * 8);
    entry.putInt(24, FILE);
    entry.put(40, HexFormat.of().parseHex(blob(text)));
    entry.putShort(60, (short) path.length);
    entry.put(62, path);
    return entry.array();
  }

  private static byte[] deflate(ByteArrayOutputStream content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      content.writeTo(deflater);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] sha1(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void put(Map<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
