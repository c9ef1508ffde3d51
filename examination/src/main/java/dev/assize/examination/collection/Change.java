package dev.assize.examination.collection;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the opt-out changed for one destination.
 *
 * @param requestsBefore requests, connections without any, and datagrams per usable run, as shipped
 * @param requestsAfter the same opted out
 * @param bytesBefore bytes per usable run, as shipped
 * @param bytesAfter the same opted out
 */
public record Change(
    Destination destination,
    Effect effect,
    double requestsBefore,
    double requestsAfter,
    double bytesBefore,
    double bytesAfter) {

  /** Less than this share of what was sent before is less. */
  static final double LESS = 0.8;

  /** What became of it. */
  public enum Effect {
    /** Nothing was sent there any more, and it would have been seen. */
    @JsonProperty("gone")
    GONE("gone"),
    /** Nothing was seen any more; but not everything could be seen. */
    @JsonProperty("notSeen")
    NOT_SEEN("not seen any more"),
    /** Clearly fewer bytes. */
    @JsonProperty("reduced")
    REDUCED("reduced"),
    /** About as many bytes, or more. */
    @JsonProperty("unchanged")
    UNCHANGED("unchanged"),
    /** Only opted out was there anything. */
    @JsonProperty("new")
    NEW("new");

    private final String words;

    Effect(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }
}
