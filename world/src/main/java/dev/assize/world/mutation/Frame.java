package dev.assize.world.mutation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Words or markup around the text.
 *
 * @param template the words around it
 * @param linePrefix what every line of the text begins with
 * @param escape what is done to the text so that it fits into the frame
 */
public record Frame(Cover template, String linePrefix, Escape escape) implements TextRewriting {

  /** Without a prefix lines stay as they are, and so does the text without an escape. */
  public Frame {
    linePrefix = Objects.requireNonNullElse(linePrefix, "");
    escape = Objects.requireNonNullElse(escape, Escape.NONE);
  }

  /** How a text is made to fit. */
  public enum Escape {
    /** Not at all. */
    @JsonProperty("none")
    NONE,
    /** As the inside of a JSON string. */
    @JsonProperty("json")
    JSON,
    /** Characters that have a meaning in HTML as character references. */
    @JsonProperty("html")
    HTML,
    /** No two hyphens in a row, which would end an HTML comment. */
    @JsonProperty("comment")
    COMMENT,
    /** In one line, without brackets, as links in Markdown want it. */
    @JsonProperty("markdown")
    MARKDOWN
  }

  @Override
  public String rewrite(String text, Seed.Random random) {
    String fitting = escaped(text);
    return template.around(
        linePrefix.isEmpty()
            ? fitting
            : fitting.lines().map(line -> linePrefix + line).collect(Collectors.joining("\n")));
  }

  private String escaped(String text) {
    return switch (escape) {
      case NONE -> text;
      case JSON -> {
        String quoted = Json.mapper().writeValueAsString(text);
        yield quoted.substring(1, quoted.length() - 1);
      }
      case HTML ->
          text.replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;");
      case COMMENT -> text.replaceAll("-(?=-|>)", "- ");
      case MARKDOWN ->
          text.replaceAll("\\s*\\n\\s*", " ")
              .replace('[', '(')
              .replace(']', ')')
              .replace('"', '\'');
    };
  }
}
