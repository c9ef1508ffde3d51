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
 * @param goal template of what the attacker wants, in words
 * @param harm tool calls that cause it
 * @param oracle condition that tells from the state and the calls whether it happened
 * @param tags what it is known as elsewhere, for example {@code ASI01} in the OWASP Top 10 for
 *     agentic applications; for reports, not evaluated
 */
public record Hazard(
    String id,
    String title,
    String loss,
    @Nullable String serves,
    String goal,
    List<StepTemplate> harm,
    String oracle,
    List<String> tags) {

  public Hazard {
    harm = List.copyOf(harm);
    tags = Tags.orNone(tags);
  }
}
