package dev.assize.scheme.check;

import dev.assize.scheme.Concentration;
import dev.assize.scheme.Institution;
import dev.assize.scheme.OwnerKey;
import dev.assize.statement.key.KeyException;
import dev.assize.statement.key.VerifierKey;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the owner's keys can do what an owner does, and caps make sense. */
final class PartyCheck {

  private PartyCheck() {}

  static void check(Institution institution, Problems problems) {
    keys(institution.keys(), problems);
    Concentration caps = institution.concentration();
    if (caps.owner().compareTo(caps.evaluator()) < 0) {
      problems.add(
          "/institution/concentration/owner",
          "an owner's cap below that of one evaluator (%s) makes that cap pointless",
          caps.evaluator());
    }
  }

  private static void keys(List<OwnerKey> keys, Problems problems) {
    Set<OwnerKey.Power> powers = EnumSet.noneOf(OwnerKey.Power.class);
    Set<VerifierKey> seen = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      String pointer = "/institution/keys/" + i + "/key";
      powers.addAll(keys.get(i).powers());
      try {
        if (!seen.add(VerifierKey.parse(keys.get(i).key()))) {
          problems.add(pointer, "the key stands twice; give it all its powers in one place");
        }
      } catch (KeyException e) {
        problems.add(pointer, "%s", String.valueOf(e.getMessage()));
      }
    }
    if (!keys.isEmpty()) {
      EnumSet.complementOf(EnumSet.copyOf(powers))
          .forEach(power ->
              problems.add(
                  "/institution/keys",
                  "no key has the power to %s",
                  power.name().toLowerCase(Locale.ROOT)));
    }
  }
}
