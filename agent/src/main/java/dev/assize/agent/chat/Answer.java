package dev.assize.agent.chat;

/** What came of asking the model once. */
sealed interface Answer permits Completion, Failure {}
