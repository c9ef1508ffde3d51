package dev.assize.cel;

import dev.assize.statement.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text, or a tree of maps, lists and text, with expressions between <code>${</code> and <code>}
 * </code>. Immutable and thread-safe.
 *
 * <p>An expression that is a whole text keeps its type; inside longer text its value is printed:
 * numbers without a needless fraction, lists and maps as JSON. <code>$${</code> stands for a
 * literal <code>${</code>.
 */
public final class Template {

  private final Node root;

  private Template(Node root) {
    this.root = root;
  }

  /**
   * Prepares a template.
   *
   * @param tree strings, numbers, booleans, and lists and maps of them with text keys
   * @throws ExpressionException if an expression in it is wrong or not closed, with its place in
   *     the text that holds it
   */
  public static Template of(Object tree, Expressions expressions) {
    return new Template(node(tree, expressions));
  }

  /**
   * The tree with every expression replaced by its value.
   *
   * @throws ExpressionException if an expression has no value
   */
  public Object render(Map<String, Object> variables) {
    return root.render(variables);
  }

  /**
   * The rendered tree, printed.
   *
   * @throws ExpressionException if an expression has no value
   */
  public String text(Map<String, Object> variables) {
    return print(render(variables));
  }

  private sealed interface Node {

    Object render(Map<String, Object> variables);
  }

  private record Constant(Object value) implements Node {

    @Override
    public Object render(Map<String, Object> variables) {
      return value;
    }
  }

  private record Hole(String template, int offset, Expression expression) implements Node {

    @Override
    public Object render(Map<String, Object> variables) {
      try {
        return expression.evaluate(variables);
      } catch (ExpressionException e) {
        throw ExpressionException.within(template, offset, e);
      }
    }
  }

  private record Text(List<Node> parts) implements Node {

    @Override
    public Object render(Map<String, Object> variables) {
      StringBuilder text = new StringBuilder();
      parts.forEach(part -> text.append(print(part.render(variables))));
      return text.toString();
    }
  }

  private record Array(List<Node> elements) implements Node {

    @Override
    public Object render(Map<String, Object> variables) {
      return elements.stream().map(element -> element.render(variables)).toList();
    }
  }

  private record Fields(Map<String, Node> fields) implements Node {

    @Override
    public Object render(Map<String, Object> variables) {
      Map<String, Object> rendered = LinkedHashMap.newLinkedHashMap(fields.size());
      fields.forEach((name, field) -> rendered.put(name, field.render(variables)));
      return rendered;
    }
  }

  private static Node node(Object tree, Expressions expressions) {
    return switch (tree) {
      case String text -> text(text, expressions);
      case List<?> list ->
          new Array(list.stream().map(element -> node(element, expressions)).toList());
      case Map<?, ?> map -> {
        Map<String, Node> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), node(field, expressions)));
        yield new Fields(fields);
      }
      default -> new Constant(tree);
    };
  }

  private static Node text(String template, Expressions expressions) {
    List<Node> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      if (template.startsWith("$${", at)) {
        literal.append("${");
        at += 3;
      } else if (template.startsWith("${", at)) {
        int end = ClosingBrace.after(template, at + 2);
        flush(literal, parts);
        parts.add(hole(template, at + 2, end, expressions));
        at = end + 1;
      } else {
        literal.append(template.charAt(at++));
      }
    }
    flush(literal, parts);
    return switch (parts.size()) {
      case 0 -> new Constant("");
      case 1 -> parts.getFirst();
      default -> new Text(List.copyOf(parts));
    };
  }

  private static void flush(StringBuilder literal, List<Node> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Constant(literal.toString()));
      literal.setLength(0);
    }
  }

  private static Hole hole(String template, int start, int end, Expressions expressions) {
    try {
      return new Hole(template, start, expressions.compile(template.substring(start, end)));
    } catch (ExpressionException e) {
      throw ExpressionException.within(template, start, e);
    }
  }

  private static String print(Object value) {
    return switch (value) {
      case String text -> text;
      case Double number when !number.isNaN() && !number.isInfinite() ->
          plainNumber(BigDecimal.valueOf(number));
      case List<?> list -> Json.mapper().writeValueAsString(list);
      case Map<?, ?> map -> Json.mapper().writeValueAsString(map);
      default -> value.toString();
    };
  }

  private static String plainNumber(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
