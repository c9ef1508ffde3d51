package dev.assize.gate.gateway.message;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one message: in memory while they are few, in a file that nobody else can read while
 * they are many. Written once, then read as often as needed. Not thread-safe.
 */
public final class Spool extends OutputStream {

  /** The longest message, in bytes. */
  public static final long MAX_BYTES = 1L << 30;

  private static final int IN_MEMORY = 1 << 20;
  private static final int FIRST = 1 << 10;

  private byte[] memory = new byte[FIRST];
  private int used;
  private long size;
  private @Nullable FileChannel file;

  /** More than {@link #MAX_BYTES}. */
  public static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("a message of more than %,d MiB".formatted(MAX_BYTES >> 20));
    }
  }

  /** A message that is there already. */
  public static Spool of(byte[] bytes) {
    Spool spool = new Spool();
    spool.memory = bytes;
    spool.used = bytes.length;
    spool.size = bytes.length;
    return spool;
  }

  @Override
  public void write(int octet) throws IOException {
    if (used == memory.length) {
      makeRoom(1);
    }
    memory[used++] = (byte) octet;
    size++;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (length > memory.length - used) {
      makeRoom(length);
    }
    if (length > memory.length - used) {
      put(bytes, from, length);
    } else {
      System.arraycopy(bytes, from, memory, used, length);
      used += length;
    }
    size += length;
  }

  private void makeRoom(int needed) throws IOException {
    if (size + needed > MAX_BYTES) {
      throw new TooLongException();
    }
    if (file == null && used + needed <= IN_MEMORY) {
      memory = Arrays.copyOf(memory, Math.min(IN_MEMORY, Math.max(used + needed, 2 * used)));
      return;
    }
    if (file == null) {
      Path path = Files.createTempFile("assize-message", null); // readable by its owner only
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      memory = Arrays.copyOf(memory, IN_MEMORY);
    }
    put(memory, 0, used);
    used = 0;
  }

  private void put(byte[] bytes, int from, int length) throws IOException {
    if (file == null) {
      throw new IllegalStateException("no file yet");
    }
    var buffer = java.nio.ByteBuffer.wrap(bytes, from, length);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  /** How many bytes there are. */
  public long size() {
    return size;
  }

  /** Reads all of them. One reader at a time. */
  public InputStream read() throws IOException {
    return read(0, size);
  }

  /** Reads a part of them. One reader at a time. */
  public InputStream read(long from, long to) throws IOException {
    if (file == null) {
      return new ByteArrayInputStream(memory, (int) from, (int) (to - from));
    }
    put(memory, 0, used);
    used = 0;
    file.position(from);
    InputStream in = new Bounded(Channels.newInputStream(file), to - from);
    return new BufferedInputStream(in, 1 << 16);
  }

  /**
   * Writes all of them as one line, without its end. Line breaks between the tokens of JSON mean
   * nothing, and there are none within.
   */
  public void writeAsLine(OutputStream out) throws IOException {
    byte[] buffer = new byte[(int) Math.min(1 << 16, Math.max(size, 1))];
    try (InputStream in = read()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n' || buffer[i] == '\r') {
            buffer[i] = ' ';
          }
        }
        out.write(buffer, 0, read);
      }
    }
  }

  /** SHA-256 of a part of them, {@code sha256:…}. */
  public String digest(long from, long to) throws IOException {
    try (InputStream in = read(from, to)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 13];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
      return "sha256:" + java.util.HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Forgets them. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /** The first so many bytes of a stream that stays open. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left;

    Bounded(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(bytes, from, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
