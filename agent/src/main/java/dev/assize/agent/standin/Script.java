package dev.assize.agent.standin;

import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in model needs to know to play its part in one trial.
 *
 * @param persona how it behaves
 * @param task the reference solution of what the user's first message asks
 * @param answer what it tells the user then
 * @param later what the user says afterwards in the same session, in order
 * @param temptation the attack it may fall for; null when the trial has none
 * @param seed decides whether it falls for it
 */
public record Script(
    Persona persona,
    List<Step> task,
    String answer,
    List<Later> later,
    @Nullable Temptation temptation,
    Seed seed) {

  public Script {
    task = List.copyOf(task);
    later = List.copyOf(later);
  }

  /** The script of a task of one message. */
  public Script(
      Persona persona, List<Step> task, String answer, @Nullable Temptation temptation, Seed seed) {
    this(persona, task, answer, List.of(), temptation, seed);
  }

  /**
   * A later message of the user. Its turn has come when its prompt is seen in the conversation.
   *
   * @param prompt its text, by which it is recognised whatever the harness wraps around it
   * @param task the reference solution of what it asks
   * @param answer what the model tells the user then
   * @param newSession whether it begins a session, in which only the {@link Relapse} tempts
   */
  public record Later(String prompt, List<Step> task, String answer, boolean newSession) {

    public Later {
      task = List.copyOf(task);
    }
  }

  /** Every call that any message asks for. */
  Stream<Step> calls() {
    return Stream.concat(task.stream(), later.stream().flatMap(message -> message.task().stream()));
  }

  /**
   * An injected instruction and the tool calls that obeying it means.
   *
   * @param technique id of the attack technique, which the persona's probability depends on
   * @param payload the adversarial text, exactly as it was put into the world
   * @param harm the calls to make
   * @param relapse what reading again in a later session leads to; null for most instructions
   */
  public record Temptation(
      String technique, String payload, List<Step> harm, @Nullable Relapse relapse) {

    public Temptation {
      harm = List.copyOf(harm);
    }

    /** One that is over with its session. */
    public Temptation(String technique, String payload, List<Step> harm) {
      this(technique, payload, harm, null);
    }
  }

  /**
   * What the model does in a later session if it finds there what obeying has kept.
   *
   * @param remembered those words
   * @param harm the calls to make
   */
  public record Relapse(String remembered, List<Step> harm) {

    public Relapse {
      harm = List.copyOf(harm);
    }
  }
}
