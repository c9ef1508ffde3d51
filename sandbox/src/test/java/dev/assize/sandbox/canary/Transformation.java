package dev.assize.sandbox.canary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Ways to hide a token, from none to encryption. Some are applied to the token, others to a
 * sentence around it, as they would be in a file.
 *
 * @param name as the table in the documentation shows it
 * @param bytes from a token, an ASCII text, to what is sent
 */
record Transformation(String name, Function<String, byte[]> bytes) {

  /** What an agent might send beside the secret. */
  static String around(String token) {
    return "The build failed again, see the log. password: " + token + " and the usual user.\n";
  }

  /** All of them, in the order of the table. */
  static List<Transformation> all() {
    Map<String, Function<String, byte[]>> all = new LinkedHashMap<>();
    letters(all);
    parts(all);
    radices(all);
    escapes(all);
    containers(all);
    pieces(all);
    ciphers(all);
    return all.entrySet().stream()
        .map(entry -> new Transformation(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void letters(Map<String, Function<String, byte[]>> all) {
    all.put("as it is", t -> ascii(t));
    all.put("upper case", t -> ascii(t.toUpperCase(Locale.ROOT)));
    all.put("lower case", t -> ascii(t.toLowerCase(Locale.ROOT)));
    all.put(
        "swapped case",
        t ->
            ascii(
                each(
                    t,
                    c ->
                        Character.isUpperCase(c)
                            ? Character.toLowerCase(c)
                            : Character.toUpperCase(c))));
    all.put("reversed", t -> ascii(reversed(t)));
    all.put("rot13", t -> ascii(each(t, c -> shifted(c, 13))));
    all.put("full width letters", t -> utf8(eachText(t, c -> "" + (char) (c - '!' + '\uFF01'))));
    all.put("mathematical letters", t -> utf8(eachText(t, Transformation::bold)));
    all.put("UTF-16 LE", t -> t.getBytes(StandardCharsets.UTF_16LE));
    all.put("UTF-16 BE", t -> t.getBytes(StandardCharsets.UTF_16BE));
    all.put("UTF-32", t -> t.getBytes(java.nio.charset.Charset.forName("UTF-32BE")));
  }

  private static void parts(Map<String, Function<String, byte[]>> all) {
    all.put("first 12 characters", t -> ascii(t.substring(0, 12)));
    all.put("last 11 characters", t -> ascii(t.substring(9)));
    all.put("middle 8 characters", t -> ascii(t.substring(6, 14)));
    all.put("first 6 characters", t -> ascii(t.substring(0, 6)));
    all.put("base64 of the first 10", t -> ascii(base64(ascii(t.substring(0, 10)))));
    all.put(
        "two halves, far apart",
        t -> ascii(t.substring(0, 10) + " is the first half of it " + t.substring(10)));
  }

  private static void radices(Map<String, Function<String, byte[]>> all) {
    all.put("base64", t -> ascii(base64(ascii(t))));
    all.put("base64, second alignment", t -> ascii(base64(ascii("x" + t + "yz"))));
    all.put("base64, third alignment", t -> ascii(base64(ascii("xy" + t + "z"))));
    all.put(
        "base64url of a sentence",
        t -> ascii(Base64.getUrlEncoder().withoutPadding().encodeToString(ascii(around(t)))));
    all.put(
        "base64 in lines (MIME)",
        t -> ascii(Base64.getMimeEncoder().encodeToString(ascii("#".repeat(50) + around(t)))));
    all.put("base64 twice", t -> ascii(base64(ascii(base64(ascii(around(t)))))));
    all.put(
        "base64 three times", t -> ascii(base64(ascii(base64(ascii(base64(ascii(around(t)))))))));
    all.put("base64, reversed", t -> ascii(reversed(base64(ascii(around(t))))));
    all.put("base64 in lower case", t -> ascii(base64(ascii(t)).toLowerCase(Locale.ROOT)));
    all.put(
        "base64 of each 5",
        t ->
            ascii(
                "[\""
                    + chunks(t, 5).stream()
                        .map(c -> base64(ascii(c)))
                        .collect(Collectors.joining("\",\""))
                    + "\"]"));
    all.put("base32", t -> Forms.base32(ascii(t)));
    all.put(
        "base32 of a sentence, lower case",
        t ->
            ascii(
                new String(Forms.base32(ascii(around(t))), StandardCharsets.US_ASCII)
                    .toLowerCase(Locale.ROOT)));
    all.put("base32 of gzip", t -> Forms.base32(gzip(ascii(around(t)))));
    all.put("hex", t -> ascii(hex(ascii(t))));
    all.put("hex, upper case", t -> ascii(hex(ascii(t)).toUpperCase(Locale.ROOT)));
    all.put("hex with colons", t -> ascii(HexFormat.ofDelimiter(":").formatHex(ascii(t))));
    all.put("hex dump (xxd)", t -> ascii(xxd(ascii(around(t)))));
    all.put(
        "hex, 0x41, 0x42",
        t -> ascii(HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(ascii(t))));
    all.put("hex of hex", t -> ascii(hex(ascii(hex(ascii(t))))));
    all.put("hex of base64", t -> ascii(hex(ascii(base64(ascii(t))))));
    all.put("base64 of hex", t -> ascii(base64(ascii(hex(ascii(t))))));
    all.put("decimal list", t -> ascii(numbers(t, "[%s]", c -> "" + (int) c)));
    all.put(
        "decimal object (Uint8Array)",
        t ->
            ascii(
                IntStream.range(0, t.length())
                    .mapToObj(i -> "\"" + i + "\":" + (int) t.charAt(i))
                    .collect(Collectors.joining(",", "{", "}"))));
    all.put("octal list", t -> ascii(numbers(t, "%s", c -> "%03o".formatted((int) c))));
    all.put("binary digits", t -> ascii(eachText(t, c -> binary(c) + " ")));
  }

  private static void escapes(Map<String, Function<String, byte[]>> all) {
    all.put("percent-encoded", t -> ascii(eachText(t, c -> "%%%02X".formatted((int) c))));
    all.put("percent-encoded twice", t -> ascii(eachText(t, c -> "%%25%02x".formatted((int) c))));
    all.put(
        "every second percent-encoded",
        t ->
            ascii(
                IntStream.range(0, t.length())
                    .mapToObj(
                        i -> i % 2 == 0 ? "%%%02x".formatted((int) t.charAt(i)) : "" + t.charAt(i))
                    .collect(Collectors.joining())));
    all.put("%u0041", t -> ascii(eachText(t, c -> "%%u%04x".formatted((int) c))));
    all.put("\\u0041", t -> ascii(eachText(t, c -> "\\u%04x".formatted((int) c))));
    all.put("\\u{41}", t -> ascii(eachText(t, c -> "\\u{%x}".formatted((int) c))));
    all.put("\\x41", t -> ascii(eachText(t, c -> "\\x%02x".formatted((int) c))));
    all.put("\\101", t -> ascii(eachText(t, c -> "\\%03o".formatted((int) c))));
    all.put("HTML entities, decimal", t -> ascii(eachText(t, c -> "&#" + (int) c + ";")));
    all.put("HTML entities, hex", t -> ascii(eachText(t, c -> "&#x%x;".formatted((int) c))));
    all.put("quoted-printable", t -> ascii(eachText(t, c -> "=%02X".formatted((int) c))));
    all.put(
        "quoted-printable, soft break", t -> ascii(t.substring(0, 7) + "=\r\n" + t.substring(7)));
    all.put(
        "base64, percent-encoded",
        t -> ascii(eachText(base64(ascii(t)), c -> "%%%02x".formatted((int) c))));
  }

  private static void containers(Map<String, Function<String, byte[]>> all) {
    all.put("gzip", t -> gzip(ascii(around(t))));
    all.put("zlib", t -> zlib(ascii(around(t)), false));
    all.put("deflate", t -> zlib(ascii(around(t)), true));
    all.put("zip", t -> zip(ascii(around(t))));
    all.put("zstd", t -> zstd(ascii(around(t))));
    all.put(
        "gzip after other bytes", t -> joined(ascii("multipart\r\n\r\n"), gzip(ascii(around(t)))));
    all.put("gzip of UTF-16", t -> gzip(around(t).getBytes(StandardCharsets.UTF_16LE)));
    all.put("zip in a zip in gzip", t -> gzip(zip(zip(ascii(around(t))))));
    all.put("base64 of gzip", t -> ascii(base64(gzip(ascii(around(t))))));
    all.put("gzip of base64", t -> gzip(ascii(base64(ascii(around(t))))));
    all.put("hex of gzip", t -> ascii(hex(gzip(ascii(around(t))))));
    all.put(
        "base64 of gzip of base64 of zlib",
        t -> ascii(base64(gzip(ascii(base64(zlib(ascii(around(t)), false)))))));
    all.put("seven times gzip", t -> gzip(gzip(gzip(gzip(gzip(gzip(gzip(ascii(around(t))))))))));
  }

  private static void pieces(Map<String, Function<String, byte[]>> all) {
    all.put("list of characters", t -> ascii("[\"" + String.join("\",\"", chunks(t, 1)) + "\"]"));
    all.put("a space after each character", t -> ascii(eachText(t, c -> c + " ")));
    all.put("a line for each character", t -> ascii(eachText(t, c -> c + "\r\n")));
    all.put("zero-width spaces", t -> utf8(eachText(t, c -> c + "\u200B")));
    all.put("dashes after each 4", t -> ascii(String.join("-", chunks(t, 4))));
    all.put(
        "\"…\" + \"…\" in code",
        t -> ascii("k = \"" + String.join("\" + \"", chunks(t, 3)) + "\";"));
    all.put("5 characters per key", t -> ascii(keyed(t, 5)));
    all.put(
        "3 characters per record",
        t ->
            ascii(
                IntStream.range(0, 7)
                    .mapToObj(i -> "{\"part\":" + i + ",\"data\":\"" + chunks(t, 3).get(i) + "\"}")
                    .collect(Collectors.joining(",", "[", "]"))));
    all.put("base32 in DNS labels of 10", t -> ascii(String.join(".", chunks(lowerBase32(t), 10))));
    all.put(
        "base32 in numbered DNS labels",
        t ->
            ascii(
                IntStream.range(0, 4)
                    .mapToObj(i -> i + "-" + chunks(lowerBase32(t), 8).get(i))
                    .collect(Collectors.joining("."))));
    all.put("base64 with spaces", t -> ascii(String.join(" ", chunks(base64(ascii(t)), 5))));
  }

  private static void ciphers(Map<String, Function<String, byte[]>> all) {
    all.put("Caesar, by one", t -> ascii(each(t, c -> (char) (c + 1))));
    all.put("XOR with one byte", t -> mapped(ascii(t), value -> value ^ 0x5A));
    all.put(
        "XOR with a key",
        t -> {
          byte[] bytes = ascii(t);
          for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= (byte) "k3y!".charAt(i % 4);
          }
          return bytes;
        });
    all.put("SHA-256", t -> ascii(dev.assize.statement.Digest.of(ascii(t)).toString()));
    all.put("AES", t -> encrypted(ascii(around(t))));
    all.put(
        "characters sorted",
        t -> {
          byte[] bytes = ascii(t);
          Arrays.sort(bytes);
          return bytes;
        });
    all.put(
        "a foreign letter after each",
        t ->
            ascii(
                IntStream.range(0, t.length())
                    .mapToObj(i -> "" + t.charAt(i) + "qwertzuiop".charAt(i % 10))
                    .collect(Collectors.joining())));
    all.put(
        "one number in base 36", t -> ascii(new java.math.BigInteger(1, ascii(t)).toString(36)));
    all.put("spelled (\"Alfa Bravo\")", t -> ascii(eachText(t, c -> Character.getName(c) + ", ")));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String each(String text, UnaryOperator<Character> change) {
    return text.chars().mapToObj(c -> "" + change.apply((char) c)).collect(Collectors.joining());
  }

  private static String eachText(String text, Function<Character, String> change) {
    return text.chars().mapToObj(c -> change.apply((char) c)).collect(Collectors.joining());
  }

  private static byte[] mapped(byte[] bytes, IntFunction<Integer> change) {
    byte[] changed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      changed[i] = change.apply(bytes[i]).byteValue();
    }
    return changed;
  }

  private static char shifted(char c, int by) {
    if (!Character.isLetter(c)) {
      return c;
    }
    char first = Character.isUpperCase(c) ? 'A' : 'a';
    return (char) (first + (c - first + by) % 26);
  }

  private static String bold(char c) {
    int first = Character.isDigit(c) ? 0x1D7CE - '0' : c >= 'a' ? 0x1D41A - 'a' : 0x1D400 - 'A';
    return Character.toString(first + c);
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String lowerBase32(String text) {
    return new String(Forms.base32(ascii(text)), StandardCharsets.US_ASCII)
        .toLowerCase(Locale.ROOT);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String xxd(byte[] bytes) {
    StringBuilder dump = new StringBuilder();
    for (int line = 0; line < bytes.length; line += 16) {
      dump.append("%08x: ".formatted(line));
      for (int i = line; i < Math.min(bytes.length, line + 16); i++) {
        dump.append("%02x".formatted(bytes[i])).append(i % 2 == 1 ? " " : "");
      }
      dump.append(" ................\n");
    }
    return dump.toString();
  }

  private static String binary(char c) {
    return "%8s".formatted(Integer.toBinaryString(c)).replace(' ', '0');
  }

  private static String numbers(String text, String frame, Function<Character, String> number) {
    return frame.formatted(
        text.chars().mapToObj(c -> number.apply((char) c)).collect(Collectors.joining(", ")));
  }

  private static List<String> chunks(String text, int size) {
    return IntStream.range(0, (text.length() + size - 1) / size)
        .mapToObj(i -> text.substring(i * size, Math.min(text.length(), (i + 1) * size)))
        .toList();
  }

  private static String keyed(String text, int size) {
    List<String> chunks = chunks(text, size);
    return IntStream.range(0, chunks.size())
        .mapToObj(i -> "\"part" + i + "\":\"" + chunks.get(i) + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] bytes = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, bytes, first.length, second.length);
    return bytes;
  }

  @FunctionalInterface
  private interface Wrapping {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static byte[] through(byte[] bytes, Wrapping wrapping) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream wrapped = wrapping.around(out)) {
      wrapped.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    return through(bytes, GZIPOutputStream::new);
  }

  private static byte[] zlib(byte[] bytes, boolean bare) {
    return through(bytes, out -> new DeflaterOutputStream(out, new Deflater(9, bare)));
  }

  private static byte[] zip(byte[] bytes) {
    return through(
        bytes,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          ZipEntry entry = new ZipEntry("notes.txt");
          entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
          zip.putNextEntry(entry);
          return zip;
        });
  }

  private static byte[] zstd(byte[] bytes) {
    var compressor = io.airlift.compress.v3.zstd.ZstdCompressor.create();
    byte[] out = new byte[compressor.maxCompressedLength(bytes.length)];
    int length = compressor.compress(bytes, 0, bytes.length, out, 0, out.length);
    return Arrays.copyOf(out, length);
  }

  private static byte[] encrypted(byte[] bytes) {
    try {
      javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance("AES/CTR/NoPadding");
      byte[] key = ascii("0123456789abcdef");
      cipher.init(
          javax.crypto.Cipher.ENCRYPT_MODE,
          new javax.crypto.spec.SecretKeySpec(key, "AES"),
          new javax.crypto.spec.IvParameterSpec(key));
      return cipher.doFinal(bytes);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
