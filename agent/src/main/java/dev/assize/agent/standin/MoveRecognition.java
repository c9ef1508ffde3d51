package dev.assize.agent.standin;

import dev.assize.agent.standin.Conversation.Entry;
import dev.assize.agent.standin.playbook.Capability;
import dev.assize.agent.standin.playbook.Move;
import dev.assize.statement.Step;
import java.util.List;

/**
 * Recognises a move among the calls of a conversation, in which harnesses write arguments anew: by
 * its marker, whole or in its two halves; by equal arguments where it has no place for one; and a
 * call of the world by its tool and arguments.
 */
final class MoveRecognition {

  private final Move move;
  private final String marker;

  MoveRecognition(Move move) {
    this.move = move;
    this.marker = move.marker();
  }

  boolean matches(Entry.Called call) {
    Step step = move.worldCall();
    if (step != null) {
      return Performance.same(step, call);
    }
    List<String> texts = Conversation.leaves(call.arguments()).toList();
    return hasMarker() ? texts.stream().anyMatch(this::marks) : texts.containsAll(values());
  }

  private boolean hasMarker() {
    return move.arguments().values().stream().anyMatch(this::marks);
  }

  private boolean marks(String text) {
    int half = marker.length() / 2;
    return text.contains(marker)
        || (text.contains(marker.substring(0, half)) && text.contains(marker.substring(half)));
  }

  private List<String> values() {
    return move.by() == Capability.ANSWER
        ? List.of(marker)
        : List.copyOf(move.arguments().values());
  }
}
