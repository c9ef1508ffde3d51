package dev.assize.register.entry;

import dev.assize.cel.Expression;
import dev.assize.scheme.Institution;
import dev.assize.scheme.OwnerKey;
import dev.assize.scheme.Rung;
import dev.assize.scheme.SanctionFacts;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.key.VerifierKey;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The schemes that a register goes by. Entries under other schemes have no effect. Immutable. */
public final class Rules {

  private final Map<Digest, Scheme> schemes = new LinkedHashMap<>();
  private final Map<Digest, Map<OwnerKey.Power, Set<String>>> powers = new HashMap<>();
  private final Map<Digest, Map<String, Expression>> triggers = new HashMap<>();
  private final Map<String, Set<Digest>> owned = new HashMap<>();

  /**
   * Rules of these schemes.
   *
   * @throws IllegalArgumentException if one has no institution
   * @throws dev.assize.statement.key.KeyException if a key of an owner cannot be read
   * @throws dev.assize.cel.ExpressionException if a rung's trigger is no condition over the facts
   */
  public Rules(Collection<Scheme> schemes) {
    for (Scheme scheme : schemes) {
      Institution institution = scheme.institution();
      if (institution == null) {
        throw new IllegalArgumentException(
            scheme.metadata().name() + " says nothing on certificates");
      }
      Digest digest = scheme.digest();
      this.schemes.put(digest, scheme);
      institution.keys().forEach(key -> add(digest, key));
      triggers.put(digest, compiled(institution.ladder()));
    }
  }

  private static Map<String, Expression> compiled(List<Rung> ladder) {
    Map<String, Expression> compiled = new HashMap<>();
    for (Rung rung : ladder) {
      if (rung.trigger() != null) {
        compiled.put(rung.id(), SanctionFacts.EXPRESSIONS.condition(rung.trigger()));
      }
    }
    return compiled;
  }

  private void add(Digest scheme, OwnerKey ownerKey) {
    String key = VerifierKey.parse(ownerKey.key()).hex();
    owned.computeIfAbsent(key, k -> new HashSet<>()).add(scheme);
    for (OwnerKey.Power power : ownerKey.powers()) {
      powers
          .computeIfAbsent(scheme, k -> new EnumMap<>(OwnerKey.Power.class))
          .computeIfAbsent(power, k -> new HashSet<>())
          .add(key);
    }
  }

  /** The schemes, by their digests, in the order in which they were given. */
  public Map<Digest, Scheme> schemes() {
    return Map.copyOf(schemes);
  }

  /** The scheme with that digest. */
  public Optional<Scheme> scheme(Digest digest) {
    return Optional.ofNullable(schemes.get(digest));
  }

  /**
   * What a scheme says on certificates.
   *
   * @throws Refusal if the register does not go by that scheme
   */
  public Institution institution(Digest scheme) {
    Scheme known = schemes.get(scheme);
    Institution institution = known == null ? null : known.institution();
    if (institution == null) {
      throw new Refusal("a scheme that this register does not go by: " + scheme);
    }
    return institution;
  }

  /**
   * The triggers of a scheme's ladder by the ids of their rungs; those that need an entry have
   * none.
   */
  public Map<String, Expression> triggers(Digest scheme) {
    return triggers.getOrDefault(scheme, Map.of());
  }

  /** Whether the scheme's owner signed, with a key that has the power. */
  public boolean ownerSigned(Entry entry, Digest scheme, OwnerKey.Power power) {
    Set<String> keys = powers.getOrDefault(scheme, Map.of()).getOrDefault(power, Set.of());
    for (String signer : entry.signers()) {
      if (keys.contains(signer)) {
        return true;
      }
    }
    return false;
  }

  /** The schemes one of whose owner's keys signed, whatever its powers. */
  public Set<Digest> ownedBySigners(Entry entry) {
    Set<Digest> all = Set.of();
    for (String signer : entry.signers()) {
      Set<Digest> more = owned.getOrDefault(signer, Set.of());
      if (all.isEmpty()) {
        all = more;
      } else if (!more.isEmpty()) {
        all = new HashSet<>(all);
        all.addAll(more);
      }
    }
    return all;
  }
}
