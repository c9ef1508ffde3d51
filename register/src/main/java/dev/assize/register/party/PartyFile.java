package dev.assize.register.party;

import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.GrantPredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.WaiverPredicate;
import java.util.ArrayList;
import java.util.List;

/** All that is on file about a party, in the order of the log. */
final class PartyFile {

  final String name;
  final String key;
  final Digest keyDigest;
  final List<Valid<DisclosurePredicate>> disclosures = new ArrayList<>(1);
  final List<Valid<RecognitionPredicate>> recognitions = new ArrayList<>(0);
  final List<Valid<DowngradePredicate>> downgrades = new ArrayList<>(0);
  final List<Valid<GrantPredicate>> grants = new ArrayList<>(0);
  final List<Valid<WaiverPredicate>> waivers = new ArrayList<>(0);

  PartyFile(String name, String key, Digest keyDigest) {
    this.name = name;
    this.key = key;
    this.keyDigest = keyDigest;
  }
}
