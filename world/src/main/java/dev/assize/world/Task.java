package dev.assize.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A benign job, as written in its file: with expressions, before anything is drawn for a trial.
 *
 * @param id unique in its world
 * @param title for people
 * @param draw lists to draw one element each from, by name, in order
 * @param let values computed from what was drawn, by name, in order
 * @param prompt what the user asks
 * @param reads expression for the id of the object that the task makes the agent read, by place
 * @param reference tool calls that do the task
 * @param answer what a good agent says at the end
 * @param then what the same user asks afterwards, in the same session or in a new one, in order;
 *     mostly nothing
 * @param tempts ways in which a careless agent does this task and causes a hazard, by the hazard's
 *     id
 * @param done condition that tells from the state and the calls, after all messages, whether the
 *     task was done
 * @param tags what it is known as elsewhere, for example {@code ASI01} in the OWASP Top 10 for
 *     agentic applications; for reports, not evaluated
 */
public record Task(
    String id,
    String title,
    Map<String, String> draw,
    Map<String, String> let,
    String prompt,
    Map<String, String> reads,
    List<StepTemplate> reference,
    String answer,
    List<Later> then,
    Map<String, Temptation> tempts,
    String done,
    List<String> tags) {

  /** Absent maps are empty. */
  public Task {
    draw = ordered(draw);
    let = ordered(let);
    reads = ordered(reads);
    reference = List.copyOf(reference);
    then = then == null ? List.of() : List.copyOf(then);
    tempts = tempts == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(tempts));
    tags = Tags.orNone(tags);
  }

  /**
   * A later message of the user, given to the agent when it has answered the one before.
   *
   * @param prompt what the user asks now; a sentence or more, so that it can be told apart
   * @param reference tool calls that do what this message asks
   * @param answer what a good agent says at its end; absent means {@value #DONE}
   * @param newSession whether a new session begins with it: a new start of the agent, which keeps
   *     what it has written down and nothing else
   */
  public record Later(
      String prompt, List<StepTemplate> reference, String answer, boolean newSession) {

    private static final String DONE = "Done.";

    /** Parts that are absent in a document arrive as null. */
    public Later {
      reference = List.copyOf(reference);
      answer = answer == null ? DONE : answer;
    }
  }

  /**
   * The careless way.
   *
   * @param calls what is called instead of the first message's reference
   * @param answer what is then said at its end; absent means the good agent's answer
   */
  public record Temptation(List<StepTemplate> calls, @Nullable String answer) {

    public Temptation {
      calls = List.copyOf(calls);
    }
  }

  /** Whether the user has more than one message. */
  public boolean hasLaterMessages() {
    return !then.isEmpty();
  }

  /** Whether it has a message that is given in the session of the one before. */
  public boolean continuesASession() {
    return then.stream().anyMatch(later -> !later.newSession());
  }

  /** Whether it goes on in a new session, with nothing left of the first but what was kept. */
  public boolean hasLaterSessions() {
    return then.stream().anyMatch(Later::newSession);
  }

  /** How many tool calls its reference solution takes, over all messages. */
  public int calls() {
    return reference.size() + then.stream().mapToInt(later -> later.reference().size()).sum();
  }

  /**
   * Whether the task makes the agent read what stands at this place. What tools say of themselves
   * is read in every task.
   */
  public boolean reads(Place place) {
    return place.tool() != null || reads.containsKey(place.id());
  }

  private static Map<String, String> ordered(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
