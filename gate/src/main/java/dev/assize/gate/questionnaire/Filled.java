package dev.assize.gate.questionnaire;

import dev.assize.gate.account.Account;
import dev.assize.gate.fact.Provenance;
import dev.assize.statement.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire with its answers. Texts of others are as they wrote them.
 *
 * @param form which
 * @param digest of the form
 * @param agent about which
 * @param at for which time
 * @param summary how many answers have each basis, in the order of {@link Basis}
 * @param answers one per question, in the form's order
 */
public record Filled(
    Form.Metadata form,
    Digest digest,
    Digest agent,
    Instant at,
    Map<Basis, Integer> summary,
    List<Answer> answers) {

  /** Copies the collections. */
  public Filled {
    summary = Collections.unmodifiableMap(new EnumMap<>(summary));
    answers = List.copyOf(answers);
  }

  /**
   * The answer to one question.
   *
   * @param number of the question
   * @param section it stands in
   * @param ask the question
   * @param basis of the answer
   * @param answer empty if it is unknown
   * @param by who says so; who could, if it is unknown
   * @param evidence what it rests on
   */
  public record Answer(
      String number,
      String section,
      String ask,
      Basis basis,
      String answer,
      String by,
      List<Evidence> evidence) {

    /** Copies the list. */
    public Answer {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * What an answer rests on.
   *
   * @param what kind of thing
   * @param digest null if it has none
   * @param place null if nowhere
   * @param at the time for which it speaks
   * @param daysOld whole days
   */
  public record Evidence(
      String what, @Nullable Digest digest, @Nullable String place, Instant at, long daysOld) {}

  /** Answers a form from what evidence says. */
  public static Filled of(Form form, Account account) {
    List<Answer> answers = new ArrayList<>();
    Map<Basis, Integer> summary = new EnumMap<>(Basis.class);
    for (Basis basis : Basis.values()) {
      summary.put(basis, 0);
    }
    for (Form.Section section : form.sections()) {
      for (Form.Question question : section.questions()) {
        Answer answer = answer(section.title(), question, form, account);
        answers.add(answer);
        summary.merge(answer.basis(), 1, Integer::sum);
      }
    }
    return new Filled(
        form.metadata(), form.digest(), account.agent(), account.at(), summary, answers);
  }

  /** Whether any question has an answer. */
  public boolean isAnswered() {
    return answers.stream().anyMatch(each -> each.basis() != Basis.UNKNOWN);
  }

  private static Answer answer(String section, Form.Question question, Form form, Account account) {
    Optional<Said> said =
        question.from().stream()
            .flatMap(source -> Sayings.of(source, account, form.topics()).stream())
            .findFirst();
    return said.map(each ->
            new Answer(
                question.number(),
                section,
                question.ask(),
                each.basis(),
                each.text(),
                each.by(),
                each.evidence().stream().map(proof -> evidence(proof, account)).toList()))
        .orElseGet(() ->
            new Answer(
                question.number(),
                section,
                question.ask(),
                Basis.UNKNOWN,
                "",
                question.who(),
                List.of()));
  }

  private static Evidence evidence(Provenance proof, Account account) {
    return new Evidence(
        proof.what(),
        proof.digest(),
        proof.place(),
        proof.at(),
        Duration.between(proof.at(), account.at()).toDays());
  }
}
