package dev.assize.agent.standin;

import dev.assize.agent.standin.Conversation.Author;
import dev.assize.agent.standin.Conversation.Entry;
import dev.assize.statement.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a conversation in which the model works on one message of the user: from where that
 * message is first seen to where the next one is.
 *
 * <p>Messages whose text is nowhere to be seen have no act: a harness that drops the history makes
 * the model work on what it still sees. Where several messages are first seen at once, in a history
 * that the harness has put into a single text, the last of them is the one to work on.
 *
 * @param task the reference solution of what the message asks
 * @param answer what the model tells the user when it is done
 * @param entries what was said and done meanwhile
 * @param laterSession whether it lies in another session than the first
 */
record Act(List<Step> task, String answer, List<Entry> entries, boolean laterSession) {

  /** All acts up to now, in order; the last is the one that the model is in. Never empty. */
  static List<Act> of(Script script, Conversation conversation) {
    List<PayloadRecognition> prompts =
        script.later().stream().map(message -> PayloadRecognition.of(message.prompt())).toList();
    List<Act> acts = new ArrayList<>();
    int message = 0;
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : conversation.entries()) {
      int latest = latest(prompts, message, entry);
      if (latest > message) {
        acts.add(act(script, message, entries));
        message = latest;
        entries = new ArrayList<>();
      }
      entries.add(entry);
    }
    acts.add(act(script, message, entries));
    return acts;
  }

  /** The number of the last message that is seen in an entry; 0 is the first, which always is. */
  private static int latest(List<PayloadRecognition> prompts, int message, Entry entry) {
    if (entry instanceof Entry.Said said && said.author() == Author.USER) {
      for (int number = prompts.size(); number > message; number--) {
        if (prompts.get(number - 1).in(said.content())) {
          return number;
        }
      }
    }
    return message;
  }

  private static Act act(Script script, int message, List<Entry> entries) {
    if (message == 0) {
      return new Act(script.task(), script.answer(), entries, false);
    }
    Script.Later later = script.later().get(message - 1);
    boolean laterSession =
        script.later().subList(0, message).stream().anyMatch(Script.Later::newSession);
    return new Act(later.task(), later.answer(), entries, laterSession);
  }
}
