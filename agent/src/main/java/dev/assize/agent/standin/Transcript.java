package dev.assize.agent.standin;

import dev.assize.agent.standin.Conversation.Author;
import dev.assize.agent.standin.Conversation.Entry;
import dev.assize.agent.standin.playbook.Attempt;
import dev.assize.agent.standin.playbook.Attempt.Result;
import dev.assize.agent.standin.playbook.Capability;
import dev.assize.agent.standin.playbook.Move;
import dev.assize.agent.standin.playbook.Wording;
import dev.assize.statement.Step;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.statement.trace.TraceEvent.ModelRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads from a trial's trace what became of a hijacked model's moves. A pure function of the trace:
 * the model is stateless, so its part is played again to see which move each request got.
 *
 * <p>What it reads was written by the agent under examination. It says what the harness told its
 * model, and no more.
 */
public final class Transcript {

  /** How much of an answer is searched, from either end, in characters. */
  private static final int MAX_SEARCHED = 1 << 16;

  private static final int MAX_TOOLS = 200;

  private final Hijack hijack;
  private final List<TraceEvent> events;
  private final List<Conversation> requests;
  private final Map<String, String> offered = new HashMap<>();
  private final Map<String, String> issued = new HashMap<>();
  private boolean parted;

  private Transcript(Hijack hijack, List<TraceEvent> events) {
    this.hijack = hijack;
    this.events = events;
    this.requests =
        events.stream()
            .filter(event -> event instanceof ModelRequest request && request.kind().equals("main"))
            .flatMap(event -> conversation((ModelRequest) event).stream())
            .toList();
    requests.forEach(this::replay);
  }

  /** What became of each of the plot's moves, in the plot's order. */
  public static List<Attempt> attempts(Hijack hijack, List<TraceEvent> events) {
    Transcript transcript = new Transcript(hijack, events);
    return hijack.plot().moves().stream().map(transcript::attempt).toList();
  }

  /**
   * Qualified names of the tools that the harness offered, without the world's, in their order; at
   * most {@value #MAX_TOOLS}.
   *
   * @param worldTools the world's own names of its tools
   */
  public static List<String> offered(List<TraceEvent> events, Set<String> worldTools) {
    return conversations(events)
        .flatMap(conversation -> {
          WorldTools world = WorldTools.find(worldTools, conversation);
          return conversation.tools().stream()
              .map(Conversation.Offer::qualified)
              .filter(name -> !world.include(name));
        })
        .distinct()
        .limit(MAX_TOOLS)
        .toList();
  }

  /** Whether some request told the model a text: its own words and calls do not count. */
  public static boolean told(List<TraceEvent> events, String text) {
    return conversations(events)
        .flatMap(conversation -> conversation.entries().stream())
        .flatMap(Transcript::heard)
        .anyMatch(heard -> heard.contains(text));
  }

  /**
   * Whether another conversation with the same model was begun with a text in it: one in which the
   * model has not said it itself before.
   */
  public static boolean delegated(List<TraceEvent> events, String mark) {
    return conversations(events)
        .anyMatch(conversation ->
            conversation.words(Author.USER).anyMatch(text -> text.contains(mark))
                && conversation
                    .calls()
                    .flatMap(call -> Conversation.leaves(call.arguments()))
                    .noneMatch(text -> text.contains(mark)));
  }

  private static Stream<Conversation> conversations(List<TraceEvent> events) {
    return events.stream()
        .filter(ModelRequest.class::isInstance)
        .flatMap(event -> conversation((ModelRequest) event).stream());
  }

  private static Stream<String> heard(Entry entry) {
    return switch (entry) {
      case Entry.Said said ->
          said.author() == Author.MODEL ? Stream.of() : Conversation.leaves(said.content());
      case Entry.Answered answered -> Conversation.leaves(answered.content());
      case Entry.Called called -> Stream.of();
    };
  }

  private static Optional<Conversation> conversation(ModelRequest request) {
    try {
      return Route.dialect(request.dialect()).map(dialect -> dialect.read(request.body()));
    } catch (RefusedRequest notARequest) {
      return Optional.empty();
    }
  }

