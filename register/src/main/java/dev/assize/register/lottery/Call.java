package dev.assize.register.lottery;

import dev.assize.register.entry.Moment;
import dev.assize.register.independence.Matter;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import java.util.Map;
import java.util.Set;

/**
 * What a draw is called for.
 *
 * @param application the case
 * @param matter its producer, and who else has a part
 * @param tier that evaluators must be recognised for
 * @param places how many are to be drawn, at least 1
 * @param former who was drawn for the case before, and why not again
 * @param beside of them, those who stay in the case, and whom the new ones must not be close to
 * @param moment of the entry that called: by what was logged later, nobody becomes eligible, or
 *     ceases to be
 * @param made when the draw is made, but for one thing: who may no longer examine by then is not
 *     drawn
 */
public record Call(
    Digest application,
    Matter matter,
    Tier tier,
    int places,
    Map<String, String> former,
    Set<String> beside,
    Moment moment,
    Moment made) {

  /**
   * @throws IllegalArgumentException if nobody is to be drawn
   */
  public Call {
    former = Map.copyOf(former);
    beside = Set.copyOf(beside);
    if (places < 1) {
      throw new IllegalArgumentException("a draw for nobody");
    }
  }
}
