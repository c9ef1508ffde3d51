package dev.assize.register.sanction;

import dev.assize.register.certificate.CertificateBook;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Rules;
import dev.assize.register.independence.Belonging;
import dev.assize.register.independence.Ties;
import dev.assize.register.party.PartyBook;
import dev.assize.scheme.Independence;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Who may not have a certificate for a time: a producer on whom a rung with a bar was applied, by
 * entry or by its trigger; whoever belongs together with it by owning; and whoever signs with it,
 * which is the same under another name. Not thread-safe.
 */
public final class Barring {

  private final Rules rules;
  private final PartyBook parties;
  private final CertificateBook certificates;
  private final Belonging belonging;
  private final LongSupplier last;

  /**
   * Of books that may grow afterwards.
   *
   * @param last index of the last entry that the books have
   */
  public Barring(
      Rules rules, PartyBook parties, CertificateBook certificates, Ties ties, LongSupplier last) {
    this.rules = rules;
    this.parties = parties;
    this.certificates = certificates;
    this.belonging = new Belonging(ties);
    this.last = last;
  }

  /**
   * That a producer may not have a certificate.
   *
   * @param party on whom the bar lies: the producer, or another
   * @param bar the one that holds longest
   * @param words why it holds for the producer, for people
   */
  public record Barred(String party, Bar bar, String words) {}

  /**
   * @throws Refusal if the producer may have no certificate when the entry has effect
   */
  public void require(Entry entry, Digest scheme, String producer, Instant at) {
    Set<String> signers = parties.signers(entry);
    signers.remove(producer);
    barred(scheme, producer, signers, new Moment(entry.index() - 1, at))
        .ifPresent(barred -> {
          throw new Refusal(barred.words());
        });
  }

  /** Whether a producer may have no certificate at a moment, and why. */
  public Optional<Barred> barred(Digest scheme, String producer, Moment moment) {
    return barred(scheme, producer, Set.of(), moment);
  }

  private Optional<Barred> barred(
      Digest scheme, String producer, Set<String> signers, Moment moment) {
    Institution institution = rules.institution(scheme);
    if (!hasBars(institution)) {
      return Optional.empty();
    }
    Optional<Barred> own =
        onItself(scheme, producer, moment)
            .map(bar -> new Barred(producer, bar, words(producer, bar)));
    if (own.isPresent()) {
      return own;
    }
    Set<String> hands = new TreeSet<>(parties.sameHand(producer));
    hands.addAll(signers);
    Set<String> others = new TreeSet<>(hands);
    others.addAll(belonging.candidates(producer, institution.independence()));
    others.remove(producer);
    Barred longest = null;
    for (String other : others) {
      boolean sameHand = hands.contains(other);
      Barred barred = through(scheme, producer, other, sameHand, institution, moment).orElse(null);
      if (barred != null
          && (longest == null || barred.bar().until().isAfter(longest.bar().until()))) {
        longest = barred;
      }
    }
    return Optional.ofNullable(longest);
  }

  private static boolean hasBars(Institution institution) {
    for (Rung rung : institution.ladder()) {
      if (!rung.effects().bar().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private Optional<Barred> through(
      Digest scheme,
      String producer,
      String other,
      boolean sameHand,
      Institution institution,
      Moment moment) {
    Independence closeness = institution.independence();
    return onItself(scheme, other, moment)
        .flatMap(bar -> {
          Moment then = new Moment(moment.index(), bar.from());
          Optional<String> way =
              sameHand
                  ? Optional.of(producer + " signs together with " + other)
                  : belonging.way(producer, other, closeness, moment, then);
          return way.map(why -> new Barred(other, bar, words(other, bar) + ", and " + why));
        });
  }

  private static String words(String party, Bar bar) {
    return "%s may not apply until %s (%s, since %s)"
        .formatted(party, bar.until(), bar.rung(), bar.from());
  }

  private Optional<Bar> onItself(Digest scheme, String producer, Moment moment) {
    boolean isClean =
        moment.index() >= last.getAsLong() && certificates.isClean(scheme, producer, moment.time());
    return !isClean && certificates.knows(scheme, producer)
        ? ProducerStanding.of(
                producer,
                scheme,
                rules.institution(scheme),
                certificates.at(moment).of(scheme, producer),
                moment.of(certificates.sanctions(scheme, producer)),
                parties.at(moment))
            .barred()
        : Optional.empty();
  }
}
