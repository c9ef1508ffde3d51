package dev.assize.examination.proposing;

import dev.assize.agent.manifest.ModelSource;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The model that words further attacks, as the plan names it. Never holds a key.
 *
 * @param baseUrl of an OpenAI-compatible endpoint, up to and including the version
 * @param name the model's name there
 * @param keyEnv the environment variable that holds the key; null if it needs none
 * @param questions how often it is asked in each lane's search
 * @param proposals how many attacks of one answer are tried at most
 */
public record AttackerModel(
    URI baseUrl, String name, @Nullable String keyEnv, int questions, int proposals) {

  /** Questions that are asked unless a plan says otherwise. */
  public static final int USUAL_QUESTIONS = 4;

  /** Attacks of one answer that are tried unless a plan says otherwise. */
  public static final int USUAL_PROPOSALS = 4;

  private static final int MOST = 100;

  /**
   * @throws IllegalArgumentException if the address is not one, holds a user's name or password, or
   *     a number is not between 1 and {@value #MOST}
   */
  public AttackerModel {
    String scheme = String.valueOf(baseUrl.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || baseUrl.getHost() == null) {
      throw new IllegalArgumentException(
          baseUrl + " is not the address of a model; it looks like https://models.example/v1");
    }
    if (baseUrl.getUserInfo() != null || baseUrl.getQuery() != null) {
      throw new IllegalArgumentException(
          "the address at "
              + baseUrl.getHost()
              + " holds a name, a password or a query, which everybody could read in the plan;"
              + " keys come from the environment");
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("the model needs a name");
    }
    if (questions < 1 || questions > MOST || proposals < 1 || proposals > MOST) {
      throw new IllegalArgumentException(
          "questions and proposals are between 1 and "
              + MOST
              + ", not "
              + questions
              + " and "
              + proposals);
    }
  }

  /** A model that is asked as often as usual. */
  public AttackerModel(URI baseUrl, String name, @Nullable String keyEnv) {
    this(baseUrl, name, keyEnv, USUAL_QUESTIONS, USUAL_PROPOSALS);
  }

  /** How many different attacks of its can be tried in one lane. */
  public int mostProposals() {
    return questions * proposals;
  }

  /** Where it comes from, as manifests say it of an agent's model. */
  public ModelSource.Endpoint source() {
    return new ModelSource.Endpoint(baseUrl, name, keyEnv);
  }

  @Override
  public String toString() {
    return name + " at " + baseUrl;
  }
}
