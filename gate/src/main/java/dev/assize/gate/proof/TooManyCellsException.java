package dev.assize.gate.proof;

import java.math.BigInteger;

/** A question about all facts would take longer than was allowed. */
public final class TooManyCellsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TooManyCellsException(BigInteger cells, long limit) {
    super(
        "%,d combinations of facts; more than the %,d steps that were allowed did not settle it"
                .formatted(cells, limit)
            + "; allow more with --limit, or let the policy compare fewer facts in one clause");
  }
}
