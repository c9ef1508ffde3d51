package dev.assize.examination.report;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Finds what models said in the bodies of the four model dialects (chat completions, responses,
 * messages, generateContent). Bodies of other shapes have no text; nothing is thrown.
 */
final class ModelText {

  private ModelText() {}

  /** What the model said in prose; empty if it only called tools. */
  static String said(JsonNode body) {
    List<String> texts = new ArrayList<>();
    texts.add(parts(body));
    body.path("choices").forEach(choice -> texts.add(parts(choice.path("message"))));
    body.path("output").forEach(item -> texts.add(parts(item)));
    body.path("candidates").forEach(candidate -> texts.add(parts(candidate.path("content"))));
    texts.removeIf(String::isBlank);
    return String.join("\n", texts).strip();
  }

  private static String parts(JsonNode message) {
    JsonNode content = message.has("parts") ? message.path("parts") : message.path("content");
    if (content.isString()) {
      return content.stringValue();
    }
    List<String> texts = new ArrayList<>();
    if (content.isArray()) {
      content.forEach(part -> texts.add(part.path("text").asString("")));
    }
    texts.removeIf(String::isBlank);
    return String.join("\n", texts);
  }
}
