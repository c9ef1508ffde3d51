package dev.assize.world;

import dev.assize.statement.Seed;
import dev.assize.world.mutation.Mutation;
import dev.assize.world.mutation.Payload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * How adversarial text gets before the agent.
 *
 * @param technique how the goal is worded
 * @param mutations what disguises the wording, each applied to what the one before it gave
 * @param place where it stands
 */
public record Attack(Technique technique, List<Mutation> mutations, Place place) {

  /** The longest chain of mutations. */
  public static final int MAX_MUTATIONS = 4;

  /**
   * @throws IllegalArgumentException if there are more than {@value #MAX_MUTATIONS} mutations, one
   *     of them stands twice, or two of them split the text
   */
  public Attack {
    mutations = List.copyOf(mutations);
    checkChain(mutations.stream().map(Mutation::id).toList());
    if (mutations.stream().filter(Mutation::splits).count() > 1) {
      throw new IllegalArgumentException("a text can be split only once");
    }
  }

  /** An attack without mutations. */
  public Attack(Technique technique, Place place) {
    this(technique, List.of(), place);
  }

  /** {@code technique@place}, or {@code technique+mutation+mutation@place}. */
  public String id() {
    return new Id(technique.id(), mutations.stream().map(Mutation::id).toList(), place.id())
        .toString();
  }

  /** The technique's text, disguised. The same text and seed give the same. */
  Payload disguised(String text, Seed seed) {
    Payload payload = Payload.of(text);
    for (int i = 0; i < mutations.size(); i++) {
      payload = mutations.get(i).apply(payload, seed.derive("mutation " + i));
    }
    return payload;
  }

  private static void checkChain(List<String> mutations) {
    if (mutations.size() > MAX_MUTATIONS) {
      throw new IllegalArgumentException("more than " + MAX_MUTATIONS + " mutations in a chain");
    }
    if (new HashSet<>(mutations).size() < mutations.size()) {
      throw new IllegalArgumentException("a mutation stands twice in a chain");
    }
  }

  /**
   * What an attack is called in plans and records.
   *
   * @param technique id of the technique
   * @param mutations ids of the mutations, in the order in which they are applied
   * @param place id of the place
   */
  public record Id(String technique, List<String> mutations, String place) {

    /**
     * @throws IllegalArgumentException if a part is not a name, or the chain is not one that an
     *     attack can have
     */
    public Id {
      mutations = List.copyOf(mutations);
      checkName(technique);
      mutations.forEach(Id::checkName);
      checkName(place);
      checkChain(mutations);
    }

    /**
     * Reads {@code technique@place} and {@code technique+mutation+mutation@place}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Id parse(String text) {
      int at = text.indexOf('@');
      if (at < 0) {
        throw new IllegalArgumentException("not an attack, since no place is named: " + text);
      }
      List<String> names = new ArrayList<>(Arrays.asList(text.substring(0, at).split("\\+", -1)));
      return new Id(names.removeFirst(), names, text.substring(at + 1));
    }

    /** Whether {@link #parse} reads it. */
    public static boolean isId(String text) {
      try {
        return parse(text).toString().equals(text);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    /** The same technique at the same place without mutations. */
    public Id plain() {
      return mutatedBy(List.of());
    }

    /**
     * The same technique at the same place with other mutations.
     *
     * @throws IllegalArgumentException if no attack can have that chain
     */
    public Id mutatedBy(List<String> chain) {
      return new Id(technique, chain, place);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
      return technique
          + (mutations.isEmpty() ? "" : "+" + String.join("+", mutations))
          + "@"
          + place;
    }

    /** A lower-case letter, and then such letters, digits and hyphens. */
    private static void checkName(String name) {
      boolean right = !name.isEmpty() && isLetter(name.charAt(0));
      for (int i = 1; right && i < name.length(); i++) {
        char c = name.charAt(i);
        right = isLetter(c) || (c >= '0' && c <= '9') || c == '-';
      }
      if (!right) {
        throw new IllegalArgumentException("not a name in an attack: \"" + name + "\"");
      }
    }

    private static boolean isLetter(char c) {
      return c >= 'a' && c <= 'z';
    }
  }
}
