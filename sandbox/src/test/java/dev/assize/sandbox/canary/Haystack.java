package dev.assize.sandbox.canary;

import dev.assize.statement.Seed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * So many bytes in which nothing is planted, made from a seed block by block: texts (the
 * repository's, the machine's), random bytes, and their base64, hex and letters. Not thread-safe.
 */
final class Haystack extends InputStream {

  private static final int BLOCK = 64 << 10;
  private static final int MOST_TEXT = 64 << 20;

  private final Seed.Random random = Planted.SEED.derive("haystack").random();
  private final byte[] text;
  private long left;
  private byte[] block = {};
  private int at;

  Haystack(long bytes) throws IOException {
    left = bytes;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    collect(Path.of(System.getProperty("assize.root")), ".*/(src|docs|worlds)/.*", all);
    collect(Path.of("/usr/share/doc"), ".*", all);
    collect(Path.of("/usr/share/perl"), ".*", all);
    text = all.toByteArray();
  }

  private static void collect(Path root, String pattern, ByteArrayOutputStream all)
      throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().matches(pattern)).sorted().toList()) {
        if (Files.isRegularFile(file) && Files.isReadable(file) && all.size() < MOST_TEXT) {
          all.write(Files.readAllBytes(file));
        }
      }
    }
  }

  private void next() {
    int kind = random.nextInt(8);
    if (kind < 4) {
      int from = random.nextInt(Math.max(1, text.length - BLOCK));
      block = java.util.Arrays.copyOfRange(text, from, Math.min(text.length, from + BLOCK));
    } else {
      ByteBuffer noise = ByteBuffer.allocate(BLOCK);
      while (noise.hasRemaining()) {
        noise.putLong(random.nextLong());
      }
      block = shaped(kind, noise.array());
    }
    at = 0;
  }

  private static byte[] shaped(int kind, byte[] noise) {
    return switch (kind) {
      case 4 -> Base64.getMimeEncoder().encode(noise);
      case 5 ->
          HexFormat.of().formatHex(noise).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      case 6 -> {
        for (int i = 0; i < noise.length; i++) {
          noise[i] = (byte) Canary.ALPHABET.charAt((noise[i] & 0xFF) % 57);
        }
        yield noise;
      }
      default -> noise;
    };
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (left <= 0) {
      return -1;
    }
    if (at == block.length) {
      next();
    }
    int count = (int) Math.min(Math.min(length, block.length - at), left);
    System.arraycopy(block, at, target, offset, count);
    at += count;
    left -= count;
    return count;
  }
}
