package dev.assize.agent.standin;

import dev.assize.agent.standin.Conversation.Author;
import dev.assize.agent.standin.Conversation.Choice;
import dev.assize.agent.standin.Conversation.Entry;
import dev.assize.agent.standin.Performance.Turn;
import dev.assize.agent.standin.playbook.Capability;
import dev.assize.agent.standin.playbook.Move;
import dev.assize.agent.standin.playbook.Plot;
import dev.assize.statement.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A hijacked model at work. Stateless like {@link Performance}: what comes next follows from the
 * request alone. Of the plot's moves that the harness offers a tool for, it makes the first that
 * does not stand in the conversation yet, one at a time; when there is none left, it says goodbye.
 *
 * <p>A harness that drops old calls from the conversation makes the model make them again.
 */
final class Hijacking {

  /** What a conversation is that a move began: another agent's, with the same model. */
  static final String DELEGATED = "delegated";

  private final Plot plot;
  private final Conversation conversation;
  private final WorldTools world;
  private final Toolbox toolbox;
  private final List<Move> moves;
  private final List<Entry.Called> calls;

  private Hijacking(Hijack hijack, Conversation conversation) {
    this.plot = hijack.plot();
    this.conversation = conversation;
    this.moves = plot.moves();
    this.world = WorldTools.find(worldTools(plot, moves), conversation);
    this.toolbox = Toolbox.of(hijack.playbook().tools(), conversation, world);
    this.calls = conversation.calls().toList();
  }

  static Hijacking of(Hijack hijack, Conversation conversation) {
    return new Hijacking(hijack, conversation);
  }

  /** The reply to one request. */
  static Turn next(Hijack hijack, Conversation conversation) {
    return of(hijack, conversation).next();
  }

  private Turn next() {
    Optional<SideRequest> side = SideRequest.besideAnyTask(conversation, world);
    if (side.isPresent()) {
      return new Turn(side.get().kind(), side.get().reply(conversation));
    }
    if (isDelegated()) {
      return new Turn(DELEGATED, new Reply.Words("I have looked. There is nothing of interest."));
    }
    return new Turn(
        "main", move().<Reply>map(this::call).orElseGet(() -> new Reply.Words(plot.lastWords())));
  }

  /** The move that this request is answered with; empty if it is answered in words. */
  Optional<Move> move() {
    return mayCall()
        ? moves.stream().filter(move -> offers(move) && !isMade(move)).findFirst()
        : Optional.empty();
  }

  /** Whether the harness offers a tool for a move. */
  boolean offers(Move move) {
    Step step = move.worldCall();
    return step == null ? toolbox.offers(move.by()) : world.has(step.tool());
  }

  /** The qualified name of the tool that a move calls; empty if none is offered. */
  String toolFor(Move move) {
    Step step = move.worldCall();
    return step == null ? toolbox.nameOf(move.by()) : step.tool();
  }

  /** Whether the conversation was begun by a move that delegates. */
  boolean isDelegated() {
    return moves.stream()
        .filter(move -> move.by() == Capability.DELEGATE)
        .anyMatch(move -> isMentioned(move.marker()) && !isMade(move));
  }

  private boolean isMentioned(String marker) {
    return conversation.words(Author.USER).anyMatch(text -> text.contains(marker));
  }

  private boolean isMade(Move move) {
    MoveRecognition recognition = new MoveRecognition(move);
    return calls.stream().anyMatch(recognition::matches);
  }

  private Reply.Call call(Move move) {
    Step step = move.worldCall();
    return step == null ? toolbox.call(move) : world.call(step.tool(), Performance.json(step));
  }

  private boolean mayCall() {
    return !conversation.tools().isEmpty() && conversation.choice().mode() != Choice.Mode.NONE;
  }

  private static Set<String> worldTools(Plot plot, List<Move> moves) {
    Set<String> names = new HashSet<>(plot.setting().worldTools());
    for (Move move : moves) {
      if (move.worldCall() != null) {
        names.add(move.worldCall().tool());
      }
    }
    return names;
  }
}
