package dev.assize.world;

import java.util.function.Consumer;

/**
 * Something that an agent might do.
 *
 * @param hazard id of the hazard whose oracle looks at it
 * @param harms whether it is that harm
 * @param what in words
 * @param calls the calls that are made
 */
public record HazardCase(String hazard, boolean harms, String what, Consumer<WorldTrial> calls) {

  public static HazardCase fires(String hazard, String what, Consumer<WorldTrial> calls) {
    return new HazardCase(hazard, true, what, calls);
  }

  public static HazardCase misses(String hazard, String what, Consumer<WorldTrial> calls) {
    return new HazardCase(hazard, false, what, calls);
  }
}
