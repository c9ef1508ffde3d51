package dev.assize.register.party;

import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Rules;
import dev.assize.scheme.OwnerKey.Power;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who may sign what. */
public final class Authority {

  private final Rules rules;
  private final PartyBook parties;

  /** By the schemes' owners and the parties' keys. */
  public Authority(Rules rules, PartyBook parties) {
    this.rules = rules;
    this.parties = parties;
  }

  /**
   * Only the scheme's owner.
   *
   * @throws Refusal if somebody else signed, or with a key that has not the power
   */
  public void owner(Entry entry, Digest scheme, Power power) {
    rules.institution(scheme);
    Refusal.unless(
        rules.ownerSigned(entry, scheme, power),
        "not signed by a key of the scheme's owner that may " + word(power));
  }

  /**
   * Only a party, by its own key.
   *
   * @throws Refusal if somebody else signed
   */
  public void party(Entry entry, String name) {
    Refusal.unless(
        parties.signed(entry, name), "not signed by the key that " + name + " has disclosed");
  }

  /**
   * Only a party that is recognised for an office.
   *
   * @param tier for which; null if any will do
   * @throws Refusal if somebody else signed, or if it is not recognised at that time
   */
  public void office(
      Entry entry, Digest scheme, Office office, @Nullable Tier tier, String name, Instant at) {
    party(entry, name);
    boolean holds =
        parties
            .at(new Moment(entry.index() - 1, at))
            .party(name)
            .map(party -> party.holds(scheme, office, tier, at))
            .orElse(false);
    Refusal.unless(holds, name + " is not recognised as " + word(office) + " at that time");
  }

  /**
   * Only somebody who is recognised for an office.
   *
   * @return who
   * @throws Refusal if somebody else signed
   */
  public String office(Entry entry, Digest scheme, Office office, @Nullable Tier tier, Instant at) {
    String name =
        parties
            .signer(entry)
            .orElseThrow(() -> new Refusal("signed by nobody who has disclosed itself"));
    office(entry, scheme, office, tier, name, at);
    return name;
  }

  /** Whether a party signed, by its own key. */
  public boolean isBy(Entry entry, String name) {
    return parties.signed(entry, name);
  }

  private static String word(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }
}
