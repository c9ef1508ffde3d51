package dev.assize.world.mutation;

import dev.assize.statement.Seed;

/** A rewriting that deals with head and tail alike. */
sealed interface TextRewriting extends Rewriting
    permits Acrostic, Encoding, Frame, Insertion, Misspelling, Padding, Repetition, Substitution {

  String rewrite(String text, Seed.Random random);

  @Override
  default Payload apply(Payload payload, Seed.Random random) {
    return payload.map(text -> rewrite(text, random));
  }
}
