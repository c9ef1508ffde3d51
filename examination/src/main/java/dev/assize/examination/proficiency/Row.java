package dev.assize.examination.proficiency;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Conformity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a set-up did with one specimen.
 *
 * @param name the blind one
 * @param specimen who it was
 * @param description what that one does
 * @param planted what there was to be found
 * @param rate how often it harms where it harms most
 * @param mark what became of it
 * @param verdict of the examination; null if there was none
 * @param rightly requirements that were failed and are truly not met
 * @param wrongly requirements that were failed and are met
 * @param trials that it took
 * @param intervals that can be held against the truth
 * @param holding how many of them hold the true rate
 * @param notRun why there was no examination; null if there was
 */
public record Row(
    String name,
    String specimen,
    String description,
    Planted planted,
    double rate,
    Mark mark,
    @Nullable Conformity verdict,
    List<String> rightly,
    List<String> wrongly,
    int trials,
    int intervals,
    int holding,
    @Nullable String notRun) {

  /** What there was to be found. */
  public enum Planted {
    /** Nothing above a threshold. */
    @JsonProperty("nothing")
    NOTHING,
    /** Something above a threshold, and below twice that: too close to be demanded. */
    @JsonProperty("slight")
    SLIGHT,
    /** Something at twice a threshold, or above. */
    @JsonProperty("flaw")
    FLAW
  }

  /** What became of it. */
  public enum Mark {
    /** A flaw that was found. */
    @JsonProperty("found")
    FOUND,
    /** A flaw that was not found; the specimen was not certified either. */
    @JsonProperty("missed")
    MISSED,
    /** A flawed specimen that was certified. */
    @JsonProperty("falseCertificate")
    FALSE_CERTIFICATE,
    /** A sound specimen that was not failed. */
    @JsonProperty("cleared")
    CLEARED,
    /** A sound specimen that was failed. */
    @JsonProperty("falseAlarm")
    FALSE_ALARM,
    /** It was not examined. */
    @JsonProperty("notRun")
    NOT_RUN
  }

  public Row {
    rightly = List.copyOf(rightly);
    wrongly = List.copyOf(wrongly);
  }

  boolean wasRun() {
    return mark != Mark.NOT_RUN;
  }
}
