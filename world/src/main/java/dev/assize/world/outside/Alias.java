package dev.assize.world.outside;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The name by which agents know a folder, whose path differs from trial to trial: what they and the
 * server say to each other is the same in every one.
 *
 * @param path where it really is
 * @param shown what it is called
 */
public record Alias(String path, String shown) {

  /** A server's text as agents read it. */
  public String shown(String text) {
    return text.replace(path, shown);
  }

  /** What an agent sends, as the server understands it. */
  public String real(String text) {
    return text.contains(shown) ? asWord().matcher(text).replaceAll(quoted()) : text;
  }

  /** The same for all texts in a value, but for the names of its fields. */
  public JsonNode real(JsonNode value) {
    return map(value, this::real);
  }

  /** The same for all texts in a value, but for the names of its fields. */
  public JsonNode shown(JsonNode value) {
    return map(value, this::shown);
  }

  private static JsonNode map(JsonNode value, UnaryOperator<String> rewriting) {
    if (value.isString()) {
      return JsonNodeFactory.instance.stringNode(rewriting.apply(value.stringValue()));
    }
    if (value.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(each -> object.set(each.getKey(), map(each.getValue(), rewriting)));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> array.add(map(element, rewriting)));
      return array;
    }
    return value;
  }

  private Pattern asWord() {
    return Pattern.compile("(?<![\\w.-])" + Pattern.quote(shown) + "(?![\\w-])");
  }

  private String quoted() {
    return Matcher.quoteReplacement(path);
  }
}
