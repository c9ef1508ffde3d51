package dev.assize.agent.manifest;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What JSON Schema cannot say, or cannot say in words that help. Checked before the schema. */
final class ManifestRules {

  private static final Set<String> KEYS =
      Set.of("key", "apikey", "token", "secret", "password", "authorization", "bearer");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final BigInteger MAX_EXACT = BigInteger.ONE.shiftLeft(53);

  private final Document document;
  private final List<String> problems = new ArrayList<>();

  ManifestRules(Document document) {
    this.document = document;
  }

  /**
   * @throws DocumentException with every violation
   */
  void check() {
    JsonNode root = document.root();
    checkValues(root, "");
    checkVersion(root.at("/metadata/version"));
    checkInterface(root.path("interface"));
    checkModel("/interface/chat/model");
    checkModel("/interface/command/model");
    if (!problems.isEmpty()) {
      throw new DocumentException(problems);
    }
  }

  private void checkVersion(JsonNode version) {
    if (version.isNumber()) {
      problem("/metadata/version", "put the version in quotes: 1.10 and 1.1 are the same number");
    }
  }

  private void checkInterface(JsonNode node) {
    if (!node.isObject()) {
      return;
    }
    if (node.has("a2a")) {
      problem("/interface/a2a", "agents behind A2A cannot be examined yet; use chat or command");
    } else if (node.has("chat") == node.has("command")) {
      problem("/interface", "name exactly one interface: chat or command");
    }
    JsonNode command = node.path("command");
    if (command.isObject() && !command.has("use") && !command.has("run")) {
      problem(
          "/interface/command",
          "say how to start it: \"use\" with the name of a known agent, or \"run\" with a command"
              + " line");
    }
  }

  private void checkModel(String pointer) {
    JsonNode model = document.root().at(pointer);
    if (!model.isObject()) {
      return;
    }
    for (String name : model.propertyNames()) {
      if (KEYS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))) {
        problem(
            child(pointer, name),
            "a key does not belong into a manifest, which gets published: put it into an"
                + " environment variable and name that one, as in keyEnv: MODEL_KEY");
      }
    }
    if (model.path("keyEnv").isString()
        && !VARIABLE.matcher(model.get("keyEnv").stringValue()).matches()) {
      problem(
          pointer + "/keyEnv",
          "this is the name of an environment variable, such as MODEL_KEY, and not the key itself");
    }
    boolean endpoint = model.has("baseUrl") || model.has("name") || model.has("keyEnv");
    if (model.has("standIn") == endpoint) {
      problem(pointer, "a model is either baseUrl and name (and keyEnv), or standIn");
    }
  }

  /**
   * RFC 8785 writes numbers as doubles and text as UTF-8: values that it cannot tell apart must not
   * both be allowed.
   */
  private void checkValues(JsonNode node, String pointer) {
    if (node.isIntegralNumber()) {
      if (node.bigIntegerValue().abs().compareTo(MAX_EXACT) > 0) {
        problem(pointer, "whole numbers go up to 2^53; write it as a string, in quotes");
      }
    } else if (node.isString()) {
      checkText(node.stringValue(), pointer);
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        checkText(entry.getKey(), pointer);
        checkValues(entry.getValue(), child(pointer, entry.getKey()));
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        checkValues(node.get(i), pointer + "/" + i);
      }
    }
  }

  private void checkText(String text, String pointer) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      problem(pointer, "not valid Unicode: half of a surrogate pair");
    }
  }

  private static String child(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private void problem(String pointer, String message) {
    problems.addAll(document.problem(pointer, message).problems());
  }
}
