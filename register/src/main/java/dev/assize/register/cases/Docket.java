package dev.assize.register.cases;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Rules;
import dev.assize.register.party.Parties;
import dev.assize.statement.Digest;
import java.util.List;
import java.util.Optional;

/** The parties and the cases, as they stand at a moment. */
public final class Docket {

  private final CaseBook book;
  private final Moment moment;

  Docket(CaseBook book, Moment moment) {
    this.book = book;
    this.moment = moment;
  }

  /** By what it goes. */
  public Rules rules() {
    return book.rules();
  }

  /** The parties. */
  public Parties parties() {
    return book.parties().at(moment);
  }

  /** All cases, in the order of their applications in the log. */
  public List<Case> cases() {
    return seen(book.files());
  }

  /** The cases under a scheme, in the order of their applications in the log. */
  public List<Case> under(Digest scheme) {
    return seen(book.under(scheme));
  }

  /** The case of that application. */
  public Optional<Case> file(Digest application) {
    CaseFile file = book.file(application);
    return file != null && moment.sees(file.application)
        ? Optional.of(new Case(file, moment))
        : Optional.empty();
  }

  /** What an evaluator has logged after it was drawn, in the order of the log. */
  public List<CaseOutcome> outcomesOf(String evaluator) {
    return book.outcomesOf(evaluator).stream()
        .filter(outcome -> moment.sees(outcome.examination()))
        .toList();
  }

  /** How far it sees. */
  public Moment moment() {
    return moment;
  }

  private List<Case> seen(List<CaseFile> files) {
    return files.stream()
        .filter(file -> moment.sees(file.application))
        .map(file -> new Case(file, moment))
        .toList();
  }
}
