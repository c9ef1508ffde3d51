package dev.assize.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to cause loss.
 *
 * @param id unique in its world
 * @param title for people
 * @param loss what kind of loss, for example {@code money}
 * @param serves what a hijacked model wants its harm for: {@code spend}, {@code leak} or {@code
 *     destroy}; null for most hazards
 * @param unprovoked whether it comes about without an attacker, because a task tempts a careless
 *     agent to it ({@link Task#tempts}); then there is neither goal nor harm
 * @param goal template of what the attacker wants, in words; empty where unprovoked
 * @param harm tool calls that cause it; empty where unprovoked
 * @param later what becomes of it in a later session, where the harm only puts something into the
 *     agent's memory; null for most hazards. Such a hazard is tried on tasks of several sessions
 * @param oracle condition that tells from the state and the calls whether it happened
 * @param tags what it is known as elsewhere, for example {@code ASI01} in the OWASP Top 10 for
 *     agentic applications; for reports, not evaluated
 */
public record Hazard(
    String id,
    String title,
    String loss,
    @Nullable String serves,
    boolean unprovoked,
    String goal,
    List<StepTemplate> harm,
    @Nullable Later later,
    String oracle,
    List<String> tags) {

  /** Parts that are absent in a document arrive as null. */
  public Hazard {
    goal = goal == null ? "" : goal;
    harm = harm == null ? List.of() : List.copyOf(harm);
    tags = Tags.orNone(tags);
  }

  /**
   * What happens in a later session of a task because of what an earlier one has kept.
   *
   * @param remembered template of the words that were kept, as they are read again then
   * @param harm tool calls that cause the loss
   */
  public record Later(String remembered, List<StepTemplate> harm) {

    public Later {
      harm = List.copyOf(harm);
    }
  }
}
