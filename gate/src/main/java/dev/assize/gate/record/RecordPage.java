package dev.assize.gate.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a procurement record shows, in words; all texts of others are plain, and not yet escaped.
 *
 * @param answer of the decision, in capital letters
 * @param style of the answer
 * @param sentence the decision in plain words
 * @param standIn a warning if the model is a stand-in; empty if it is none
 * @param decided when, by which policy, until when
 * @param agent what is bought
 * @param certificate that it has; empty if there is none
 * @param evaluators who examined
 * @param findings what was found
 * @param further what containment and collection have shown, by evaluator
 * @param gaps what could not be observed
 * @param notAssessed what was not assessed
 * @param clauses of the policy that spoke
 * @param missing facts that are not known
 * @param conditions what has to be met
 * @param waivers that have effect, or not
 * @param evidence what it rests on
 * @param cost what security costs; null if no budget was given
 * @param commands by which the record is checked
 * @param signatures digests of what was signed
 */
record RecordPage(
    String answer,
    String style,
    String sentence,
    String standIn,
    List<Row> decided,
    List<Row> agent,
    List<Row> certificate,
    List<Evaluator> evaluators,
    List<Found> findings,
    List<Further> further,
    List<String> gaps,
    List<String> notAssessed,
    List<Spoken> clauses,
    List<Row> missing,
    List<Condition> conditions,
    List<Row> waivers,
    List<Seen> evidence,
    @Nullable CostTable cost,
    List<Command> commands,
    List<Row> signatures) {

  /** A name with its value. */
  record Row(String name, String value) {}

  /** An outcome and who is behind it. */
  record Evaluator(
      String name, String party, String owner, String verdict, String counts, String place) {}

  /** A requirement, as an evaluator found it. */
  record Found(
      String text,
      String id,
      String by,
      String shown,
      String counted,
      String allowed,
      String answer,
      String style) {}

  /** Results that are no claims. */
  record Further(String title, String state, List<String> lines) {}

  /**
   * A clause.
   *
   * @param remedy empty if there is nothing to do
   */
  record Spoken(
      String clause,
      String stands,
      String style,
      String say,
      String here,
      String why,
      String remedy) {}

  /** What has to be met. */
  record Condition(String due, String text, String from) {}

  /** Evidence. */
  record Seen(String what, String place, String digest, String age) {}

  /** How to check something. */
  record Command(String what, String line) {}
}
