package dev.assize.agent.chat;

import dev.assize.agent.Agent;
import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.agent.Run.Ending;
import dev.assize.agent.Run.Usage;
import dev.assize.agent.ToolServer;
import dev.assize.agent.manifest.Interface.Chat;
import dev.assize.statement.trace.TraceEvent.LaterPrompt;
import dev.assize.statement.trace.TraceEvent.Output;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/**
 * A model in a loop: it is asked, the tools it calls are called, it reads their results, until it
 * answers without a call; then the user's next message follows, if there is one. In a new session
 * it has forgotten all that was said. Thread-safe.
 */
public final class ChatAgent implements Agent {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Chat chat;
  private final boolean record;
  private final Limits limits;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * @param chat the agent as its manifest describes it; the endpoint comes with each assignment
   * @param record whether to record model requests and responses in the trace; false where the
   *     model's server does so itself, as the stand-in does
   */
  public ChatAgent(Chat chat, boolean record) {
    this(chat, record, Limits.USUAL);
  }

  ChatAgent(Chat chat, boolean record, Limits limits) {
    this.chat = chat;
    this.record = record;
    this.limits = limits;
  }

  @Override
  public Run run(Assignment assignment) throws InterruptedException {
    Deadline deadline = Deadline.in(assignment.deadline());
    Conversation conversation =
        new Conversation(chat, assignment.prompt(), assignment.tools().list());
    ModelCall model =
        new ModelCall(
            client,
            chat.model(),
            assignment.model(),
            assignment.deadline(),
            limits,
            record ? assignment.trace() : null);
    Usage usage = Usage.NONE;
    int message = 1;
    for (int turn = 1; turn <= chat.maxTurns(); turn++) {
      switch (model.ask(conversation)) {
        case Failure failure -> {
          return new Run(failure.ending(), failure.detail(), usage);
        }
        case Completion completion -> {
          usage = usage.plus(completion.usage());
          List<ToolCall> calls = conversation.add(completion, limits);
          if (calls.isEmpty()) {
            answered(assignment, completion);
            if (message > assignment.later().size()) {
              return Run.completed(usage);
            }
            conversation = withNext(assignment, ++message, conversation);
          }
          if (calls.size() > limits.callsPerTurn()) {
            return new Run(Ending.OUTPUT_LIMIT, tooManyCalls(assignment, calls), usage);
          }
          if (conversation.characters() > limits.conversationCharacters()) {
            return new Run(Ending.OUTPUT_LIMIT, tooLong(assignment), usage);
          }
          if (!answer(calls, assignment.tools(), conversation, deadline)) {
            return new Run(Ending.DEADLINE, stopped(assignment), usage);
          }
        }
      }
    }
    return new Run(Ending.TURN_LIMIT, tooManyTurns(assignment), usage);
  }

  /** False if the deadline passed before or while the calls were made. */
  private static boolean answer(
      List<ToolCall> calls, ToolServer tools, Conversation conversation, Deadline deadline)
      throws InterruptedException {
    for (ToolCall call : calls) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped between tool calls");
      }
      if (deadline.passed()) {
        return false;
      }
      conversation.add(call, call.answerFrom(tools));
      if (tools.justChanged()) {
        conversation.offer(tools.list());
      }
    }
    return !deadline.passed();
  }

  private static void answered(Assignment assignment, Completion completion) {
    String answer = new Secret(assignment.model().key()).redact(completion.text());
    assignment.trace().append(at -> new Output(at, Output.ANSWER, answer));
  }

  /**
   * @param message its number, from 2
   */
  private Conversation withNext(Assignment assignment, int message, Conversation conversation) {
    Assignment.Later later = assignment.later().get(message - 2);
    assignment.trace().append(at -> new LaterPrompt(at, message, later.prompt()));
    if (later.newSession()) {
      return new Conversation(chat, later.prompt(), assignment.tools().list());
    }
    conversation.say(later.prompt());
    return conversation;
  }

  private String tooManyCalls(Assignment assignment, List<ToolCall> calls) {
    return "%s made %d tool calls in one turn; %d are allowed"
        .formatted(assignment.model(), calls.size(), limits.callsPerTurn());
  }

  private String tooLong(Assignment assignment) {
    return "the conversation with %s grew beyond %d characters"
        .formatted(assignment.model(), limits.conversationCharacters());
  }

  private static String stopped(Assignment assignment) {
    return "%s was still calling tools at the deadline of %d s"
        .formatted(assignment.model(), assignment.deadline().toSeconds());
  }

  private String tooManyTurns(Assignment assignment) {
    return "%s still called tools after %d turns; if its work needs more, raise maxTurns in the manifest"
        .formatted(assignment.model(), chat.maxTurns());
  }

  /** Closes idle connections. Runs that are still going end as unusable. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
