package dev.assize.world.mutation;

import dev.assize.statement.Json;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a reader gets from a mutation's text back to what was meant, written without its code. */
final class Decoders {

  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  /** Ids of the mutations that can be undone, and how, once what stands around is taken away. */
  static final Map<String, UnaryOperator<String>> ALL =
      Map.ofEntries(
          Map.entry("base64", text -> utf8(Base64.getDecoder().decode(text))),
          Map.entry("hex", text -> utf8(HexFormat.of().parseHex(text))),
          Map.entry("percent", text -> URLDecoder.decode(text, StandardCharsets.UTF_8)),
          Map.entry("rot13", Decoders::rot13),
          Map.entry("reversed", Decoders::reversed),
          Map.entry("mirrored", Decoders::unmirrored),
          Map.entry("unicode-tags", Decoders::tags),
          Map.entry("variation-selectors", Decoders::selectors),
          Map.entry("wide-letters", text -> moved(text, 0xFF01, 0xFF5E, '!')),
          Map.entry("bold-letters", Decoders::unbold),
          Map.entry("zero-width", text -> text.replaceAll("[\u200b-\u200d\u2060\ufeff]", "")),
          Map.entry("soft-hyphens", text -> text.replace("\u00ad", "")),
          Map.entry("letter-spacing", Decoders::unspaced),
          Map.entry("json-string", text -> Json.mapper().readValue('"' + text + '"', String.class)),
          Map.entry("quoted-mail", text -> text.replaceAll("(?m)^> ", "")),
          Map.entry("log-prefix", text -> text.replaceAll("(?m)^09:41:06 assistant: ", "")),
          Map.entry("css-hidden", Decoders::withoutReferences),
          Map.entry("acrostic", Decoders::initials),
          Map.entry("code-fence", UnaryOperator.identity()),
          Map.entry("cdata", UnaryOperator.identity()),
          Map.entry("translation", UnaryOperator.identity()),
          Map.entry("courtesy", UnaryOperator.identity()),
          Map.entry("summary-bait", UnaryOperator.identity()));

  private Decoders() {}

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String rot13(String text) {
    String alphabet = "abcdefghijklmnopqrstuvwxyz";
    return text.chars()
        .mapToObj(c -> {
          int at = alphabet.indexOf(Character.toLowerCase(c));
          String plain = at < 0 ? Character.toString(c) : alphabet.charAt((at + 13) % 26) + "";
          return at >= 0 && Character.isUpperCase(c) ? plain.toUpperCase(Locale.ROOT) : plain;
        })
        .collect(Collectors.joining());
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private static String unmirrored(String text) {
    return text.lines()
        .map(line -> reversed(line.substring(1, line.length() - 1)))
        .collect(Collectors.joining("\n"));
  }

  private static String tags(String text) {
    return ESCAPE
        .matcher(moved(text, 0xE0000, 0xE007F, 0))
        .replaceAll(
            found -> Matcher.quoteReplacement("" + (char) Integer.parseInt(found.group(1), 16)));
  }

  private static String selectors(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    text.codePoints().forEach(c -> bytes.put((byte) (c < 0xE0000 ? c - 0xFE00 : c - 0xE0100 + 16)));
    return utf8(bytes.array()).substring(0, utf8(bytes.array()).indexOf('\0'));
  }

  private static String unbold(String text) {
    String digits = moved(text, 0x1D7CE, 0x1D7D7, '0');
    return moved(moved(digits, 0x1D400, 0x1D419, 'A'), 0x1D41A, 0x1D433, 'a');
  }

  private static String moved(String text, int from, int to, int start) {
    return text.codePoints()
        .map(c -> c >= from && c <= to ? c - from + start : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String unspaced(String text) {
    return text.lines()
        .map(line -> line.replaceAll("(?s)(.) ", "$1"))
        .collect(Collectors.joining("\n"));
  }

  private static String withoutReferences(String text) {
    return text.replace("&quot;", "\"")
        .replace("&gt;", ">")
        .replace("&lt;", "<")
        .replace("&amp;", "&");
  }

  private static String initials(String text) {
    return text.lines()
        .map(line ->
            line.isEmpty()
                ? ""
                : Pattern.compile(" ")
                    .splitAsStream(line)
                    .map(word -> Character.toString(word.codePointAt(0)))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }
}
