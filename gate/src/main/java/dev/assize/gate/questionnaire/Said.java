package dev.assize.gate.questionnaire;

import dev.assize.gate.fact.Provenance;
import java.util.List;

/**
 * What evidence says to a question.
 *
 * @param basis not {@link Basis#UNKNOWN}
 * @param by who says so
 * @param text as others wrote it, so hostile
 * @param evidence what it rests on, at least one
 */
record Said(Basis basis, String by, String text, List<Provenance> evidence) {

  Said {
    evidence = List.copyOf(evidence);
  }
}
