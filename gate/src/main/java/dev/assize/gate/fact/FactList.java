package dev.assize.gate.fact;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts there are. Immutable and thread-safe.
 *
 * @param apiVersion {@code assize/v1}
 * @param kind {@code FactList}
 * @param facts in the order in which they are told
 */
public record FactList(String apiVersion, String kind, List<Fact> facts) {

  private static final FactList SHIPPED = read();

  private static final Map<String, Integer> INDEX = index(SHIPPED.facts);

  /** Copies the list. */
  public FactList {
    facts = List.copyOf(facts);
  }

  /** The one list. */
  public static List<Fact> all() {
    return SHIPPED.facts;
  }

  /** How many there are. */
  public static int size() {
    return SHIPPED.facts.size();
  }

  /** The fact at a place in the list. */
  public static Fact at(int index) {
    return SHIPPED.facts.get(index);
  }

  /** The place of a fact in the list; empty if there is none of that name. */
  public static Optional<Integer> find(String name) {
    return Optional.ofNullable(INDEX.get(name));
  }

  /**
   * The place of a fact in the list.
   *
   * @throws IllegalArgumentException if there is none of that name; the message names the closest
   */
  public static int index(String name) {
    Integer index = INDEX.get(name);
    if (index == null) {
      throw new IllegalArgumentException(
          "there is no fact \"" + name + "\"; did you mean " + closest(name) + "?");
    }
    return index;
  }

  private static String closest(String name) {
    return all().stream()
        .map(Fact::name)
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .orElseThrow();
  }

  /** Levenshtein's, which is quick enough for names of at most this length. */
  private static int distance(String a, String b) {
    String text = a.length() > 60 ? a.substring(0, 60) : a;
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= text.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (text.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }

  private static FactList read() {
    try (InputStream in = FactList.class.getResourceAsStream("facts.yaml")) {
      if (in == null) {
        throw new IllegalStateException("no resource facts.yaml");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Document.parse("facts.yaml", text)
          .as(FactList.class, DocumentSchema.resource(FactList.class, "facts.schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> index(List<Fact> facts) {
    Map<String, Integer> index = HashMap.newHashMap(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      if (index.put(facts.get(i).name(), i) != null) {
        throw new IllegalStateException("two facts " + facts.get(i).name());
      }
    }
    return index;
  }
}
