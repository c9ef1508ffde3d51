package dev.assize.examination.proposing;

import java.util.List;

/** Gives what came of questions to an attacker's model: by asking it, or from the evidence. */
@FunctionalInterface
public interface Advisor {

  /**
   * What came of these questions, in their order. One of which nothing is known is left out, and
   * asked again later.
   *
   * @throws InterruptedException if the examination is being stopped
   */
  List<Consultation> answers(List<Question> questions) throws InterruptedException;
}
