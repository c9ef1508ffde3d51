package dev.assize.world;

import java.util.List;

/** How adversarial text gets before the agent. */
public record Attack(Technique technique, Place place) {

  /** {@code technique@place}. */
  public String id() {
    return technique.id() + "@" + place.id();
  }

  /** An attack by the names of its parts. */
  public record Id(String technique, List<String> mutations, String place) {

    public Id {
      mutations = List.copyOf(mutations);
    }

    public static Id parse(String id) {
      String[] parts = id.split("@", 2);
      List<String> chain = List.of(parts[0].split("\\+"));
      return new Id(chain.getFirst(), chain.subList(1, chain.size()), parts[1]);
    }

    public Id plain() {
      return new Id(technique, List.of(), place);
    }

    public Id mutatedBy(List<String> chain) {
      return new Id(technique, chain, place);
    }

    @Override
    public String toString() {
      return String.join(
              "+",
              java.util.stream.Stream.concat(
                      java.util.stream.Stream.of(technique), mutations.stream())
                  .toList())
          + "@"
          + place;
    }
  }
}
