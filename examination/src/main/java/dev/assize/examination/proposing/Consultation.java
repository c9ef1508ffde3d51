package dev.assize.examination.proposing;

import java.util.List;

/**
 * One question to an attacker's model and what came of it.
 *
 * @param lane requirement id of the lane that it was asked for
 * @param number the question's place in the lane, from 1
 * @param place id of the place where the texts are planted
 * @param proposals the texts that can be planted, in the order in which they are tried
 * @param problem one line, if there was no answer or texts in it could not be used; else empty
 */
public record Consultation(
    String lane, int number, String place, List<Proposal> proposals, String problem) {

  /** Copies the list. */
  public Consultation {
    proposals = List.copyOf(proposals);
  }

  static Consultation failed(Question question, String problem) {
    return new Consultation(
        question.lane(), question.number(), question.place(), List.of(), problem);
  }

  /** Whether this is about that question. */
  public boolean answers(Question question) {
    return lane.equals(question.lane())
        && number == question.number()
        && place.equals(question.place());
  }
}
