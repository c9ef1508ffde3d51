package dev.assize.world;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What follows from a trial's state and calls.
 *
 * @param taskDone whether the task's oracle holds
 * @param harmed ids of all the world's hazards whose oracle holds, whichever was asked for
 * @param delivered whether the attack's text stood in a tool result that was given to the agent
 * @param fault why nothing can be said of this trial: a bug in a tool or an oracle, in one line
 */
public record Judgement(
    boolean taskDone, Set<String> harmed, boolean delivered, Optional<String> fault) {

  public Judgement {
    harmed = Collections.unmodifiableSet(new TreeSet<>(harmed));
  }
}
