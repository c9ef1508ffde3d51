package dev.assize.sandbox.capture.http;

import dev.assize.sandbox.capture.flow.Header;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * What we answer to whom: plausible, harmless, and read from {@code answers.json}. The first rule
 * that fits a request answers it.
 */
final class Answers {

  private static final Answers BUNDLED = new Answers(load());

  private final List<Rule> rules;

  private Answers(List<Rule> rules) {
    this.rules = rules;
  }

  /** The answers that Assize comes with; its last rule fits any request. */
  static Answers bundled() {
    return BUNDLED;
  }

  /** The first answer that fits. */
  Answer to(String method, String target, List<Header> headers) {
    return rules.stream()
        .filter(rule -> rule.fits(method, target, headers))
        .findFirst()
        .map(Rule::answer)
        .orElseThrow();
  }

  private static List<Rule> load() {
    try (InputStream in =
        Objects.requireNonNull(Answers.class.getResourceAsStream("answers.json"))) {
      return Json.mapper().readValue(in, new TypeReference<List<Rule>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer; its body is text. */
  record Answer(int status, String type, String body) {
    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A null condition fits anything; texts are regular expressions for the whole value. */
  record Rule(
      @Nullable String method,
      @Nullable String target,
      @Nullable String contentType,
      @Nullable String accept,
      Answer answer) {

    boolean fits(String actualMethod, String actualTarget, List<Header> headers) {
      return matches(method, actualMethod)
          && matches(target, actualTarget)
          && matches(contentType, value(headers, "content-type"))
          && matches(accept, value(headers, "accept"));
    }

    private static boolean matches(@Nullable String expression, String value) {
      return expression == null
          || Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
              .matcher(value)
              .matches();
    }

    private static String value(List<Header> headers, String name) {
      return headers.stream().filter(h -> h.is(name)).map(Header::value).findFirst().orElse("");
    }
  }
}
