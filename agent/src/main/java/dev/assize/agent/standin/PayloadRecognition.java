package dev.assize.agent.standin;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Recognises an attack's payload in what an agent sent to its model, whatever its harness did to
 * the text on the way.
 *
 * <p>Harnesses wrap tool results, put JSON into strings of JSON, escape characters and change white
 * space; and they cut long results. Text and payload are therefore compared by their letters and
 * digits alone, without case and without accents (Unicode NFKD), after undoing up to two levels of
 * backslash escapes and one of HTML entities. The whole payload has to be there, in one string: a
 * payload that was cut did not arrive.
 *
 * <p>Payloads that mostly consist of other characters (emojis, zero-width or punctuation codes) are
 * compared by everything but white space. Characters that smuggle text invisibly (Unicode tags and
 * the supplementary variation selectors) always count, so that an agent which strips them is not
 * taken to have read them.
 *
 * <p>What it cannot see through: encodings (base64, URL), line numbers put between the lines, and a
 * payload that is spread over several strings. Such a payload counts as not seen. Immutable and
 * thread-safe.
 */
public final class PayloadRecognition {

  private static final int ESCAPE_LEVELS = 2;
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))", Pattern.DOTALL);
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos|nbsp));");

  private final boolean lettersOnly;
  private final String needle;

  private PayloadRecognition(String payload) {
    this.lettersOnly = mostlyLetters(payload);
    this.needle = normalised(payload);
  }

  /** A recogniser of one payload. An empty or blank payload is never seen. */
  public static PayloadRecognition of(String payload) {
    return new PayloadRecognition(payload);
  }

  /** Whether a string anywhere in {@code body} contains the whole of {@code payload}. */
  public static boolean contains(JsonNode body, String payload) {
    return of(payload).in(body);
  }

  /** Whether a string anywhere in {@code body}, keys of objects excepted, contains the payload. */
  public boolean in(JsonNode body) {
    if (body.isString()) {
      return in(body.stringValue());
    }
    return body.isContainer() && body.values().stream().anyMatch(this::in);
  }

  /** Whether {@code text} contains the payload. */
  public boolean in(String text) {
    if (needle.isEmpty()) {
      return false;
    }
    String variant = text;
    for (int level = 0; ; level++) {
      if (normalised(variant).contains(needle)
          || (variant.indexOf('&') >= 0 && normalised(withoutEntities(variant)).contains(needle))) {
        return true;
      }
      if (level == ESCAPE_LEVELS || variant.indexOf('\\') < 0) {
        return false;
      }
      variant = withoutEscapes(variant);
    }
  }

  private static boolean mostlyLetters(String payload) {
    long letters = payload.codePoints().filter(Character::isLetterOrDigit).count();
    long all = payload.codePoints().filter(c -> !blank(c) && !accent(c)).count();
    return 2 * letters >= all;
  }

  private String normalised(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(lettersOnly ? PayloadRecognition::counts : c -> !blank(c) && !accent(c))
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean counts(int c) {
    return Character.isLetterOrDigit(c)
        || (c >= 0xE0000 && c <= 0xE007F)
        || (c >= 0xE0100 && c <= 0xE01EF);
  }

  private static boolean blank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** Accents stand apart in NFKD, and not in what people type. */
  private static boolean accent(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK && !counts(c);
  }

  private static String withoutEscapes(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group(1) != null
                    ? String.valueOf((char) Integer.parseInt(found.group(1), 16))
                    : escaped(found.group(2))));
  }

  private static String escaped(String character) {
    return switch (character) {
      case "n", "r", "t", "b", "f" -> " ";
      default -> character;
    };
  }

  private static String withoutEntities(String text) {
    return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(entity(found)));
  }

  private static String entity(java.util.regex.MatchResult found) {
    if (found.group(3) != null) {
      return switch (found.group(3)) {
        case "lt" -> "<";
        case "gt" -> ">";
        case "amp" -> "&";
        case "quot" -> "\"";
        case "apos" -> "'";
        default -> " ";
      };
    }
    int code =
        found.group(1) != null
            ? Integer.parseInt(found.group(1))
            : Integer.parseInt(found.group(2), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
  }
}
