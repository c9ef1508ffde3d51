package dev.assize.register.concentration;

import dev.assize.scheme.Concentration;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the outcomes of a window are divided.
 *
 * @param from after which outcomes are counted
 * @param until when the last are
 * @param outcomes how many there are
 * @param evaluators who made them
 * @param owners to whom these belong in the end
 * @param vendors whose models helped; outcomes that none helped with count only among all
 * @param rules of the scheme
 */
public record Shares(
    Instant from,
    Instant until,
    int outcomes,
    Division evaluators,
    Division owners,
    Division vendors,
    Concentration rules) {

  /** Whether there are enough outcomes for shares to mean something. */
  public boolean capsHold() {
    return new Caps(rules, outcomes).hold();
  }

  /** What the register warns of, one line each; empty if of nothing. */
  public List<String> warnings() {
    List<String> lines = new ArrayList<>();
    if (outcomes == 0) {
      lines.add("there is no outcome in the window, so shares mean nothing");
      return lines;
    }
    if (!capsHold()) {
      lines.add(
          "%d outcomes in the window are fewer than %d, so no cap holds"
              .formatted(outcomes, rules.minimum()));
    }
    warn(lines, "evaluators", evaluators, rules.evaluator());
    warn(lines, "owners", owners, rules.owner());
    warn(lines, "vendors of judge models", vendors, rules.judgeModelVendor());
    return lines;
  }

  private void warn(List<String> lines, String kind, Division division, BigDecimal cap) {
    if (division.index() >= rules.index()) {
      lines.add(
          "the Herfindahl-Hirschman index of %s is %d; from %d on examining is concentrated"
              .formatted(kind, division.index(), rules.index()));
    }
    division.shares().stream()
        .filter(share -> share.above(cap))
        .forEach(share ->
            lines.add(
                "%s has %s %% of the outcomes, above the cap on %s"
                    .formatted(share.party(), share.percent(), kind)));
    division.shares().stream()
        .filter(share -> !share.known())
        .forEach(share ->
            lines.add(
                "of %d outcomes it is not known whose they are among %s"
                    .formatted(share.outcomes(), kind)));
  }
}
