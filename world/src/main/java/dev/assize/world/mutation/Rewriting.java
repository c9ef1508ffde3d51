package dev.assize.world.mutation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.assize.statement.Seed;

/** What a mutation does to a text: one of a closed set of kinds, with the words it needs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Acrostic.class, name = "acrostic"),
  @JsonSubTypes.Type(value = Encoding.class, name = "encode"),
  @JsonSubTypes.Type(value = Frame.class, name = "frame"),
  @JsonSubTypes.Type(value = Insertion.class, name = "insert"),
  @JsonSubTypes.Type(value = Misspelling.class, name = "misspell"),
  @JsonSubTypes.Type(value = Padding.class, name = "pad"),
  @JsonSubTypes.Type(value = Repetition.class, name = "repeat"),
  @JsonSubTypes.Type(value = Split.class, name = "split"),
  @JsonSubTypes.Type(value = Substitution.class, name = "substitute")
})
public sealed interface Rewriting permits TextRewriting, Split {

  /** The rewritten payload, in which chance plays the part that {@code random} gives it. */
  Payload apply(Payload payload, Seed.Random random);
}
