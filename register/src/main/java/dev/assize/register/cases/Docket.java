package dev.assize.register.cases;

import dev.assize.register.entry.Horizon;
import dev.assize.register.entry.Rules;
import dev.assize.register.party.Parties;
import dev.assize.statement.Digest;
import java.util.List;
import java.util.Optional;

/** The parties and the cases, as they stand at a horizon. */
public final class Docket {

  private final CaseBook book;
  private final Horizon horizon;

  Docket(CaseBook book, Horizon horizon) {
    this.book = book;
    this.horizon = horizon;
  }

  /** By what it goes. */
  public Rules rules() {
    return book.rules();
  }

  /** The parties. */
  public Parties parties() {
    return book.parties().at(horizon);
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
    return file != null && horizon.sees(file.application)
        ? Optional.of(new Case(file, horizon))
        : Optional.empty();
  }

  /** What an evaluator has logged after it was drawn, in the order of the log. */
  public List<CaseOutcome> outcomesOf(String evaluator) {
    return book.outcomesOf(evaluator).stream()
        .filter(outcome -> horizon.sees(outcome.examination()))
        .toList();
  }

  /** How far it sees. */
  public Horizon horizon() {
    return horizon;
  }

  private List<Case> seen(List<CaseFile> files) {
    return files.stream()
        .filter(file -> horizon.sees(file.application))
        .map(file -> new Case(file, horizon))
        .toList();
  }
}
