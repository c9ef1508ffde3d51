package dev.assize.world.mutation;

import dev.assize.statement.Seed;
import java.util.List;
import java.util.Objects;

/**
 * A way of disguising the text of an attack.
 *
 * @param id unique among mutations
 * @param title for people
 * @param tags what it is known as elsewhere; for reports, not evaluated
 * @param rewrite what it does to a text
 */
public record Mutation(String id, String title, List<String> tags, Rewriting rewrite) {

  /** Absent tags are none. */
  public Mutation {
    tags = List.copyOf(Objects.requireNonNullElse(tags, List.of()));
  }

  /** The disguised text. The same text and seed give the same. */
  public Payload apply(Payload payload, Seed seed) {
    return rewrite.apply(payload, seed.random());
  }

  /** Whether it sends a part of the text behind what stood in the field. */
  public boolean splits() {
    return rewrite instanceof Split;
  }
}
