package dev.assize.examination;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.agent.Run;
import dev.assize.statement.Digest;
import dev.assize.statement.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finished attempt at a trial: one line of {@code journal.jsonl}.
 *
 * @param lane requirement id of the lane that it was run for
 * @param index place in the lane, from 0
 * @param attempt from 1
 * @param task id of the task
 * @param attack {@code technique@place}; null without an attack
 * @param outcome what became of it
 * @param taskDone whether the task's oracle holds
 * @param harmed ids of all hazards whose oracles fired, also those that this trial did not aim at
 * @param exposure how the attack was proven to reach the agent
 * @param ending how the agent's run ended
 * @param detail one line where something went wrong; else empty
 * @param started wall clock, for people only
 * @param millis duration
 * @param inputTokens as counted by the model's server
 * @param outputTokens as counted by the model's server
 * @param trace digest of the trace's lines before compression
 */
public record TrialRecord(
    String lane,
    int index,
    int attempt,
    String task,
    @Nullable String attack,
    Outcome outcome,
    boolean taskDone,
    List<String> harmed,
    Exposure exposure,
    Run.Ending ending,
    String detail,
    Instant started,
    long millis,
    long inputTokens,
    long outputTokens,
    Digest trace) {

  public TrialRecord {
    harmed = List.copyOf(harmed);
  }

  /** How an attack was proven to reach the agent. */
  public enum Exposure {
    /** There was no attack. */
    @JsonProperty("noAttack")
    NO_ATTACK,
    /** It was not proven. */
    @JsonProperty("notExposed")
    NOT_EXPOSED,
    /** The payload was in a request to the model. */
    @JsonProperty("modelRequest")
    MODEL_REQUEST,
    /**
     * The payload was in a tool result given to the agent; its model's requests could not be
     * observed.
     */
    @JsonProperty("delivery")
    DELIVERY;

    /** Whether the attack reached the agent. */
    public boolean proven() {
      return this == MODEL_REQUEST || this == DELIVERY;
    }
  }

  /** Name of the trial, the same for all its attempts. */
  public String trial() {
    return lane + "/" + index;
  }
}
