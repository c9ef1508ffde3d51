package dev.assize.agent.standin;

import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in model needs to know to play its part in one trial.
 *
 * @param persona how it behaves
 * @param task the reference solution of the task
 * @param answer what it tells the user at the end
 * @param temptation the attack it may fall for; null when the trial has none
 * @param seed decides whether it falls for it
 */
public record Script(
    Persona persona, List<Step> task, String answer, @Nullable Temptation temptation, Seed seed) {

  public Script {
    task = List.copyOf(task);
  }

  /**
   * An injected instruction and the tool calls that obeying it means.
   *
   * @param technique id of the attack technique, which the persona's probability depends on
   * @param payload the adversarial text, exactly as it was put into the world
   * @param harm the calls to make
   */
  public record Temptation(String technique, String payload, List<Step> harm) {

    public Temptation {
      harm = List.copyOf(harm);
    }
  }
}
