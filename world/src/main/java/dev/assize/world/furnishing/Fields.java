package dev.assize.world.furnishing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and makes the objects of the state: maps from field names to CEL values. */
public final class Fields {

  private static final Pattern NEITHER_LETTER_NOR_NUMBER = Pattern.compile("[^\\p{L}\\p{N}]");

  private Fields() {}

  /** A map of names and values in turn, in that order. */
  public static Map<String, Object> of(@Nullable Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = Objects.requireNonNull((String) namesAndValues[i]);
      fields.put(name, Objects.requireNonNull(namesAndValues[i + 1], name));
    }
    return fields;
  }

  public static String text(Map<String, Object> object, String field) {
    return String.valueOf(object.get(field));
  }

  public static long number(Map<String, Object> object, String field) {
    return ((Number) object.getOrDefault(field, 0L)).longValue();
  }

  public static boolean flag(Map<String, Object> object, String field) {
    return Boolean.TRUE.equals(object.get(field));
  }

  public static List<String> texts(Map<String, Object> object, String field) {
    return object.get(field) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Letters and digits only, in lower case, so that respacing a text does not hide it. */
  public static String plain(String text) {
    return NEITHER_LETTER_NOR_NUMBER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** The plain form of a text's longest line, by which a copy of it is known. */
  public static String trace(String text) {
    return Arrays.stream(text.split("\n"))
        .map(Fields::plain)
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  /** Whether every word of a query occurs in one of the texts, whatever the case. */
  public static boolean matches(String query, String... texts) {
    String all = String.join("\n", texts).toLowerCase(Locale.ROOT);
    return Arrays.stream(query.toLowerCase(Locale.ROOT).trim().split("\\s+"))
        .allMatch(all::contains);
  }
}
