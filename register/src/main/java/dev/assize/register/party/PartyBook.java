package dev.assize.register.party;

import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.ProficiencyDemands;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.GrantPredicate;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.WaiverPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that valid entries say of parties. It checks what an entry says against what is on
 * file; {@link Authority} checks who signed it. Not thread-safe while it grows.
 */
public final class PartyBook {

  private final Map<String, PartyFile> byName = new LinkedHashMap<>();
  private final Map<String, PartyFile> byKey = new HashMap<>();
  private final Map<String, Set<String>> cosigned = new HashMap<>();
  private final Tests tests = new Tests();
  private final Appeals appeals = new Appeals();
  private int changes;

  /**
   * How often something was added by which parties may hold another office than before, at any
   * time: as long as this stays the same, so do the offices.
   */
  public int changes() {
    return changes + appeals.upheld();
  }

  /** The appeals against everything. */
  public Appeals appeals() {
    return appeals;
  }

  /** The parties as they stand at a moment. */
  public Parties at(Moment moment) {
    return new Parties(this, moment);
  }

  /**
   * A party's disclosure. The first gives the name to the key that is its subject.
   *
   * @throws Refusal if the name or the key is taken, or if somebody else signed
   */
  public void disclose(Valid<DisclosurePredicate> disclosure) {
    String name = disclosure.says().party();
    Digest subject = disclosure.entry().subject().sha256();
    String key = keyOf(disclosure.entry(), subject);
    PartyFile known = byName.get(name);
    if (known == null) {
      PartyFile other = byKey.get(key);
      Refusal.unless(other == null, "a second name for the key of " + nameOf(other));
      known = new PartyFile(name, key, subject);
      byName.put(name, known);
      byKey.put(key, known);
    }
    Refusal.unless(known.key.equals(key), "the name " + name + " belongs to another key");
    if (!known.disclosures.isEmpty()
        && known.disclosures.stream().allMatch(each -> each.since().isAfter(disclosure.since()))) {
      changes++;
    }
    known.disclosures.add(disclosure);
    for (String signer : disclosure.entry().signers()) {
      cosigned.computeIfAbsent(signer, k -> new TreeSet<>()).add(name);
    }
  }

  /**
   * The parties that are the same as another under other names, as far as signatures show: whose
   * keys have signed its disclosures, or whose disclosures its key has signed. In the order of
   * names; the party itself is not among them.
   */
  public Set<String> sameHand(String name) {
    PartyFile file = byName.get(name);
    if (file == null) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>(cosigned.getOrDefault(file.key, Set.of()));
    file.disclosures.forEach(disclosure -> names.addAll(signers(disclosure.entry())));
    names.remove(name);
    return names;
  }

  /**
   * The parties whose keys are among the signers, in the order of names; the set is the caller's.
   */
  public Set<String> signers(Entry entry) {
    Set<String> names = new TreeSet<>();
    for (String signer : entry.signers()) {
      PartyFile file = byKey.get(signer);
      if (file != null) {
        names.add(file.name);
      }
    }
    return names;
  }

  private static String nameOf(@Nullable PartyFile file) {
    return file == null ? "nobody" : file.name;
  }

  private static String keyOf(Entry entry, Digest subject) {
    for (String signer : entry.signers()) {
      if (Digest.of(HexFormat.of().parseHex(signer)).equals(subject)) {
        return signer;
      }
    }
    throw new Refusal("a disclosure that the key it is about did not sign");
  }

  /** A proficiency test, which recognitions may rest on. */
  public void test(Valid<ProficiencyPredicate> test) {
    tests.add(test);
  }

  /**
   * A recognition by the scheme's owner.
   *
   * @param demands what an evaluator's proficiency test must show
   * @throws Refusal if the party has not disclosed itself, has another key, or as an evaluator no
   *     proficiency test that shows what the scheme asks for
   */
  public void recognise(Valid<RecognitionPredicate> recognition, ProficiencyDemands demands) {
    RecognitionPredicate says = recognition.says();
    PartyFile file = require(says.party());
    Refusal.unless(
        file.keyDigest.equals(recognition.entry().subject().sha256()),
        "a recognition of another key than that of " + says.party());
    Refusal.unless(
        says.until().isAfter(recognition.since()), "a recognition that ends before it begins");
    if (says.office() == Office.EVALUATOR) {
      tests.require(says.proficiency(), file, demands, recognition.since());
    }
    file.recognitions.add(recognition);
    changes++;
  }

  /**
   * A downgrade by the scheme's owner.
   *
   * @throws Refusal if the party is not a recognised evaluator
   */
  public void downgrade(Valid<DowngradePredicate> downgrade) {
    DowngradePredicate says = downgrade.says();
    PartyFile file = require(says.evaluator());
    Refusal.unless(
        file.keyDigest.equals(downgrade.entry().subject().sha256()),
        "a downgrade of another key than that of " + says.evaluator());
    Refusal.unless(
        file.recognitions.stream()
            .anyMatch(each ->
                each.says().office() == Office.EVALUATOR
                    && each.says().scheme().sha256().equals(says.scheme().sha256())),
        "a downgrade of somebody who was never recognised as an evaluator under the scheme");
    file.downgrades.add(downgrade);
    changes++;
  }

  /**
   * A grant by the funder. It stands in the funder's and, if it is disclosed, in the recipient's
   * file.
   */
  public void grant(Valid<GrantPredicate> grant) {
    require(grant.says().funder()).grants.add(grant);
    PartyFile recipient = byName.get(grant.says().recipient());
    if (recipient != null && !grant.says().funder().equals(grant.says().recipient())) {
      recipient.grants.add(grant);
    }
  }

  /** A waiver by the relying party. */
  public void waive(Valid<WaiverPredicate> waiver) {
    require(waiver.says().relyingParty()).waivers.add(waiver);
  }

  /**
   * The party whose key one of the signers is; of several, any. Empty if none has disclosed itself.
   */
  public Optional<String> signer(Entry entry) {
    for (String signer : entry.signers()) {
      PartyFile file = byKey.get(signer);
      if (file != null) {
        return Optional.of(file.name);
      }
    }
    return Optional.empty();
  }

  /** When a party was downgraded, or a downgrade set aside: all that the log knows of. */
  public List<Instant> downgrades(String name) {
    PartyFile file = byName.get(name);
    if (file == null || file.downgrades.isEmpty()) {
      return List.of();
    }
    List<Instant> times = new ArrayList<>();
    for (Valid<DowngradePredicate> downgrade : file.downgrades) {
      times.add(downgrade.since());
      appeals.setAside(downgrade.id(), Moment.at(Instant.MAX)).ifPresent(times::add);
    }
    return times;
  }

  /** Whether the name belongs to somebody. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Whether the party's key is among the signers; false if there is no such party. */
  public boolean signed(Entry entry, String party) {
    PartyFile file = byName.get(party);
    return file != null && entry.signers().contains(file.key);
  }

  @Nullable PartyFile file(String name) {
    return byName.get(name);
  }

  Iterable<PartyFile> files() {
    return byName.values();
  }

  private PartyFile require(String name) {
    PartyFile file = byName.get(name);
    if (file == null) {
      throw new Refusal(name + " has not disclosed itself");
    }
    return file;
  }
}
