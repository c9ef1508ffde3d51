package dev.assize.sandbox.canary;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Compressed data: gzip (RFC 1952), zlib (RFC 1950), deflate (RFC 1951), zip, Zstandard (RFC 8878)
 * and Brotli (RFC 7932). The first, second, fourth and fifth are found wherever their first bytes
 * stand; deflate and Brotli, which have none, only where a view begins that is nested at most once.
 * What is broken or cut off is decoded as far as it goes.
 */
final class Containers implements Decoding {

  /** What is handed on at once, with an overlap so that nothing is lost between two pieces. */
  private static final int PIECE = 256 << 10;

  private static final int OVERLAP = 4 << 10;

  /** How many that turn out to hold something are opened in one view. */
  private static final int MOST = 64;

  /** How many are tried; their first bytes are frequent in random data. */
  private static final int MOST_TRIED = 1024;

  @Override
  public void undo(View view, Sink sink) {
    int opened = 0;
    int tried = 0;
    byte[] data = view.data();
    for (int at = 0; at + 4 <= view.length() && opened < MOST && tried < MOST_TRIED; at++) {
      Kind kind = kindAt(data, at);
      if (kind != null) {
        tried++;
        int piece = unfold(kind, view, at, sink);
        if (piece < 0) {
          return;
        }
        opened += piece;
      }
    }
    boolean mayBegin = view.path().size() < 2 && view.unprintable() > view.length() / 8;
    if (mayBegin && unfold(Kind.DEFLATE, view, 0, sink) >= 0) {
      unfold(Kind.BROTLI, view, 0, sink);
    }
  }

  private enum Kind {
    GZIP("gzip"),
    ZLIB("zlib"),
    ZIP("zip"),
    ZSTD("zstd"),
    DEFLATE("deflate"),
    BROTLI("br");

    final String step;

    Kind(String step) {
      this.step = step;
    }

    InputStream open(InputStream compressed) throws IOException {
      return switch (this) {
        case GZIP, DEFLATE -> new Inflating(compressed);
        case ZLIB -> new InflaterInputStream(compressed);
        case ZIP -> new Entries(new ZipInputStream(compressed, StandardCharsets.ISO_8859_1));
        case ZSTD -> new ZstdInputStream(compressed);
        case BROTLI -> new BrotliInputStream(compressed);
      };
    }
  }

  private static @org.jspecify.annotations.Nullable Kind kindAt(byte[] data, int at) {
    return switch (data[at]) {
      case 0x1F -> data[at + 1] == (byte) 0x8B && data[at + 2] == 8 ? Kind.GZIP : null;
      case 0x78 ->
          switch (data[at + 1]) {
            case 0x01, 0x5E, (byte) 0x9C, (byte) 0xDA -> Kind.ZLIB;
            default -> null;
          };
      case 'P' -> data[at + 1] == 'K' && data[at + 2] == 3 && data[at + 3] == 4 ? Kind.ZIP : null;
      case 0x28 ->
          data[at + 1] == (byte) 0xB5 && data[at + 2] == 0x2F && data[at + 3] == (byte) 0xFD
              ? Kind.ZSTD
              : null;
      default -> null;
    };
  }

  /** 1 if it held something, 0 if not, −1 if there is no room for more. */
  private static int unfold(Kind kind, View view, int at, Sink sink) {
    int begin = kind == Kind.GZIP ? at + gzipHeader(view, at) : at;
    if (begin >= view.length()) {
      return 0;
    }
    InputStream compressed = new ByteArrayInputStream(view.data(), begin, view.length() - begin);
    byte[] piece = new byte[4 * OVERLAP];
    int kept = 0;
    int some = 0;
    try (InputStream in = kind.open(compressed)) {
      while (true) {
        int filled = fill(in, piece, kept);
        if (filled > kept && filled >= GramIndex.WINDOW) {
          some = 1;
          if (!sink.accept(kind.step, piece, filled)) {
            return -1;
          }
        }
        if (filled < piece.length) {
          return some;
        }
        kept = OVERLAP;
        byte[] following = piece.length < PIECE ? new byte[PIECE] : piece;
        System.arraycopy(piece, filled - kept, following, 0, kept);
        piece = following;
      }
    } catch (IOException | RuntimeException endsHere) {
      return some;
    }
  }

  /** Fills the array; an error is an end. */
  private static int fill(InputStream in, byte[] piece, int kept) {
    int filled = kept;
    try {
      while (filled < piece.length) {
        int count = in.read(piece, filled, piece.length - filled);
        if (count <= 0) {
          break;
        }
        filled += count;
      }
    } catch (IOException | RuntimeException endsHere) {
      return filled;
    }
    return filled;
  }

  /** The length of the header with its optional fields (RFC 1952, 2.3). */
  private static int gzipHeader(View view, int at) {
    byte[] data = view.data();
    if (at + 10 >= view.length()) {
      return view.length();
    }
    int flags = data[at + 3];
    int next = at + 10;
    if ((flags & 4) != 0 && next + 2 <= view.length()) {
      next += 2 + (data[next] & 0xFF) + ((data[next + 1] & 0xFF) << 8);
    }
    for (int texts = Integer.bitCount(flags & 0x18); texts > 0; texts--) {
      while (next < view.length() && data[next] != 0) {
        next++;
      }
      next++;
    }
    return next + ((flags & 2) != 0 ? 2 : 0) - at;
  }

  /** Deflate without a header. Gives the decoder's memory back when closed. */
  private static final class Inflating extends InflaterInputStream {

    Inflating(InputStream in) {
      super(in, new Inflater(true));
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }

  /** All entries of an archive, one after the other. */
  private static final class Entries extends InputStream {

    private final ZipInputStream zip;
    private @org.jspecify.annotations.Nullable ZipEntry entry;

    Entries(ZipInputStream zip) throws IOException {
      this.zip = zip;
      this.entry = zip.getNextEntry();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      while (entry != null) {
        int count = zip.read(target, offset, length);
        if (count >= 0) {
          return count;
        }
        entry = zip.getNextEntry();
      }
      return -1;
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
