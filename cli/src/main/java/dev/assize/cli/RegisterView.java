package dev.assize.cli;

import dev.assize.register.Problem;
import dev.assize.register.Register;
import dev.assize.register.RegisterFold;
import dev.assize.register.cases.Case;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Rules;
import dev.assize.register.people.People;
import dev.assize.register.reading.Reading;
import dev.assize.register.reading.Reading.Unreadable;
import dev.assize.register.sanction.ProducerStanding;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a command of the register goes by.
 *
 * @param reading the log
 * @param shelf the schemes that are known
 * @param fold the entries, taken in; whoever adds to it changes nothing of {@link #register}
 * @param register what follows from them at the moment that is asked about
 */
record RegisterView(Reading reading, SchemeShelf shelf, RegisterFold fold, Register register) {

  /** As the options say. */
  static RegisterView of(RegisterOptions options) {
    SchemeShelf shelf = options.shelf();
    Reading reading = options.read();
    RegisterFold fold =
        new RegisterFold(new Rules(shelf.institutions()), reading.checkpoint().log());
    Iterator<Unreadable> unreadable = reading.unreadable().iterator();
    Unreadable next = unreadable.hasNext() ? unreadable.next() : null;
    for (Entry entry : reading.entries()) {
      while (next != null && next.index() < entry.index()) {
        fold.addUnreadable(next.index(), next.what());
        next = unreadable.hasNext() ? unreadable.next() : null;
      }
      fold.add(entry);
    }
    while (next != null) {
      fold.addUnreadable(next.index(), next.what());
      next = unreadable.hasNext() ? unreadable.next() : null;
    }
    return new RegisterView(reading, shelf, fold, fold.at(options.at()));
  }

  /** The moment that is asked about. */
  Instant at() {
    return register.time();
  }

  /**
   * Why the register would give an entry no effect now; empty if it would. To be asked once, since
   * the entry is taken in.
   */
  Optional<String> objection(Entry entry) {
    fold.add(entry);
    return fold.at(at()).problems().stream()
        .filter(problem -> problem.index() == entry.index())
        .map(Problem::what)
        .findFirst();
  }

  /** Who examines, reviews and decides. */
  People people() {
    return register.people();
  }

  /** The case of an application that has effect. */
  Case file(String reference) {
    Entry application = application(reference);
    return register
        .file(application.id())
        .orElseThrow(() ->
            new InputException(
                "--case %s: has no effect%s".formatted(reference, because(application))));
  }

  /** The certificate that a decision granted. */
  Certificate standing(String reference) {
    Entry decision = certificate(reference);
    return register
        .certificate(decision.id())
        .orElseThrow(() ->
            new InputException(
                "--certificate %s: has no effect%s".formatted(reference, because(decision))));
  }

  private String because(Entry entry) {
    return register.problems().stream()
        .filter(problem -> problem.index() == entry.index())
        .map(problem -> ": " + EntryReference.printable(problem.what()))
        .findFirst()
        .orElse(" yet at " + at());
  }

  /** A scheme that entries name. */
  Scheme scheme(Digest digest) {
    return shelf
        .find(digest)
        .orElseThrow(() ->
            new InputException(
                "the scheme %s is not known here; give its file with --scheme".formatted(digest)));
  }

  /** What the scheme of an application says on certificates. */
  Institution institutionOf(Entry application) {
    return SchemeShelf.institution(scheme(schemeOf(application).sha256()));
  }

  /** Where a producer stands under a scheme. */
  ProducerStanding producer(Scheme scheme, String producer) {
    return register.producer(scheme.digest(), producer);
  }

  List<Entry> entries() {
    return reading.entries();
  }

  /** An entry of a kind, named in an option. */
  <P extends Predicate> Entry find(String option, String reference, Class<P> kind) {
    return EntryReference.find(entries(), option, reference, kind);
  }

  /** Ids of entries of any kind. */
  List<Digest> ids(String option, List<String> references) {
    return references.stream()
        .map(each -> find(option, each, Predicate.class).id())
        .distinct()
        .toList();
  }

  /** The application that names a case. */
  Entry application(String reference) {
    return find("--case", reference, ApplicationPredicate.class);
  }

  /** The decision that granted a certificate. */
  Entry certificate(String reference) {
    Entry decision = find("--certificate", reference, DecisionPredicate.class);
    DecisionPredicate says = (DecisionPredicate) decision.predicate();
    if (says.decision() != DecisionPredicate.Decision.GRANTED) {
      throw new InputException(
          "--certificate %s: is a decision that grants none".formatted(reference));
    }
    return decision;
  }

  /** The application that a decision is on. */
  Entry applicationOf(Entry decision) {
    Digest id = ((DecisionPredicate) decision.predicate()).application();
    return entries().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new InputException("the application %s is not in the log".formatted(id)));
  }

  /** The scheme of an application, as entries name it. */
  static ResourceDescriptor schemeOf(Entry application) {
    return ((ApplicationPredicate) application.predicate()).scheme();
  }

  /** A scheme, as entries name it. */
  static ResourceDescriptor descriptor(Scheme scheme) {
    return ResourceDescriptor.of(
        scheme.metadata().name() + " " + scheme.metadata().version(), scheme.digest());
  }

  /** A party's key as a subject: that of its first disclosure. */
  ResourceDescriptor partyKey(String party) {
    return entries().stream()
        .filter(entry ->
            entry.predicate() instanceof DisclosurePredicate says && says.party().equals(party))
        .findFirst()
        .map(Entry::subject)
        .orElseThrow(() ->
            new InputException(
                "%s has disclosed nothing in this log; it begins with: assize register disclose"
                    .formatted(EntryReference.printable(party))));
  }
}
