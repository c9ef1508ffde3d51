package dev.assize.examination.proposing;

import dev.assize.world.Technique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of all questions to an attacker's model. Written as {@code proposals.json}: part of the
 * evidence, so that an examination is taken up again, recomputed and replayed without the model.
 *
 * @param format {@value #FORMAT}
 * @param consultations in the order in which they were made
 */
public record Proposals(String format, List<Consultation> consultations) {

  /** Name of the file. */
  public static final String FILE = "proposals.json";

  /** Version of this file format. */
  public static final String FORMAT = "assize/proposals/v1";

  /** No question was asked. */
  public static final Proposals NONE = new Proposals(List.of());

  /** Copies the list. */
  public Proposals {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("format is " + format + ", this version reads " + FORMAT);
    }
    consultations = List.copyOf(consultations);
  }

  Proposals(List<Consultation> consultations) {
    this(FORMAT, consultations);
  }

  /** These and further ones. */
  Proposals with(List<Consultation> more) {
    List<Consultation> all = new ArrayList<>(consultations);
    all.addAll(more);
    return new Proposals(all);
  }

  /** The technique of a proposed text; empty if none of that id was proposed. */
  public Optional<Technique> technique(String id) {
    return proposals()
        .filter(proposal -> proposal.technique().equals(id))
        .findFirst()
        .map(Proposal::asTechnique);
  }

  /** Every text that was proposed. */
  public Stream<Proposal> proposals() {
    return consultations.stream().flatMap(each -> each.proposals().stream());
  }

  /** What is on record of a question. */
  public Optional<Consultation> about(Question question) {
    return consultations.stream().filter(each -> each.answers(question)).findFirst();
  }

  /** Answers from what is on record alone. */
  public Advisor asAdvisor() {
    return questions -> questions.stream().flatMap(each -> about(each).stream()).toList();
  }

  /** How many questions brought at least one text. */
  public long answered() {
    return consultations.stream().filter(each -> !each.proposals().isEmpty()).count();
  }

  /** What went wrong, each kind once, in the order of its first occurrence. */
  public List<String> problems() {
    return consultations.stream()
        .map(Consultation::problem)
        .filter(problem -> !problem.isEmpty())
        .distinct()
        .toList();
  }
}
