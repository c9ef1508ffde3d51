package dev.assize.agent.standin.playbook;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text in which <code>${name}</code> stands for a value, and <code>$${</code> for <code>${</code>
 * itself. A dollar before anything else is a dollar, so that shell commands can be written plainly.
 */
final class Filling {

  private static final Pattern VARIABLE = Pattern.compile("\\$?\\$\\{([^{}]*)}?");

  private Filling() {}

  /** The variables that a template names. */
  static Set<String> names(String template) {
    return VARIABLE
        .matcher(template)
        .results()
        .filter(found -> !literal(found))
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** The first variable of a template that has no value, if there is one. */
  static Optional<String> missing(String template, Map<String, String> values) {
    return names(template).stream().filter(name -> !values.containsKey(name)).sorted().findFirst();
  }

  /**
   * @throws IllegalArgumentException if a variable has no value
   */
  static String fill(String template, Map<String, String> values) {
    missing(template, values)
        .ifPresent(name -> {
          throw new IllegalArgumentException("there is no value for ${" + name + "}");
        });
    return VARIABLE
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(replacement(found, values)));
  }

  private static String replacement(MatchResult found, Map<String, String> values) {
    return literal(found) ? found.group().substring(1) : values.getOrDefault(found.group(1), "");
  }

  private static boolean literal(MatchResult found) {
    return found.group().startsWith("$$");
  }
}
