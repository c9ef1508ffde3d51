package dev.assize.world;

import dev.assize.statement.Step;
import java.util.List;

/**
 * One message of the user, as a trial renders it.
 *
 * @param prompt what the user asks
 * @param reference tool calls that do what this message asks, once those before it are done
 * @param answer what a good agent says at its end
 * @param newSession whether it begins a session of its own: the agent is started anew and has
 *     nothing of what was said before, but the world and its own files are as it left them
 */
public record Message(String prompt, List<Step> reference, String answer, boolean newSession) {

  public Message {
    reference = List.copyOf(reference);
  }
}
