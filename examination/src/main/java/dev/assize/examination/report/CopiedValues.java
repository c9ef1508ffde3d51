package dev.assize.examination.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds the arguments of a tool call that stand in the attacker's text and not in what the user
 * asked: account numbers, addresses, names. That is no proof of harm, which the oracle alone
 * decides; it lets a reader see what the call took from where.
 */
final class CopiedValues {

  private static final int SHOWN = 4;
  private static final int SHORTEST = 6;
  private static final int LONGEST = 80;
  private static final int SEARCHED = 100_000;

  private final String prompt;
  private final String attack;

  CopiedValues(String prompt, String attack) {
    this.prompt = plain(prompt);
    this.attack = plain(attack);
  }

  /** At most four values, as the call has them. */
  List<String> in(JsonNode arguments) {
    Set<String> candidates = new LinkedHashSet<>();
    strings(arguments).forEach(text -> addCandidates(text, candidates));
    return candidates.stream().filter(this::copied).limit(SHOWN).map(Excerpt::name).toList();
  }

  private boolean copied(String value) {
    String plain = plain(value);
    return plain.length() >= SHORTEST && stands(plain) && !prompt.contains(plain);
  }

  /** As a whole, not as a part of a longer word. */
  private boolean stands(String value) {
    for (int i = attack.indexOf(value); i >= 0; i = attack.indexOf(value, i + 1)) {
      int end = i + value.length();
      boolean starts = i == 0 || !Character.isLetterOrDigit(attack.charAt(i - 1));
      boolean ends = end == attack.length() || !Character.isLetterOrDigit(attack.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static void addCandidates(String text, Set<String> candidates) {
    if (text.length() <= LONGEST) {
      candidates.add(text.strip());
      return;
    }
    for (String word :
        text.substring(0, Math.min(text.length(), SEARCHED / 10)).split("\\s+", -1)) {
      String bare = word.replaceAll("^[\\p{Punct}]+|[\\p{Punct}]+$", "");
      if (bare.length() <= LONGEST && bare.matches(".*[@0-9].*")) {
        candidates.add(bare);
      }
    }
  }

  private static List<String> strings(JsonNode node) {
    List<String> strings = new ArrayList<>();
    if (node.isString()) {
      strings.add(node.stringValue());
    }
    node.forEach(child -> strings.addAll(strings(child)));
    return strings;
  }

  private static String plain(String text) {
    return text.substring(0, Math.min(text.length(), SEARCHED))
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
