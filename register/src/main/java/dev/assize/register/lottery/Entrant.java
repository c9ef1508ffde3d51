package dev.assize.register.lottery;

import java.util.List;

/**
 * An evaluator in a draw.
 *
 * @param evaluator its name
 * @param ticket SHA-256 of the seed's bytes, a zero byte and the name; the lowest are drawn first
 * @param against why it could not be drawn, one line each; empty if it could
 * @param result what came of it, in words
 */
public record Entrant(String evaluator, String ticket, List<String> against, String result) {

  /** Copies the list. */
  public Entrant {
    against = List.copyOf(against);
  }

  /** Whether it could be drawn. */
  public boolean eligible() {
    return against.isEmpty();
  }
}
