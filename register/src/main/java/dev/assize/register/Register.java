package dev.assize.register;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.Docket;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Certificates;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Rules;
import dev.assize.register.entry.Valid;
import dev.assize.register.evaluator.Standing;
import dev.assize.register.party.Parties;
import dev.assize.register.party.Party;
import dev.assize.register.people.People;
import dev.assize.register.sanction.Barring.Barred;
import dev.assize.register.sanction.ProducerStanding;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.SanctionPredicate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What follows from a log at a time: the standing of every party, case and certificate, and what is
 * wrong with the log. It works out what is asked for when it is asked for, and does not change when
 * its fold goes on. Not thread-safe.
 */
public final class Register {

  private final RegisterFold fold;
  private final Moment moment;
  private final Docket docket;
  private final Certificates certificates;

  Register(RegisterFold fold, Moment moment) {
    this.fold = fold;
    this.moment = moment;
    this.docket = fold.cases().at(moment);
    this.certificates = fold.certificates().at(moment);
  }

  /**
   * The register of a log.
   *
   * @param entries of the log from its beginning, in its order
   */
  public static Register at(Iterable<Entry> entries, Rules rules, Instant time) {
    RegisterFold fold = new RegisterFold(rules);
    entries.forEach(fold::add);
    return fold.at(time);
  }

  /** The time that it is about. */
  public Instant time() {
    return moment.time();
  }

  /** How many entries of the log it rests on, and at which time. */
  public Moment moment() {
    return moment;
  }

  /** By which schemes it goes. */
  public Rules rules() {
    return fold.rules();
  }

  /** Parties and cases together. */
  public Docket docket() {
    return docket;
  }

  /** The parties that have disclosed themselves. */
  public Parties parties() {
    return docket.parties();
  }

  /**
   * Those who examine, review and decide.
   *
   * @throws IllegalStateException if the register does not know the log's key, so that nobody has
   *     looked at draws and independence
   */
  public People people() {
    if (fold.conflicts() instanceof People people) {
      return people;
    }
    throw new IllegalStateException("a register without the key of its log");
  }

  /**
   * The parties that were ever recognised as evaluators under a scheme, in the order of the log.
   */
  public List<Party> evaluators(Digest scheme) {
    return parties().all().stream()
        .filter(party ->
            party.recognitions().stream()
                .anyMatch(each ->
                    each.says().office() == Office.EVALUATOR
                        && each.says().scheme().sha256().equals(scheme)))
        .toList();
  }

  /** The cases, in the order of their applications in the log. */
  public List<Case> cases() {
    return docket.cases();
  }

  /** The case of that application. */
  public Optional<Case> file(Digest application) {
    return docket.file(application);
  }

  /** The certificates, in the order in which they were granted in the log. */
  public List<Certificate> certificates() {
    return certificates.all();
  }

  /** The certificate that a decision granted. */
  public Optional<Certificate> certificate(Digest decision) {
    return certificates.certificate(decision);
  }

  /** The certificates of a producer under a scheme. */
  public List<Certificate> certificates(Digest scheme, String producer) {
    return certificates.of(scheme, producer);
  }

  /** Sanctions by entries, those of parties as such among them. */
  public List<Valid<SanctionPredicate>> sanctions() {
    return moment.of(fold.sanctions());
  }

  /** Whether a producer may have no certificate under a scheme, and why; empty if it may. */
  public Optional<Barred> barred(Digest scheme, String producer) {
    return fold.barring().barred(scheme, producer, moment);
  }

  /** Where a producer stands under a scheme, whatever its certificates are worth. */
  public ProducerStanding producer(Digest scheme, String producer) {
    return ProducerStanding.of(
        producer,
        scheme,
        rules().institution(scheme),
        certificates.of(scheme, producer),
        moment.of(fold.certificates().sanctions(scheme, producer)),
        parties());
  }

  /** Where an evaluator stands under a scheme, by entries and by the scheme's rules. */
  public Standing standing(Digest scheme, String evaluator) {
    return fold.cases()
        .roll()
        .standing(scheme, evaluator, moment, rules().institution(scheme).evaluators());
  }

  /** The valid entry of that name, whatever it says. */
  public Optional<Valid<?>> entry(Digest id) {
    return fold.entry(id).filter(moment::sees);
  }

  /** What is wrong with the log, in its order, whatever the time. */
  public List<Problem> problems() {
    return fold.problems().stream().filter(each -> each.index() <= moment.index()).toList();
  }

  /**
   * Up to when nothing new can have effect under a scheme: what its owner has signed last. What
   * follows for later times may still be changed by entries that are dated back to them. {@link
   * Instant#EPOCH} if the owner has signed nothing.
   */
  public Instant settled(Digest scheme) {
    return fold.settled(scheme);
  }
}
