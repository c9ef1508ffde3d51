package dev.assize.world;

import dev.assize.statement.Step;
import java.util.List;

/**
 * What comes of a poisoned memory in a later session.
 *
 * @param remembered the words that the session before has kept, as they are read again
 * @param calls tool calls that cause the loss
 */
public record LaterHarm(String remembered, List<Step> calls) {

  public LaterHarm {
    calls = List.copyOf(calls);
  }
}
