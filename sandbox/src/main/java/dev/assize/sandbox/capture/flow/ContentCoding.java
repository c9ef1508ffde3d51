package dev.assize.sandbox.capture.flow;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * The content codings of HTTP (RFC 9110, 8.4) that we can undo. What they unpack to is bounded like
 * any other body, so a bomb costs no more than its limit.
 */
public enum ContentCoding {
  /** RFC 1952. */
  GZIP {
    @Override
    InputStream open(InputStream packed) throws IOException {
      return new GZIPInputStream(packed);
    }
  },
  /** RFC 1950, or, as some senders do, RFC 1951 bare. */
  DEFLATE {
    @Override
    InputStream open(InputStream packed) throws IOException {
      BufferedInputStream marked = new BufferedInputStream(packed);
      marked.mark(2);
      int first = marked.read();
      int second = marked.read();
      marked.reset();
      boolean wrapped = (first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0;
      return new InflaterInputStream(marked, new Inflater(!wrapped));
    }
  },
  /** RFC 7932. */
  BR {
    @Override
    InputStream open(InputStream packed) throws IOException {
      return new BrotliInputStream(packed);
    }
  },
  /** RFC 8878. */
  ZSTD {
    @Override
    InputStream open(InputStream packed) {
      return new ZstdInputStream(packed);
    }
  };

  private static final int MAX_LAYERS = 4;
  private static final int BUFFER = 1 << 13;

  abstract InputStream open(InputStream packed) throws IOException;

  /** The codings that a {@code Content-Encoding} names, in the order in which they were applied. */
  public static List<String> named(List<Header> headers) {
    return headers.stream()
        .filter(header -> header.is("content-encoding"))
        .flatMap(header -> Arrays.stream(header.value().split(",")))
        .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
        .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
        .toList();
  }

  static Body undo(Spool spool, Body body, List<String> codings) {
    String file = body.file();
    if (codings.isEmpty() || file == null) {
      return body;
    }
    SpoolFile plain = spool.open();
    String problem = null;
    try (InputStream unpacked = layers(spool.read(file), codings)) {
      copy(unpacked, plain);
    } catch (IOException | RuntimeException broken) {
      problem = body.truncated() ? "its end was not kept" : "broken: " + broken.getMessage();
    }
    Body result = plain.finish();
    String name = result.file();
    return body.with(
        new Body.Decoded(
            name == null ? file : name,
            codings.reversed(),
            result.size(),
            result.truncated(),
            problem));
  }

  private static void copy(InputStream from, SpoolFile to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int length = from.read(buffer);
    while (length >= 0 && !to.full()) {
      to.write(buffer, 0, length);
      length = from.read(buffer);
    }
  }

  private static InputStream layers(InputStream packed, List<String> codings) throws IOException {
    if (codings.size() > MAX_LAYERS) {
      throw new IOException("more than " + MAX_LAYERS + " codings");
    }
    InputStream stream = new BufferedInputStream(packed);
    for (String name : codings.reversed()) {
      stream =
          known(name).orElseThrow(() -> new IOException("unknown coding " + name)).open(stream);
    }
    return stream;
  }

  private static Optional<ContentCoding> known(String name) {
    return switch (name) {
      case "gzip", "x-gzip" -> Optional.of(GZIP);
      case "deflate" -> Optional.of(DEFLATE);
      case "br" -> Optional.of(BR);
      case "zstd" -> Optional.of(ZSTD);
      default -> Optional.empty();
    };
  }
}
