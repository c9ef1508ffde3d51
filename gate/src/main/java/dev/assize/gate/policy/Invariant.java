package dev.assize.gate.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What must be true of a policy's answers, whatever the facts are.
 *
 * @param id stable
 * @param say for people
 * @param when in CEL, over facts
 * @param answer what the answer then has to be
 * @param notKnown facts that are not known then
 */
public record Invariant(String id, String say, String when, Demand answer, List<String> notKnown) {

  /** What an answer has to be. */
  public enum Demand {
    /** {@link Answer#DENY}, whatever is waived. */
    @JsonProperty("deny")
    DENY("the answer is DENY", Answer.DENY.bit(), true),
    /** {@link Answer#DENY} or {@link Answer#UNKNOWN}, whatever is waived. */
    @JsonProperty("refuse")
    REFUSE("the agent is not let in", Answer.DENY.bit() | Answer.UNKNOWN.bit(), true),
    /** Anything but {@link Answer#ALLOW}, whatever is waived. */
    @JsonProperty("notOutright")
    NOT_OUTRIGHT(
        "the agent is not let in without conditions",
        Answer.DENY.bit() | Answer.UNKNOWN.bit() | Answer.ALLOW_WITH_CONDITIONS.bit(),
        true),
    /** {@link Answer#ALLOW} or {@link Answer#ALLOW_WITH_CONDITIONS}, without any waiver. */
    @JsonProperty("letIn")
    LET_IN("the agent is let in", Answer.ALLOW.bit() | Answer.ALLOW_WITH_CONDITIONS.bit(), false),
    /** {@link Answer#ALLOW}, without any waiver. */
    @JsonProperty("allow")
    ALLOW("the answer is ALLOW", Answer.ALLOW.bit(), false);

    private final String words;
    private final int answers;
    private final boolean whateverIsWaived;

    Demand(String words, int answers, boolean whateverIsWaived) {
      this.words = words;
      this.answers = answers;
      this.whateverIsWaived = whateverIsWaived;
    }

    /** What it says, in words. */
    public String words() {
      return words;
    }

    /** Whether it is asked for with waivers; no waiver makes an answer severer. */
    public boolean whateverIsWaived() {
      return whateverIsWaived;
    }

    /** Whether all of a set of answers meet it. */
    public boolean isMetByAll(Answers possible) {
      return (possible.bits() & ~answers) == 0;
    }

    /** Whether any of a set of answers meets it. */
    public boolean isMetByAny(Answers possible) {
      return (possible.bits() & answers) != 0;
    }
  }

  /** Copies the list; what is left out is empty. */
  public Invariant {
    notKnown = notKnown == null ? List.of() : List.copyOf(notKnown);
  }
}
