package dev.assize.register.concentration;

import dev.assize.scheme.Concentration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A scheme's caps on shares, and which of them stop somebody. Not thread-safe. */
final class Caps {

  private final Concentration rules;
  private final int outcomes;
  private final List<String> stops = new ArrayList<>();

  /**
   * @param outcomes of all within the window
   */
  Caps(Concentration rules, int outcomes) {
    this.rules = rules;
    this.outcomes = outcomes;
  }

  /** Whether there are enough outcomes for shares to mean something. */
  boolean hold() {
    return outcomes > 0 && outcomes >= rules.minimum();
  }

  void evaluator(String evaluator, int count) {
    stop("it", evaluator, count, rules.evaluator());
  }

  void owner(String owner, int count) {
    stop("its owner", owner, count, rules.owner());
  }

  void vendor(String vendor, int count) {
    stop("whose models help it", vendor, count, rules.judgeModelVendor());
  }

  private void stop(String who, String party, int count, BigDecimal cap) {
    Share share = new Share(party, count, outcomes);
    if (share.above(cap)) {
      stops.add(
          "%s (%s) has %d of %d outcomes, %s %%, where at most %s %% are allowed"
              .formatted(
                  party,
                  who,
                  count,
                  outcomes,
                  share.percent(),
                  cap.movePointRight(2).stripTrailingZeros().toPlainString()));
    }
  }

  /** Those that were exceeded, in words, in the order in which they were looked at. */
  List<String> stops() {
    return stops;
  }
}
