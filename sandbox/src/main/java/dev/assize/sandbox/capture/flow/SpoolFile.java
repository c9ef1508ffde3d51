package dev.assize.sandbox.capture.flow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One body on its way to the disk. Writing never fails: what cannot be kept is counted and marked.
 * Not thread-safe.
 */
public final class SpoolFile extends OutputStream {

  private final Spool spool;
  private final long most;
  private final MessageDigest sha256 = sha256Digest();
  private @Nullable Path path;
  private @Nullable OutputStream out;
  private long size;
  private long kept;
  private boolean full;

  SpoolFile(Spool spool, long most) {
    this.spool = spool;
    this.most = most;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    sha256.update(bytes, offset, length);
    size += length;
    int claimed = full ? 0 : spool.claim((int) Math.min(length, most - kept));
    full |= claimed < length;
    if (claimed > 0) {
      keep(bytes, offset, claimed);
    }
  }

  /** All bytes written so far, kept or not. */
  public long size() {
    return size;
  }

  /** Whether nothing more will be kept. */
  public boolean full() {
    return full;
  }

  /** Closes it. */
  public Body finish() {
    closeFile();
    String file = path == null ? null : path.getFileName().toString();
    return new Body(file, size, HexFormat.of().formatHex(sha256.digest()), full, null);
  }

  /** Closes it, and undoes its content codings if there are any that we know. */
  public Body finish(List<String> codings) {
    Body body = finish();
    return ContentCoding.undo(spool, body, codings);
  }

  @Override
  public void close() {
    closeFile();
  }

  private void keep(byte[] bytes, int offset, int length) {
    try {
      if (out == null) {
        path = spool.fresh();
        out = Files.newOutputStream(path);
      }
      out.write(bytes, offset, length);
      kept += length;
    } catch (IOException diskRefuses) {
      full = true;
    }
  }

  private void closeFile() {
    try {
      if (out != null) {
        out.close();
        out = null;
      }
    } catch (IOException diskRefuses) {
      full = true;
    }
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
