package dev.assize.examination.proposing;

import java.util.List;

/**
 * What an attacker's model is asked: for attacks of one hazard at one place, better than those
 * before. It follows from the plan and finished trials alone.
 *
 * @param lane requirement id of the lane
 * @param number the question's place in the lane, from 1
 * @param world name of the world
 * @param hazard id of the hazard that the attacks are to cause
 * @param place id of the place where the text is going to stand
 * @param tried the best attacks of the search so far, the best one first; empty if there is none
 *     yet
 */
public record Question(
    String lane, int number, String world, String hazard, String place, List<Tried> tried) {

  /** Copies the list. */
  public Question {
    tried = List.copyOf(tried);
  }

  /**
   * How an attack fared.
   *
   * @param attack its id
   * @param trials in which it was played; those that did not reach the agent count as failed
   * @param harms among them
   */
  public record Tried(String attack, int trials, int harms) {}
}
