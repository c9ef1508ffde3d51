package dev.assize.scheme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The numbers of a scheme that need a source, by their paths. Rules and rungs are not among them,
 * since each has a source of its own. Stateless.
 */
public final class Numbers {

  private static final List<String> ROOTS =
      List.of(
          "alpha",
          "tiers",
          "institution.tiers",
          "institution.clocks",
          "institution.changes",
          "institution.independence",
          "institution.evaluators",
          "institution.concentration");

  private static final Pattern DURATION = Pattern.compile("P[0-9DTHM]+");

  private Numbers() {}

  /** Every number and duration of a scheme's document, by its path, in the document's order. */
  public static Map<String, JsonNode> of(JsonNode scheme) {
    Map<String, JsonNode> numbers = new LinkedHashMap<>();
    for (String root : ROOTS) {
      collect(root, scheme.at(pointer(root)), numbers);
    }
    return numbers;
  }

  /** The pattern that says most about a number, of those that cover it. */
  public static Optional<String> closest(Iterable<String> patterns, String path) {
    String closest = null;
    for (String pattern : patterns) {
      if (covers(pattern, path) && (closest == null || stars(pattern) < stars(closest))) {
        closest = pattern;
      }
    }
    return Optional.ofNullable(closest);
  }

  /** Whether a path whose steps may be {@code *} stands for another. */
  public static boolean covers(String pattern, String path) {
    String[] steps = pattern.split("\\.", -1);
    String[] actual = path.split("\\.", -1);
    if (steps.length != actual.length) {
      return false;
    }
    for (int i = 0; i < steps.length; i++) {
      if (!steps[i].equals("*") && !steps[i].equals(actual[i])) {
        return false;
      }
    }
    return true;
  }

  /** A path as a JSON Pointer (RFC 6901). */
  public static String pointer(String path) {
    return "/" + path.replace('.', '/');
  }

  private static long stars(String pattern) {
    return pattern.chars().filter(character -> character == '*').count();
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> numbers) {
    if (node.isNumber() || (node.isString() && DURATION.matcher(node.asString()).matches())) {
      numbers.put(path, node);
    }
    node.properties()
        .forEach(field -> collect(path + "." + field.getKey(), field.getValue(), numbers));
  }
}