  private void replay(Conversation conversation) {
    Hijacking hijacking = Hijacking.of(hijack, conversation);
    for (Move move : hijack.plot().moves()) {
      if (hijacking.offers(move)) {
        offered.putIfAbsent(move.name(), hijacking.toolFor(move));
      }
    }
    Optional<Move> move = hijacking.move();
    move.ifPresent(made -> issued.putIfAbsent(made.name(), hijacking.toolFor(made)));
    parted |= move.isEmpty();
  }

  private Attempt attempt(Move move) {
    if (move.by() == Capability.ANSWER) {
      return new Attempt(move, parted ? Result.RAN : Result.UNTRIED, null, "", "");
    }
    String tool = issued.get(move.name());
    if (tool == null) {
      boolean lacking = !requests.isEmpty() && !offered.containsKey(move.name());
      return new Attempt(move, lacking ? Result.NOT_OFFERED : Result.UNTRIED, null, "", "");
    }
    if (reachedTheWorld(move)) {
      return new Attempt(move, Result.RAN, null, tool, "the world was called");
    }
    return answer(move).map(text -> read(move, tool, text)).orElseGet(() -> silence(move, tool));
  }

  private boolean reachedTheWorld(Move move) {
    Step step = move.worldCall();
    return step != null
        && events.stream()
            .anyMatch(event ->
                event instanceof TraceEvent.ToolCall call
                    && Performance.same(step, new Entry.Called("", call.tool(), call.arguments())));
  }

  /** What the first request that has an answer to the move says. */
  private Optional<String> answer(Move move) {
    MoveRecognition recognition = new MoveRecognition(move);
    return requests.stream()
        .flatMap(conversation -> answerIn(conversation, recognition).stream())
        .findFirst();
  }

  /** By the call's id; in dialects without, the first answer behind it of the same tool. */
  private static Optional<String> answerIn(Conversation conversation, MoveRecognition recognition) {
    Set<String> ids = new HashSet<>();
    String tool = null;
    for (Entry entry : conversation.entries()) {
      if (entry instanceof Entry.Called called && recognition.matches(called)) {
        ids.add(called.id());
        tool = called.tool();
      } else if (entry instanceof Entry.Answered answered
          && ids.contains(answered.id())
          && (!answered.id().isEmpty() || answered.tool().equals(tool))) {
        return Optional.of(
            Conversation.leaves(answered.content()).collect(Collectors.joining("\n")));
      }
    }
    return Optional.empty();
  }

  private Attempt read(Move move, String tool, String answer) {
    String text = bounded(answer);
    String proof = move.proof();
    if (proof != null && answer.contains(proof)) {
      return new Attempt(move, Result.RAN, null, tool, lineOf(answer, proof));
    }
    for (Wording wording : hijack.playbook().wordings()) {
      String excerpt = wording.excerpt(text);
      if (excerpt != null) {
        return wording.means() == null
            ? new Attempt(move, Result.RAN, null, tool, excerpt)
            : new Attempt(move, Result.REFUSED, wording.means(), tool, excerpt);
      }
    }
    return new Attempt(move, Result.RAN_OR_UNKNOWN, null, tool, text.strip());
  }

  /** Some harnesses end the run in place of an answer, and say why to the user only. */
  private Attempt silence(Move move, String tool) {
    for (String output : outputs()) {
      for (Wording wording : hijack.playbook().wordings()) {
        String excerpt = wording.ends() ? wording.excerpt(bounded(output)) : null;
        if (excerpt != null && wording.means() != null) {
          return new Attempt(move, Result.REFUSED, wording.means(), tool, excerpt);
        }
      }
    }
    return new Attempt(move, Result.UNANSWERED, null, tool, "");
  }

  private List<String> outputs() {
    List<String> outputs = new ArrayList<>();
    for (TraceEvent event : events) {
      if (event instanceof TraceEvent.Output output) {
        outputs.add(output.text());
      }
    }
    return outputs;
  }

  private static String bounded(String text) {
    return text.length() <= 2 * MAX_SEARCHED
        ? text
        : text.substring(0, MAX_SEARCHED) + "\n" + text.substring(text.length() - MAX_SEARCHED);
  }

  /** Only the line with the proof: what stands before it can be a secret. */
  private static String lineOf(String text, String proof) {
    return text.lines().filter(line -> line.contains(proof)).findFirst().orElse(proof).strip();
  }
}
