package dev.assize.examination.report;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Finds what a model asked its harness for, and what it was told, in the bodies of the four model
 * dialects (chat completions, responses, messages, generateContent). Bodies of other shapes have
 * neither; nothing is thrown.
 */
final class HarnessText {

  private static final int MOST = 20;
  private static final int DEPTH = 12;

  private HarnessText() {}

  /** The calls in a reply: the tool's name, and its arguments as they were written. */
  static List<String> asked(JsonNode body) {
    List<String> calls = new ArrayList<>();
    body.path("choices")
        .forEach(choice ->
            choice
                .path("message")
                .path("tool_calls")
                .forEach(call -> add(calls, call.path("function"), "arguments")));
    body.path("output").forEach(item -> add(calls, item, "arguments"));
    body.path("content").forEach(part -> add(calls, part, "input"));
    body.path("candidates")
        .forEach(candidate ->
            candidate
                .path("content")
                .path("parts")
                .forEach(part -> add(calls, part.path("functionCall"), "args")));
    return List.copyOf(calls.subList(0, Math.min(MOST, calls.size())));
  }

  /** What stands at the end of a request in answer to calls; empty if it ends otherwise. */
  static String told(JsonNode body) {
    for (String list : List.of("messages", "input", "contents")) {
      JsonNode entries = body.path(list);
      if (entries.isArray() && !entries.isEmpty()) {
        return told(entries.get(entries.size() - 1), 0);
      }
    }
    return "";
  }

  private static String told(JsonNode entry, int depth) {
    if (entry.path("role").asString("").equals("tool")) {
      return texts(entry.path("content"), depth);
    }
    if (entry.path("type").asString("").equals("function_call_output")) {
      return texts(entry.path("output"), depth);
    }
    List<String> answers = new ArrayList<>();
    entry
        .path("content")
        .forEach(part -> {
          if (part.path("type").asString("").equals("tool_result")) {
            answers.add(texts(part.path("content"), depth));
          }
        });
    entry
        .path("parts")
        .forEach(part -> answers.add(texts(part.path("functionResponse").path("response"), depth)));
    answers.removeIf(String::isBlank);
    return String.join("\n", answers);
  }

  private static String texts(JsonNode node, int depth) {
    if (node.isString()) {
      return node.stringValue();
    }
    List<String> texts = new ArrayList<>();
    if (depth < DEPTH) {
      node.forEach(child -> texts.add(texts(child, depth + 1)));
    }
    texts.removeIf(String::isBlank);
    return String.join("\n", texts);
  }

  private static void add(List<String> calls, JsonNode call, String arguments) {
    String name = call.path("name").asString("");
    JsonNode given = call.path(arguments);
    if (!name.isEmpty()) {
      calls.add(name + " " + (given.isString() ? given.stringValue() : given.toString()));
    }
  }
}
