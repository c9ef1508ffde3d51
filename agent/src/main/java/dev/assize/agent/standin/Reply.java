package dev.assize.agent.standin;

import tools.jackson.databind.JsonNode;

/** What the model does next, whatever the dialect it is told in. */
sealed interface Reply {

  /** It speaks; an empty text is an empty message. */
  record Words(String text) implements Reply {}

  /**
   * It calls a tool.
   *
   * @param namespace as in {@link Conversation.Offer}
   * @param arguments an object
   */
  record Call(String namespace, String name, JsonNode arguments) implements Reply {}
}
