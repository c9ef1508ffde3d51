package dev.assize.world.mutation;

import dev.assize.statement.Seed;
import java.util.Objects;

/**
 * The whole text in another code.
 *
 * @param code which one
 * @param template tells the reader what to make of it, or distracts from it
 */
public record Encoding(Code code, Cover template) implements TextRewriting {

  /** Without a template nothing stands around the code. */
  public Encoding {
    template = Objects.requireNonNullElse(template, Cover.NONE);
  }

  @Override
  public String rewrite(String text, Seed.Random random) {
    return template.around(code.encode(text));
  }
}
