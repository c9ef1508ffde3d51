package dev.assize.agent.command;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Text in which <code>${name}</code> stands for the value of a {@link Variable}; <code>$${</code>
 * stands for <code>${</code> itself. There is no more to it: values are never templates again.
 */
public final class Template {

  private static final Pattern VARIABLE = Pattern.compile("\\$?\\$\\{(?:([^{}]*)})?");

  private Template() {}

  /**
   * Checks every key and text at and below a part of a document.
   *
   * @param pointer JSON Pointer (RFC 6901) of the part; it may be missing
   * @throws DocumentException with every unknown variable and its place
   */
  public static void check(Document document, String pointer) {
    List<String> problems = new ArrayList<>();
    check(document, document.root().at(pointer), pointer, problems);
    if (!problems.isEmpty()) {
      throw new DocumentException(problems);
    }
  }

  private static void check(
      Document document, JsonNode node, String pointer, List<String> problems) {
    if (node.isString()) {
      note(document, pointer, node.asString(), problems);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(document, node.get(i), pointer + "/" + i, problems);
      }
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String child = pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
        note(document, child, entry.getKey(), problems);
        check(document, entry.getValue(), child, problems);
      }
    }
  }

  private static void note(Document document, String pointer, String text, List<String> problems) {
    problem(text)
        .map(problem -> document.problem(pointer, problem).problems())
        .ifPresent(problems::addAll);
  }

  /** What is wrong with a template, if anything. */
  static Optional<String> problem(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .filter(match -> !isLiteral(match))
        .map(Template::problem)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> problem(MatchResult match) {
    String word = match.group(1);
    if (word == null) {
      return Optional.of("\"${\" without \"}\"; write \"$${\" if you mean it literally");
    }
    return Variable.named(word).isPresent()
        ? Optional.empty()
        : Optional.of(
            "there is no variable ${" + word + "}; the variables are " + Variable.words());
  }

  /** Whether a template names any variable. */
  static boolean hasVariables(String text) {
    return VARIABLE.matcher(text).results().anyMatch(match -> !isLiteral(match));
  }

  /**
   * The text with its variables replaced.
   *
   * @throws IllegalArgumentException if a variable is unknown or has no value here
   */
  static String fill(String text, Map<Variable, String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement(match, values)));
  }

  private static String replacement(MatchResult match, Map<Variable, String> values) {
    if (isLiteral(match)) {
      return match.group().substring(1);
    }
    problem(match)
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem);
        });
    String value = values.get(Variable.named(match.group(1)).orElseThrow());
    if (value == null) {
      throw new IllegalArgumentException("${" + match.group(1) + "} has no value for this agent");
    }
    return value;
  }

  private static boolean isLiteral(MatchResult match) {
    return match.group().startsWith("$$");
  }
}
