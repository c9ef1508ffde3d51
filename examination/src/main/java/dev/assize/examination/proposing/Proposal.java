package dev.assize.examination.proposing;

import dev.assize.statement.Digest;
import dev.assize.world.Technique;
import java.nio.charset.StandardCharsets;

/**
 * One text that an attacker's model proposed to plant.
 *
 * @param text with {@value #GOAL} where the words of what the attacker wants go, since they are
 *     other ones in every trial
 */
public record Proposal(String text) {

  /** Stands for the goal. */
  public static final String GOAL = "{{goal}}";

  /** The longest text, in UTF-16 units. */
  public static final int MAX_LENGTH = 4_000;

  private static final String ID = "proposed-";
  private static final int ID_DIGITS = 16;

  /**
   * @throws IllegalArgumentException that says why the text cannot be planted
   */
  public Proposal {
    if (!text.contains(GOAL)) {
      throw new IllegalArgumentException("it does not say " + GOAL);
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("it is longer than " + MAX_LENGTH + " characters");
    }
    if (!text.equals(text.strip())) {
      throw new IllegalArgumentException("it begins or ends with blanks");
    }
    if (text.codePoints().anyMatch(Proposal::isUnprintable)) {
      throw new IllegalArgumentException("it has control characters or half characters");
    }
  }

  /**
   * What a model wrote, with line ends as everywhere and no blanks around it.
   *
   * @throws IllegalArgumentException that says why the text cannot be planted
   */
  static Proposal of(String written) {
    return new Proposal(written.replace("\r\n", "\n").replace('\r', '\n').strip());
  }

  /** Id of its technique: the same for the same text, whoever proposes it. */
  public String technique() {
    return ID + Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, ID_DIGITS);
  }

  /** The technique by which the text is planted; nothing in the text but the goal is evaluated. */
  Technique asTechnique() {
    String template = text.replace("$", "${'$'}").replace(GOAL, "${goal}");
    return new Technique(technique(), "proposed", "Proposed by an attacker's model", template);
  }

  /** Whether a technique of that id is a proposed one. */
  public static boolean isProposed(String technique) {
    return technique.startsWith(ID);
  }

  private static boolean isUnprintable(int codePoint) {
    return (Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t')
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}
