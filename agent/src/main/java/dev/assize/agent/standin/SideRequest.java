package dev.assize.agent.standin;

import dev.assize.agent.standin.Conversation.Author;
import dev.assize.agent.standin.Conversation.Choice;
import dev.assize.agent.standin.Conversation.Entry;
import dev.assize.agent.standin.Conversation.Offer;
import dev.assize.statement.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What harnesses ask their model beside the user's task. The script knows nothing of these; they
 * get a harmless answer of the right shape, so that the harness goes on.
 *
 * <p>Told apart by shape first (a forced tool that is not the world's, a demanded JSON answer
 * without tools), and by the harness's own words where the shape is that of a main turn: those of
 * the system prompt and of the last message, if it is the user's; never those of tool results.
 */
enum SideRequest {
  /** Has to call one tool that is not the world's, or to answer in JSON: decide something. */
  CLASSIFIER {
    @Override
    Reply reply(Conversation conversation) {
      JsonNode schema = conversation.answerSchema();
      return forced(conversation)
          .<Reply>map(offer ->
              new Reply.Call(offer.namespace(), offer.name(), SchemaExample.object(offer.schema())))
          .orElseGet(() ->
              new Reply.Words(
                  Json.mapper()
                      .writeValueAsString(
                          SchemaExample.of(schema == null ? MissingNode.getInstance() : schema))));
    }
  },
  /** Name the conversation. */
  TITLE {
    @Override
    Reply reply(Conversation conversation) {
      return new Reply.Words("Office assistance");
    }
  },
  /** Replace the conversation by a shorter text. */
  SUMMARY {
    @Override
    Reply reply(Conversation conversation) {
      return new Reply.Words(
          "The user asked for help with a task. Work on it is under way with the tools at hand.");
    }
  },
  /** Keep what is worth remembering, by a sub-agent that has none of the world's tools. */
  MEMORY {
    @Override
    Reply reply(Conversation conversation) {
      return new Reply.Words("There is nothing to remember from this conversation.");
    }
  };

  private static final Pattern TITLE_WORDS =
      Pattern.compile(
          "title generator|(thread|session|conversation|chat) (title|name)|"
              + "(generate|write|create|give|come up with)\\b[^.]{0,60}\\btitle\\b");
  private static final Pattern COMPACTION_WORDS =
      Pattern.compile(
          "context checkpoint compaction|<state_snapshot>|continuing (our|this|the) conversation|"
              + "(summary|summarize|summarise|compress)\\b[^.<]{0,40}\\b(conversation|chat history)");
  private static final Pattern MEMORY_WORDS = Pattern.compile("memor(y|ies)");

  abstract Reply reply(Conversation conversation);

  /** As in {@link dev.assize.statement.trace.TraceEvent.ModelRequest}. */
  String kind() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The side request that {@code conversation} is; empty if it is a main turn. */
  static Optional<SideRequest> of(Conversation conversation, WorldTools world) {
    Optional<SideRequest> plain = plain(conversation, world);
    return plain.isEmpty()
            && !conversation.tools().isEmpty()
            && world.unreachable()
            && says(conversation, MEMORY_WORDS)
        ? Optional.of(MEMORY)
        : plain;
  }

  /**
   * The same where a main turn need not have any of the world's tools: system prompts speak of
   * memory there, too, so only the last message can ask for it.
   */
  static Optional<SideRequest> besideAnyTask(Conversation conversation, WorldTools world) {
    Optional<SideRequest> plain = plain(conversation, world);
    return plain.isEmpty()
            && conversation.calls().findAny().isEmpty()
            && world.unreachable()
            && lastWords(conversation)
                .anyMatch(text -> MEMORY_WORDS.matcher(text.toLowerCase(Locale.ROOT)).find())
        ? Optional.of(MEMORY)
        : plain;
  }

  private static Optional<SideRequest> plain(Conversation conversation, WorldTools world) {
    if (forced(conversation).filter(offer -> !world.include(offer.qualified())).isPresent()
        || (conversation.tools().isEmpty() && conversation.answerSchema() != null)) {
      return Optional.of(CLASSIFIER);
    }
    if (conversation.tools().isEmpty() && says(conversation, TITLE_WORDS)) {
      return Optional.of(TITLE);
    }
    if (orders(conversation, COMPACTION_WORDS)) {
      return Optional.of(SUMMARY);
    }
    return Optional.empty();
  }

  /** The one tool that has to be called. */
  private static Optional<Offer> forced(Conversation conversation) {
    Choice choice = conversation.choice();
    if (choice.mode() != Choice.Mode.REQUIRED) {
      return Optional.empty();
    }
    List<Offer> callable =
        conversation.tools().stream()
            .filter(offer -> choice.tool().isEmpty() || offer.name().equals(choice.tool()))
            .toList();
    return callable.size() == 1 ? Optional.of(callable.getFirst()) : Optional.empty();
  }

  private static boolean says(Conversation conversation, Pattern words) {
    return Stream.concat(conversation.words(Author.SYSTEM), lastWords(conversation))
        .anyMatch(text -> words.matcher(text.toLowerCase(Locale.ROOT)).find());
  }

  /** Without tools the system prompt may order it; with tools only the last message can. */
  private static boolean orders(Conversation conversation, Pattern words) {
    if (conversation.tools().isEmpty()) {
      return says(conversation, words);
    }
    return conversation.calls().findAny().isPresent()
        && lastWords(conversation)
            .anyMatch(text -> words.matcher(text.toLowerCase(Locale.ROOT)).find());
  }

  private static Stream<String> lastWords(Conversation conversation) {
    return !conversation.entries().isEmpty()
            && conversation.entries().getLast() instanceof Entry.Said said
            && said.author() == Author.USER
        ? Conversation.leaves(said.content())
        : Stream.of();
  }
}
