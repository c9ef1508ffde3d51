package dev.assize.examination.collection;

import dev.assize.sandbox.capture.flow.Body;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads what was sent from the folder in which the capture left it. */
final class BodyFiles {

  /** The most that is read of one body, in bytes; the capture keeps no more. */
  static final int MOST = 64 << 20;

  private final Path folder;

  BodyFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The bytes of a body that can be read.
   *
   * @param problem why they are not all that was sent; empty if they are
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] bytes, String problem) {}

  Bytes read(@Nullable Body body) {
    if (body == null || body.size() == 0) {
      return new Bytes(new byte[0], "");
    }
    String name = body.readable().orElse(null);
    if (name == null) {
      return new Bytes(new byte[0], "nothing of it was kept");
    }
    try (InputStream in = Files.newInputStream(inside(name), LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MOST);
      return new Bytes(bytes, problem(body, in.read() >= 0));
    } catch (IOException e) {
      return new Bytes(new byte[0], "what was kept of it cannot be read");
    }
  }

  private Path inside(String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new IOException(name + " is not in the folder");
    }
    return file;
  }

  private static String problem(Body body, boolean more) {
    Body.Decoded decoded = body.decoded();
    if (body.truncated() || more) {
      return "only its beginning was kept";
    }
    if (decoded != null && decoded.problem() != null) {
      return "its content coding cannot be undone: " + decoded.problem();
    }
    return decoded != null && decoded.truncated() ? "only its beginning was unpacked" : "";
  }
}
