package dev.assize.scheme;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.Position;
import dev.assize.statement.intoto.PartyName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a scheme somebody's own: the same text with that owner and its keys, comments and layout
 * included. Nothing else changes, which is checked by reading the new text again.
 */
public final class Adoption {

  private static final Pattern OWNER =
      Pattern.compile(
          "owner:\\s+(\"[^\"\\\\]*\"|'[^']*'|[^\"'#,{}\\[\\]\\s][^#,{}\\[\\]]*?)(?=\\s*(?:[,}]|\\s#|$))");

  private static final Pattern NO_KEYS = Pattern.compile("keys:\\s*\\[\\s*]");

  private final Document document;
  private final String[] lines;

  private Adoption(Document document, String text) {
    this.document = document;
    this.lines = text.split("\n", -1);
  }

  /**
   * The new text of a scheme's file.
   *
   * @param source what to call the file in messages
   * @param text its contents
   * @param owner who answers for it from now on
   * @param keys of the owner, at least one
   * @throws DocumentException if the file has no place for them, or has keys already
   */
  public static String of(String source, String text, String owner, List<OwnerKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("an owner without a key cannot sign anything");
    }
    return new Adoption(Document.parse(source, text), text).by(PartyName.require(owner), keys);
  }

  private String by(String owner, List<OwnerKey> keys) {
    JsonNode old = document.root().at("/institution/keys");
    if (!old.isArray() || !document.root().at("/metadata/owner").isString()) {
      throw document.problem(
          old.isArray() ? "/metadata" : "/institution",
          "the scheme cannot be adopted: write \"keys: []\" in its institution, and an owner in its"
              + " metadata");
    }
    if (!old.isEmpty()) {
      throw document.problem(
          "/institution/keys", "the scheme has an owner's keys already; adopt one that has none");
    }
    replace("/institution/keys", NO_KEYS, indented(keys));
    replace("/metadata/owner", OWNER, "owner: " + owner);
    String text = String.join("\n", lines);
    verify(text, owner, keys);
    return text;
  }

  /** Replaces what stands at the place of a part, if it has the expected form. */
  private void replace(String pointer, Pattern form, String replacement) {
    Position position = document.position(pointer);
    String line = lines[position.line() - 1];
    Matcher matcher = form.matcher(line);
    if (matcher.find(line.offsetByCodePoints(0, position.column() - 1))) {
      lines[position.line() - 1] =
          line.substring(0, matcher.start()) + replacement + line.substring(matcher.end());
    }
  }

  private String indented(List<OwnerKey> keys) {
    Position position = document.position("/institution/keys");
    String before = lines[position.line() - 1].substring(0, position.column() - 1);
    List<String> entries = keys.stream().map(Adoption::entry).toList();
    if (!before.isBlank()) {
      return "keys: [" + String.join(", ", entries) + "]";
    }
    return entries.stream()
        .map(entry -> "\n" + before + "  - " + entry)
        .collect(Collectors.joining("", "keys:", ""));
  }

  private static String entry(OwnerKey key) {
    String powers =
        key.powers().stream().sorted().map(Adoption::word).collect(Collectors.joining(", "));
    return "{key: \"" + key.key() + "\", powers: [" + powers + "]}";
  }

  private static String word(OwnerKey.Power power) {
    return power.name().toLowerCase(Locale.ROOT);
  }

  /** Text was changed as text; whether that is what was meant, only reading it again can tell. */
  private void verify(String text, String owner, List<OwnerKey> keys) {
    JsonNode now = Document.parse(document.source(), text).root();
    JsonNode expected = document.root().deepCopy();
    ((ObjectNode) expected.path("metadata")).put("owner", owner);
    ArrayNode list = ((ObjectNode) expected.path("institution")).putArray("keys");
    for (OwnerKey key : keys) {
      ObjectNode entry = list.addObject().put("key", key.key());
      ArrayNode powers = entry.putArray("powers");
      key.powers().stream().sorted().map(Adoption::word).forEach(powers::add);
    }
    if (!now.equals(expected)) {
      throw document.problem(
          "/institution/keys",
          "the scheme cannot be adopted as it is written: put \"keys: []\" and \"owner: …\" on lines"
              + " of their own");
    }
  }
}
