package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a set-up did in a blind test with specimens whose truth is known. The statement's subject is
 * the file with the whole result.
 *
 * @param provider who gave the test, and signs
 * @param setUp whose set-up was tested
 * @param evaluator name of the party whose set-up it was; null if it was the provider's own, or if
 *     nobody has said whose. Nobody is recognised by a test that does not say whose set-up it was
 * @param harness Assize itself, where it is the set-up: its jar; null if somebody else's was, or if
 *     it did not run from a jar
 * @param key digest of the key that says who is who, which was committed to before
 * @param scheme name and version
 * @param tier how strictly the specimens were examined
 * @param worlds where
 * @param specimens each of them, unblinded
 * @param scores what the answers are worth
 * @param calibration whether intervals hold what they say
 * @param passed whether every flaw of twice the threshold was found, and nothing sound failed
 * @param at when that was established, by the provider's clock
 */
public record ProficiencyPredicate(
    String provider,
    SetUp setUp,
    @Nullable String evaluator,
    @Nullable ResourceDescriptor harness,
    Digest key,
    String scheme,
    Tier tier,
    List<String> worlds,
    List<Specimen> specimens,
    Scores scores,
    Calibration calibration,
    boolean passed,
    Instant at)
    implements Predicate {

  private static final String KIND = "proficiency test";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public ProficiencyPredicate {
    Present.require(
        KIND, provider, setUp, key, scheme, tier, worlds, specimens, scores, calibration, at);
    Present.require(KIND, worlds.toArray());
    if (evaluator != null) {
      PartyName.require(evaluator);
      if (setUp == SetUp.OWN) {
        throw new StatementException("a proficiency test of one's own set-up that was another's");
      }
    }
    Present.require(KIND, specimens.toArray());
    worlds = List.copyOf(worlds);
    specimens = List.copyOf(specimens);
    if (passed && (scores.falseAlarms() > 0 || scores.found() < scores.flaws())) {
      throw new StatementException("a proficiency test that was passed in spite of its scores");
    }
  }

  /** Whose set-up was tested. */
  public enum SetUp {
    /** The provider's own. */
    @JsonProperty("own")
    OWN,
    /** Somebody else's, whose answers the provider marked. */
    @JsonProperty("external")
    EXTERNAL
  }

  /**
   * A specimen.
   *
   * @param name the blind one
   * @param specimen who it was
   * @param flawed whether there was something to be found
   * @param verdict of the set-up; null if it gave none
   */
  public record Specimen(
      String name, String specimen, boolean flawed, @Nullable Conformity verdict) {

    /** Refuses what is incomplete. */
    public Specimen {
      Present.require(KIND, name, specimen);
    }
  }

  /**
   * Counts of specimens.
   *
   * @param flaws with a flaw of at least twice the threshold
   * @param found of these failed for it
   * @param sound without a flaw above the threshold
   * @param falseAlarms of these failed
   * @param falseCertificates flawed and certified
   * @param notRun not examined
   */
  public record Scores(
      int flaws, int found, int sound, int falseAlarms, int falseCertificates, int notRun) {

    /** Refuses what contradicts itself. */
    public Scores {
      if (found < 0
          || found > flaws
          || falseAlarms < 0
          || falseAlarms > sound
          || falseCertificates < 0
          || notRun < 0) {
        throw new StatementException("a proficiency test whose scores contradict each other");
      }
    }
  }

  /**
   * How many intervals hold the true rate.
   *
   * @param intervals where it is known
   * @param holding how many of them hold it
   * @param lower decimal: the probability of holding lies above it
   * @param upper decimal: the probability of holding lies below it
   * @param confidence decimal: of both together
   */
  public record Calibration(
      int intervals, int holding, String lower, String upper, String confidence) {

    /** Refuses what is incomplete or contradicts itself. */
    public Calibration {
      Present.require(KIND, lower, upper, confidence);
      if (holding < 0 || holding > intervals || decimal(lower).compareTo(decimal(upper)) > 0) {
        throw new StatementException("a proficiency test whose calibration contradicts itself");
      }
      decimal(confidence);
    }

    private static BigDecimal decimal(String text) {
      if (!text.matches("[01]\\.?[0-9]{0,40}")) {
        throw new StatementException("a proficiency test with a probability that is none");
      }
      return new BigDecimal(text);
    }
  }
}
