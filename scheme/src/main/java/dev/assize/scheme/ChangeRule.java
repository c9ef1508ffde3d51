package dev.assize.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a change calls for.
 *
 * @param noticeBefore how long before the change it must be announced; null if it need not be
 * @param noticeAfter how long after the change it must have been announced; null if that is too
 *     late, or if it need not be
 * @param retest what must be examined again
 */
public record ChangeRule(
    @Nullable Duration noticeBefore, @Nullable Duration noticeAfter, Retest retest) {

  /** What must be examined again. */
  public enum Retest {
    @JsonProperty("none")
    NONE,
    @JsonProperty("partial")
    PARTIAL,
    @JsonProperty("full")
    FULL
  }
}
