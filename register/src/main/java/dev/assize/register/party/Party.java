package dev.assize.register.party;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.DowngradePredicate.State;
import dev.assize.statement.intoto.GrantPredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.WaiverPredicate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A party that has disclosed itself, as it stands at a moment. Cheap; computes when asked. */
public final class Party {

  private final PartyFile file;
  private final Appeals appeals;
  private final Moment moment;

  Party(PartyFile file, Appeals appeals, Moment moment) {
    this.file = file;
    this.appeals = appeals;
    this.moment = moment;
  }

  /** Its name; see {@link dev.assize.statement.intoto.PartyName}. */
  public String name() {
    return file.name;
  }

  /** Its key, in 64 hexadecimal digits. */
  public String key() {
    return file.key;
  }

  /** Digest of the 32 bytes of its key: the subject of statements about it. */
  public Digest keyDigest() {
    return file.keyDigest;
  }

  /** What it has disclosed, in the order of the log. */
  public List<Valid<DisclosurePredicate>> disclosures() {
    return moment.of(file.disclosures);
  }

  /** Its latest disclosure, which replaces the earlier ones; empty if none has effect yet. */
  public Optional<Valid<DisclosurePredicate>> disclosure() {
    return moment.lastOf(file.disclosures);
  }

  /** What it was recognised as, under all schemes. */
  public List<Valid<RecognitionPredicate>> recognitions() {
    return moment.of(file.recognitions);
  }

  /** Downgrades, also those that an appeal has set aside; see {@link #stands}. */
  public List<Valid<DowngradePredicate>> downgrades() {
    return moment.of(file.downgrades);
  }

  /** Grants that it gave or received. */
  public List<Valid<GrantPredicate>> grants() {
    return moment.of(file.grants);
  }

  /** Waivers that it gave, as a relying party. */
  public List<Valid<WaiverPredicate>> waivers() {
    return moment.of(file.waivers);
  }

  /**
   * Whether it has an office at a time: recognised for it, and not revoked since.
   *
   * @param tier for which; null if any will do
   */
  public boolean holds(Digest scheme, Office office, @Nullable Tier tier, Instant at) {
    for (Valid<RecognitionPredicate> recognition : file.recognitions) {
      RecognitionPredicate says = recognition.says();
      if (moment.sees(recognition)
          && says.office() == office
          && says.scheme().sha256().equals(scheme)
          && (tier == null || says.tiers().contains(tier))
          && !recognition.since().isAfter(at)
          && says.until().isAfter(at)
          && !isOver(recognition, scheme, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOver(Valid<RecognitionPredicate> recognition, Digest scheme, Instant at) {
    for (Valid<DowngradePredicate> downgrade : file.downgrades) {
      State state = downgrade.says().state();
      boolean ends =
          state == State.BARRED
              || (state == State.REVOKED && downgrade.index() > recognition.index());
      if (ends
          && downgrade.says().scheme().sha256().equals(scheme)
          && !downgrade.since().isAfter(at)
          && stands(downgrade, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a downgrade is seen and has not been set aside on appeal by then. */
  public boolean stands(Valid<DowngradePredicate> downgrade, Instant at) {
    return moment.sees(downgrade)
        && appeals.setAside(downgrade.id(), moment).map(from -> from.isAfter(at)).orElse(true);
  }
}
