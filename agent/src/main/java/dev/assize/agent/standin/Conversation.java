package dev.assize.agent.standin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to a model, whatever the dialect it was written in.
 *
 * @param model name the agent asked for; cut where it is too long for one, since replies repeat it
 * @param stream whether it wants the reply in pieces
 * @param entries what was said and done so far, in order
 * @param tools what the model may call now
 * @param choice whether it has to call one
 * @param answerSchema JSON Schema that a reply in words has to satisfy; null for free text
 */
record Conversation(
    String model,
    boolean stream,
    List<Entry> entries,
    List<Offer> tools,
    Choice choice,
    @Nullable JsonNode answerSchema) {

  private static final int MAX_MODEL_NAME = 200;

  Conversation {
    model = model.substring(0, Math.min(model.length(), MAX_MODEL_NAME));
    entries = withToolNames(entries);
    tools = List.copyOf(tools);
  }

  /** One thing that was said or done. */
  sealed interface Entry {

    /** Words, as a string or in the dialect's own blocks. */
    record Said(Author author, JsonNode content) implements Entry {}

    /**
     * The model called a tool.
     *
     * @param tool its qualified name, see {@link Offer#qualified()}
     */
    record Called(String id, String tool, JsonNode arguments) implements Entry {}

    /**
     * The agent reported what came of a call.
     *
     * @param tool as for {@link Called}; empty in a dialect that gives only the id
     */
    record Answered(String id, String tool, JsonNode content) implements Entry {}
  }

  enum Author {
    SYSTEM,
    USER,
    MODEL
  }

  /**
   * A tool the model may call.
   *
   * @param namespace the group it is in (OpenAI's {@code namespace} tools); empty for most
   * @param declaration as the agent sent it
   * @param schema JSON Schema of its arguments; a missing node if there is none
   */
  record Offer(String namespace, String name, JsonNode declaration, JsonNode schema) {

    /** The name with its namespace before it. */
    String qualified() {
      return qualified(namespace, name);
    }

    static String qualified(String namespace, String name) {
      return namespace.isEmpty() ? name : namespace + "__" + name;
    }
  }

  /**
   * Whether the model has to call a tool.
   *
   * @param tool the only one it may call; empty for any
   */
  record Choice(Mode mode, String tool) {

    static final Choice AUTO = new Choice(Mode.AUTO, "");
    static final Choice NONE = new Choice(Mode.NONE, "");
    static final Choice REQUIRED = new Choice(Mode.REQUIRED, "");

    static Choice only(String tool) {
      return new Choice(Mode.REQUIRED, tool);
    }

    enum Mode {
      AUTO,
      NONE,
      REQUIRED
    }
  }

  /** The same request where path and not body says which model is asked. */
  Conversation forModel(String name) {
    return new Conversation(name, stream, entries, tools, choice, answerSchema);
  }

  Stream<Entry.Called> calls() {
    return entries.stream().filter(Entry.Called.class::isInstance).map(Entry.Called.class::cast);
  }

  /** The words of one author, one string per leaf of the content. */
  Stream<String> words(Author author) {
    return entries.stream()
        .filter(entry -> entry instanceof Entry.Said said && said.author() == author)
        .flatMap(entry -> leaves(((Entry.Said) entry).content()));
  }

  static Stream<String> leaves(JsonNode node) {
    if (node.isString()) {
      return Stream.of(node.stringValue());
    }
    return node.isContainer() ? node.values().stream().flatMap(Conversation::leaves) : Stream.of();
  }

  private static List<Entry> withToolNames(List<Entry> entries) {
    Map<String, String> names = new HashMap<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Called called) {
        names.put(called.id(), called.tool());
      }
    }
    return entries.stream()
        .map(entry ->
            entry instanceof Entry.Answered answered && answered.tool().isEmpty()
                ? (Entry)
                    new Entry.Answered(
                        answered.id(), names.getOrDefault(answered.id(), ""), answered.content())
                : entry)
        .toList();
  }
}
